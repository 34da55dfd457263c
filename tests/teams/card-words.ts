import type { Block } from '../../src/teams/render/card-types.ts';

/** Everything that is written in a card and stands in no input, in order and without what is between. */
export function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join('');
  if (typeof value !== 'object' || value === null) return '';
  const node = value as Partial<Block>;
  const isText = node.type === 'TextRun' || node.type === 'TextBlock';
  if (isText) return String(node.text);
  return Object.entries(node)
    .filter(([key]) => key !== 'data' && key !== 'fallback')
    .map(([, child]) => wordsOf(child))
    .join('');
}

/** All parts of a card with this type, wherever they stand. */
export function nodesOf(value: unknown, type: string): Block[] {
  if (Array.isArray(value)) return value.flatMap((item) => nodesOf(item, type));
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Block;
  const inside = Object.entries(node)
    .filter(([key]) => key !== 'data' && key !== 'fallback')
    .flatMap(([, child]) => nodesOf(child, type));
  return node.type === type ? [node, ...inside] : inside;
}
