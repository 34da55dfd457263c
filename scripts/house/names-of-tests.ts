import { parseSync } from '@swc/core';

/** The names of all tests and groups of tests in a file, read as code: what stands in a comment names nothing. */
export function namesOfTests(code: string): string[] {
  return namesIn(parseSync(code, { syntax: 'typescript', target: 'es2022' }));
}

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

function namesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const call = node as Node;
  const own =
    call.type === 'CallExpression' && call.callee && isNamingCall(call.callee)
      ? nameIn(call.arguments?.[0]?.expression)
      : [];
  return [...own, ...Object.values(node).flatMap(namesIn)];
}
