import type { Block } from './block-types.ts';
import { richTextBlocks } from './rich-text.ts';
import { sizes } from './sizes.ts';

/** What one surface takes. */
export type Fits = (blocks: Block[]) => boolean;

export const fitsIntoMessage: Fits = (blocks) =>
  blocks.length <= sizes.messageBlocks && textLength(blocks) <= sizes.messageText;

export const fitsIntoView: Fits = (blocks) =>
  blocks.length <= sizes.viewBlocks && Buffer.byteLength(JSON.stringify(blocks)) <= sizes.viewBytes;

/** Leaves out what does not fit, and says so above the last buttons, which stay. */
export function fitBlocks(blocks: Block[], fits: Fits, sentence: string): Block[] {
  if (fits(blocks)) return blocks;
  const last = blocks.at(-1);
  const end = [
    ...richTextBlocks([{ text: sentence, italic: true }]),
    ...(last?.type === 'actions' ? [last] : []),
  ];
  const start = blocks.slice(0, sizes.viewBlocks);
  while (start.length > 0 && !fits([...start, ...end])) start.pop();
  return [...start, ...end];
}

function textLength(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner)),
    0,
  );
}
