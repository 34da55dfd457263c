import { describe, expect, it } from '@jest/globals';
import { importsIn, readSource } from '../../scripts/house/read-imports.ts';

describe('the imports of a file', () => {
  it.each([
    ["import { a } from './a.ts';", './a.ts', false],
    ["import {\n  a,\n  type B,\n} from './a.ts';", './a.ts', false],
    ["import './a.ts';", './a.ts', false],
    ["import a from 'package';", 'package', false],
    ["import type { A } from './a.ts';", './a.ts', true],
    ["export { a } from './a.ts';", './a.ts', false],
    ["export type { A } from './a.ts';", './a.ts', true],
    ["export * from './a.ts';", './a.ts', false],
    ["export type * from './a.ts';", './a.ts', true],
    ["const f = async () => { await import('./a.ts'); };", './a.ts', false],
    ["let a: typeof import('./a.ts');", './a.ts', true],
  ])('are read from %s', (code, from, isTypeOnly) => {
    expect(importsIn(code)).toEqual([{ from, isTypeOnly }]);
  });

  it.each([
    "// import { a } from './a.ts';",
    "/*\nimport { a } from './a.ts';\n*/",
    'const text = "import { a } from \'./a.ts\'";',
    "const text = `\nimport { a } from './a.ts';\nimport('./b.ts')`;",
    'export const a = 1;',
  ])('are not read from %s', (code) => {
    expect(importsIn(code)).toEqual([]);
  });

  it('are told with the file that is meant', () => {
    const code = "import '../b/b.ts';\nimport 'zod';\nimport '../../../outside.ts';\n";
    expect(readSource('core/a/a.ts', code)).toEqual({
      file: 'core/a/a.ts',
      lines: 3,
      imports: [
        { from: '../b/b.ts', isTypeOnly: false, file: 'core/b/b.ts' },
        { from: 'zod', isTypeOnly: false },
        { from: '../../../outside.ts', isTypeOnly: false },
      ],
    });
  });
});
