import { describe, expect, it } from '@jest/globals';
import { readMarkup } from '../../src/teams/inbound/read-markup.ts';

describe('the plain text of a chat message', () => {
  it.each([
    ['<p>One</p><p>Two &amp; three</p>', 'One\nTwo & three'],
    ['<div>One<br>Two<br/>Three</div>', 'One\nTwo\nThree'],
    ['<ul><li>first</li>\n<li>second</li></ul>', '• first\n• second'],
    ['Hi <at id="0">Ada</at>,&nbsp;look: <a href="https://example.com">here</a>', 'Hi Ada, look: here'],
    ['<p>a &lt;b&gt; &#39;c&#x27; &quot;d&quot;</p>', 'a <b> \'c\' "d"'],
    ['Well done <emoji id="yes" alt="👍" title="Yes"></emoji>', 'Well done 👍'],
    ['<attachment id="1"></attachment>', ''],
    ['5 < 6 &unknown; & so on', '5 < 6 &unknown; & so on'],
    ['<script>alert(1)</script>plain', 'plain'],
    ['&amp;lt;', '&lt;'],
  ])('%j is %j', (html, text) => {
    expect(readMarkup(html)).toBe(text);
  });
});

describe('the plain text of what is no proper message', () => {
  it.each([
    ['<p>One<p>Two', 'OneTwo'],
    ['<!-- hidden -->seen<style>p { color: red }</style>', 'seen'],
    ['<p>a   b \n  c\t</p>', 'a   b c'],
    ['<b>half a tag <i', 'half a tag'],
    ['<IMG SRC="x" ALT="a &amp; b">', 'a & b'],
    ['<3 & 4 > 2', '<3 & 4 > 2'],
  ])('%j is %j', (html, text) => {
    expect(readMarkup(html)).toBe(text);
  });

  it('is its beginning', () => {
    expect(readMarkup(`<p>${'word '.repeat(200_000)}</p>`)).toHaveLength(20_000);
    expect(readMarkup('<b/>'.repeat(300_000))).toBe('');
  });
});
