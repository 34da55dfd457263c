import { z } from 'zod';

/** Between one character and `max`, counted as Slack's limits are stated. */
export function textUpTo(max: number) {
  return z.string().min(1).max(max);
}

export function plainText(max = 3000) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: textUpTo(max),
    emoji: z.boolean().optional(),
  });
}

function mrkdwnText(max: number) {
  return z.strictObject({
    type: z.literal('mrkdwn'),
    text: textUpTo(max),
    verbatim: z.boolean().optional(),
  });
}

export function anyText(max = 3000) {
  return z.discriminatedUnion('type', [plainText(max), mrkdwnText(max)]);
}

/** A `block_id`, `action_id`, `callback_id` or `external_id`. */
export const identifier = textUpTo(255);

export const url = z
  .string()
  .min(1)
  .max(3000)
  .regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'must be a valid url');

const colorScheme = z.enum(['primary', 'danger']);

export const buttonStyle = colorScheme;

export const confirmDialog = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: colorScheme.optional(),
});
