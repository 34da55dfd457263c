import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { namesOfTests } from '../scripts/house/names-of-tests.ts';

const testsFolder = fileURLToPath(new URL('.', import.meta.url));
const rulesPage = readFileSync(new URL('../docs/rules.md', import.meta.url), 'utf8');

const rules = [...rulesPage.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(([, rule = '']) => rule);

function namesOfAllTests(): string[] {
  return readdirSync(testsFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(testsFolder, file), 'utf8'))
    .flatMap(namesOfTests);
}

const cited = new Set(namesOfAllTests().flatMap((name) => name.match(/\b[A-Z]\d{1,2}\b/g) ?? []));

describe('the rules', () => {
  it('stand family by family, with numbers that ascend', () => {
    const families = [...new Set(rules.map((rule) => rule.charAt(0)))];
    expect(families.join('')).toBe('PQTCOANVDH');
    const numberOf = (rule: string) => Number(rule.slice(1));
    const sorted = families.flatMap((family) =>
      rules.filter((rule) => rule.startsWith(family)).sort((one, other) => numberOf(one) - numberOf(other)),
    );
    // Those that are not built yet are missing.
    expect(rules).toEqual([...new Set(sorted)]);
  });

  it('stand each in the name of a test', () => {
    expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
  });

  it('are cited by numbers that there are', () => {
    const ours = [...cited].filter((rule) => /^[PQTCOANVDH]/.test(rule));
    expect(ours.filter((rule) => !rules.includes(rule))).toEqual([]);
  });
});

describe('the names of tests', () => {
  it.each([
    ["it('C3 comes again', () => {});", ['C3 comes again']],
    ["it.each([['C4']])('C3 of %s', () => {});", ['C3 of %s']],
    ['describe(`O2 ' + '$' + "{word} locks`, () => { it('O3 x', () => {}); });", ['O2   locks', 'O3 x']],
    ["// it('C5 not this', () => {});\ncall('C6');", []],
  ])('are read from %s', (code, expected) => {
    expect(namesOfTests(code)).toEqual(expected);
  });
});
