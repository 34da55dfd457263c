import { describe, expect, it } from '@jest/globals';
import { findUnshown, readClaims } from '../../scripts/house/claims.ts';

const page = `# Security

- Notes are sealed: \`tests/notes.test.ts\` › “are sealed”
  and \`tests/vault.test.ts\` › “opens nothing else”.
- Nobody knows.

## What is not protected

- An operator reads everything.
`;
const files: Record<string, string> = {
  'tests/notes.test.ts': "describe('notes', () => { it('are sealed', () => {}); });",
  'tests/vault.test.ts': "it.each([1])('opens nothing else', () => {});\n// it('is a comment')",
};

describe('the claims of a page', () => {
  it('are those of its lists, with the tests that they name', () => {
    const claims = readClaims(page, /not protected/);
    expect(claims.map(({ line, tests }) => [line, tests.map(({ name }) => name)])).toEqual([
      [3, ['are sealed', 'opens nothing else']],
      [5, []],
    ]);
  });

  it('are wrong where no test, no file or no such title is there', () => {
    const find = (text: string) => findUnshown(readClaims(text, /not protected/), (path) => files[path]);
    expect(find(page)).toEqual(['line 5 names no test']);
    expect(find('- A: `tests/gone.test.ts` › “x”')).toEqual(['line 1: there is no tests/gone.test.ts']);
    expect(find('- A: `tests/vault.test.ts` › “is a comment”')).toEqual([
      'line 1: no test in tests/vault.test.ts is called “is a comment”',
    ]);
  });
});
