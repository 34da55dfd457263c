import { describe, expect, it } from '@jest/globals';
import { loadPageModule } from './load-page-module.ts';
import { useDocument } from './use-document.ts';

const document = useDocument();
const { renderMrkdwn } = loadPageModule<{
  renderMrkdwn(text: string, names: object): (Node | string)[];
}>('block-kit/mrkdwn.js');

const names = {
  person: (id: string) => ({ U1: 'Mei Tan' })[id],
  channel: (id: string) => ({ C1: 'design' })[id],
};

function htmlOf(text: string): string {
  const element = document.createElement('div');
  element.append(...renderMrkdwn(text, names));
  return element.innerHTML;
}

describe('Slack’s markup on the page', () => {
  it.each([
    ['*bold* and _italic_ and ~gone~', '<strong>bold</strong> and <em>italic</em> and <s>gone</s>'],
    ['*bold with _italic_ in it*', '<strong>bold with <em>italic</em> in it</strong>'],
    ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
    ['* not bold *', '* not bold *'],
    ['`a *b* &lt;c&gt;`', '<code>a *b* &lt;c&gt;</code>'],
    ['```let a = *b*;```', '<pre>let a = *b*;</pre>'],
    ['&gt; quoted\n&gt; twice\nnot', '<blockquote>quoted\ntwice</blockquote>not'],
    ['hi <@U1> in <#C1>', 'hi <span class="mention">@Mei Tan</span> in <span class="mention">#design</span>'],
    ['done :tada: :no_such:', 'done 🎉 :no_such:'],
    ['<!date^1^{date}^https://a.example|on Friday>', 'on Friday'],
  ])('shows %j', (text, html) => {
    expect(htmlOf(text)).toBe(html);
  });

  it('makes links that open elsewhere', () => {
    expect(htmlOf('<https://example.com/a?b=c&amp;d|the page>')).toBe(
      '<a href="https://example.com/a?b=c&amp;d" target="_blank" rel="noopener noreferrer">the page</a>',
    );
  });

  it.each(['<javascript:alert(1)|press me>', '<data:text/html,x|press me>'])(
    'makes no link of %s',
    (text) => {
      expect(htmlOf(text)).toBe('press me');
    },
  );

  it('makes no element of what somebody typed', () => {
    expect(htmlOf('&lt;img src=x onerror=alert(1)&gt; <script>alert(1)</script>')).not.toMatch(
      /<img|<script/,
    );
  });
});
