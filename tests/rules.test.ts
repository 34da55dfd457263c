import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parseSync } from '@swc/core';

const testsFolder = fileURLToPath(new URL('.', import.meta.url));
const rulesPage = readFileSync(new URL('../docs/rules.md', import.meta.url), 'utf8');

const rules = [...rulesPage.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(([, rule = '']) => rule);

/** Somewhere in a parsed file; only calls are of interest. */
interface Node {
  type?: string;
  callee?: Node;
  arguments?: { expression: Node }[];
  value?: unknown;
  object?: Node;
  tag?: Node;
  quasis?: { raw: string }[];
}

function isNamingCall({ type, callee, object, tag, value }: Node): boolean {
  if (type === 'Identifier') return ['describe', 'it', 'test'].includes(String(value));
  const inner = callee ?? object ?? tag;
  return inner !== undefined && isNamingCall(inner);
}

function nameIn(node: Node | undefined): string[] {
  if (node?.type === 'StringLiteral') return [String(node.value)];
  if (node?.type === 'TemplateLiteral') return [(node.quasis ?? []).map(({ raw }) => raw).join(' ')];
  return [];
}

/** The names of all tests and groups of tests in a file, read as code: what stands in a comment names nothing. */
function namesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const call = node as Node;
  const own =
    call.type === 'CallExpression' && call.callee && isNamingCall(call.callee)
      ? nameIn(call.arguments?.[0]?.expression)
      : [];
  return [...own, ...Object.values(node).flatMap(namesIn)];
}

function namesOfAllTests(): string[] {
  return readdirSync(testsFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(testsFolder, file), 'utf8'))
    .flatMap((code) => namesIn(parseSync(code, { syntax: 'typescript', target: 'es2022' })));
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
    expect(namesIn(parseSync(code, { syntax: 'typescript' }))).toEqual(expected);
  });
});
