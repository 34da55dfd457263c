import { describe, expect, it } from '@jest/globals';
import { loadPageModule } from './load-page-module.ts';

const { markdownToHtml } = loadPageModule<{ markdownToHtml(text: string): string }>('teams/markdown.js');

describe('the markup of Adaptive Cards on the page', () => {
  it.each([
    ['**bold** and _italic_', '<p><strong>bold</strong> and <em>italic</em></p>'],
    ['one\ntwo', '<p>one<br>two</p>'],
    ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
    ['1. one\n2. two', '<ol><li>one</li><li>two</li></ol>'],
    ['snake_case_name', '<p>snake_case_name</p>'],
    ['\\*as typed\\* \\[x\\](y)', '<p>*as typed* [x](y)</p>'],
  ])('shows %j', (text, html) => {
    expect(markdownToHtml(text)).toBe(html);
  });

  it('makes links of web addresses and of nothing else', () => {
    expect(markdownToHtml('[a](https://example.com/?b=c&d=e)')).toContain(
      'href="https://example.com/?b=c&amp;d=e"',
    );
    expect(markdownToHtml('[a](javascript:alert(1))')).not.toContain('href');
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '**<script>alert(1)</script>**',
    '[x](https://example.com/"onmouseover="alert(1))',
    '\\<b>',
  ])('makes no element and no attribute of %s', (text) => {
    expect(markdownToHtml(text)).not.toMatch(/<(img|script|b)\b|"onmouseover/);
  });
});
