import { z } from 'zod';
import { type Block, messageBlock } from './blocks.ts';
import { repeatedIds } from './identifiers.ts';
import { type Problem, problemsFrom } from './problem.ts';

const maxTextLength = 40_000;
/** Slack states no number; messages were seen refused from a little over 13,000 characters. */
const maxBlocksTextLength = 13_000;

const messageBlocks = z.array(messageBlock).max(50);

/** Why Slack would refuse this message (`text`, `blocks`); empty when it would not. */
export function checkMessage(payload: unknown): Problem[] {
  const { text, blocks, attachments } = z.looseObject({}).catch({}).parse(payload);
  const isEmpty = [blocks, attachments].every((list) => list === undefined || isEmptyList(list));
  if (!text && isEmpty) return [{ code: 'no_text', message: 'no_text', pointer: '/text' }];
  if (typeof text === 'string' && text.length > maxTextLength) {
    return [
      {
        code: 'msg_too_long',
        message: `must be less than ${maxTextLength + 1} characters`,
        pointer: '/text',
      },
    ];
  }
  return blocks === undefined ? [] : checkMessageBlocks(blocks);
}

function checkMessageBlocks(blocks: unknown): Problem[] {
  if (!Array.isArray(blocks)) {
    return [{ code: 'invalid_blocks_format', message: 'must provide an array', pointer: '/blocks' }];
  }
  const parsed = messageBlocks.safeParse(blocks);
  if (!parsed.success) return problemsFrom(parsed.error, '/blocks', blocks, 'invalid_blocks');
  const repeats = repeatedIds(parsed.data);
  if (repeats.length > 0) return repeats.map((repeat) => ({ code: 'invalid_blocks', ...repeat }));
  const length = textLength(parsed.data);
  if (length <= maxBlocksTextLength) return [];
  const message = `${length} characters of text in blocks`;
  return [{ code: 'msg_blocks_too_long', message, pointer: '/blocks' }];
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The blocks of a message that {@link checkMessage} found nothing wrong with. */
export function parseMessageBlocks(blocks: unknown): Block[] {
  return messageBlocks.parse(blocks ?? []);
}

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner)),
    0,
  );
}
