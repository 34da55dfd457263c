import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readSource, readSources, type SourceFile } from '../scripts/house/read-imports.ts';
import { findFaults, type Rule, rules } from './support/house-rules.ts';

const folder = fileURLToPath(new URL('../src', import.meta.url));
const codeOf = (file: string) => readFileSync(posix.join(folder, file), 'utf8');
const sources = readSources(folder).filter(({ file }) => !file.startsWith('playground/page/'));

/** What a rule finds in files that are not there, each with its code. */
function faultsIn(rule: Rule, files: Record<string, string>): string[] {
  const read: SourceFile[] = Object.entries(files).map(([file, code]) => readSource(file, code));
  return rule.find(read, (file) => files[file] ?? '');
}

describe('the rules of the house', () => {
  it.each(rules)('$id: $reason', (rule) => {
    expect(findFaults(rule, sources, codeOf)).toBe('');
  });

  it('each have an id of their own', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it.each(rules)('$id notices what it forbids', (rule) => {
    for (const broken of rule.forbids) expect(faultsIn(rule, broken)).toHaveLength(1);
  });

  it.each(rules)('$id prints its id and its reason with what it finds', (rule) => {
    const [broken = {}] = rule.forbids;
    const read = Object.entries(broken).map(([file, code]) => readSource(file, code));
    const said = findFaults(rule, read, (file) => broken[file] ?? '');
    expect(said).toContain(rule.id);
    expect(said).toContain(rule.reason);
  });
});
