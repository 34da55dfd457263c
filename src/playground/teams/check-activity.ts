import { z } from 'zod';
import { checkCard } from './check-card.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** Bytes: above the first Teams answers 413, above the second it is not sure to deliver. */
const MOST_BYTES = 100 * 1024;
const ADVISED_BYTES = 80 * 1024;

const attachment = z.looseObject({
  contentType: z.string(),
  content: z.unknown().optional(),
  contentUrl: z.string().nullish(),
  name: z.string().nullish(),
});

const outgoingActivity = z.looseObject({
  type: z.enum(['message', 'typing']),
  text: z.string().nullish(),
  summary: z.string().nullish(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).nullish(),
  attachmentLayout: z.enum(['list', 'carousel']).nullish(),
  attachments: z.array(attachment).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  suggestedActions: z
    .looseObject({ actions: z.array(z.looseObject({ type: z.literal('imBack'), title: z.string() })).max(6) })
    .nullish(),
});

/** Problems of an activity that a bot posts to Teams; `strict` adds what Teams only advises against. */
export function checkActivity(activity: unknown, { strict = true } = {}): string[] {
  const parsed = outgoingActivity.safeParse(activity);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `activity.${issue.path.join('.')}: ${issue.message}`);
  }
  const { type, text, summary } = parsed.data;
  if (type === 'typing') return [];
  const attachments = parsed.data.attachments ?? [];
  const problems = attachments.flatMap((each, index) => checkAttachment(each, `attachments[${index}]`));
  if (!text && attachments.length === 0) problems.push('the message has neither text nor a card');
  if (isTooBig(activity)) problems.push('the message is larger than 100 KB');
  if (!strict) return problems;
  if (!text && !summary) problems.push('the message has no summary: a phone would only say "Sent a card"');
  if (messageBytes(activity) > ADVISED_BYTES) problems.push('the message is larger than the advised 80 KB');
  return problems;
}

export function isTooBig(activity: unknown): boolean {
  return messageBytes(activity) > MOST_BYTES;
}

/** Adaptive Cards among a message's attachments, in order. */
export function cardsOf(activity: JsonObject): JsonObject[] {
  const attachments = Array.isArray(activity.attachments) ? activity.attachments : [];
  return attachments
    .filter((each) => isJsonObject(each) && each.contentType === ADAPTIVE_CARD)
    .map((each) => each.content)
    .filter(isJsonObject);
}

function checkAttachment(each: z.infer<typeof attachment>, at: string): string[] {
  if (each.contentType === ADAPTIVE_CARD) {
    return checkCard(each.content, 'message').map((problem) => `${at}: ${problem}`);
  }
  if (each.contentType.startsWith('image/') && each.contentUrl) return [];
  return [`${at}: the content type "${each.contentType}" is not one Teams shows for this app`];
}

/** Teams counts UTF-16 and leaves base64 images out. */
function messageBytes(activity: unknown): number {
  const isInlineImage = (value: unknown) => typeof value === 'string' && value.startsWith('data:image/');
  return JSON.stringify(activity, (_, value) => (isInlineImage(value) ? '' : value)).length * 2;
}
