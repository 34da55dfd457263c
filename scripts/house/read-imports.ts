import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type ModuleItem, parseSync } from '@swc/core';

/** An import as it is written. */
export interface Import {
  /** As in `from '…'`. */
  from: string;
  /** Whether nothing of it is left when the program runs. */
  isTypeOnly: boolean;
}

/** A source file, named by its path within the folder that was read. */
export interface SourceFile {
  file: string;
  lines: number;
  imports: readonly (Import & {
    /** The file that is meant, named likewise. Not there if it is a package or outside of the folder. */
    file?: string;
  })[];
}

function importAtTop(item: ModuleItem): Import[] {
  switch (item.type) {
    case 'ImportDeclaration':
      return [{ from: item.source.value, isTypeOnly: item.typeOnly }];
    case 'ExportAllDeclaration':
      // The parser says it, though its types do not.
      return [{ from: item.source.value, isTypeOnly: 'typeOnly' in item && item.typeOnly === true }];
    case 'ExportNamedDeclaration':
      return item.source ? [{ from: item.source.value, isTypeOnly: item.typeOnly }] : [];
    default:
      return [];
  }
}

/** Somewhere in a parsed file; only what may be an import within an expression or a type is of interest. */
interface Node {
  type?: string;
  callee?: Node;
  arguments?: { expression: Node }[];
  argument?: Node;
  value?: unknown;
}

function importAt({ type, callee, arguments: values, argument }: Node): Import[] {
  const isCall = type === 'CallExpression' && callee?.type === 'Import';
  if (!isCall && type !== 'TsImportType') return [];
  const name = isCall ? values?.[0]?.expression : argument;
  return name?.type === 'StringLiteral' ? [{ from: String(name.value), isTypeOnly: !isCall }] : [];
}

/** Every `import('…')`, wherever it stands. */
function importsWithin(node: unknown): Import[] {
  if (typeof node !== 'object' || node === null) return [];
  return [...importAt(node), ...Object.values(node).flatMap(importsWithin)];
}

/** All imports of a file, read as code: what stands in a comment or in a string imports nothing. */
export function importsIn(code: string): Import[] {
  const { body } = parseSync(code, { syntax: 'typescript', target: 'es2022' });
  const atTop = body.flatMap(importAtTop);
  return code.includes('import(') ? [...atTop, ...importsWithin(body)] : atTop;
}

/** The file that is meant by an import, within the folder that was read. */
function fileMeant(file: string, from: string): { file?: string } {
  const target = posix.join(posix.dirname(file), from);
  return from.startsWith('.') && !target.startsWith('..') ? { file: target } : {};
}

export function readSource(file: string, code: string): SourceFile {
  const imports = importsIn(code).map((each) => ({ ...each, ...fileMeant(file, each.from) }));
  return { file, lines: code.split('\n').length - 1, imports };
}

/** All code in a folder and in the folders within it. */
export function readSources(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(ts|mjs|js)$/.test(file))
    .sort()
    .map((file) => readSource(file, readFileSync(join(folder, file), 'utf8')));
}
