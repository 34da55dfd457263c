import { z } from 'zod';
import { ADAPTIVE_CARD } from './check-activity.ts';
import { checkCard } from './check-card.ts';
import type { JsonObject } from './json-object.ts';

const size = z.union([z.number().positive(), z.enum(['small', 'medium', 'large'])]);

const taskInfo = z.strictObject({
  title: z.string().min(1),
  height: size.optional(),
  width: size.optional(),
  card: z.strictObject({
    contentType: z.literal(ADAPTIVE_CARD),
    content: z.record(z.string(), z.unknown()),
    preview: z.unknown().optional(),
  }),
});

const taskAnswer = z.strictObject({
  task: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('continue'), value: taskInfo }),
    z.strictObject({ type: z.literal('message'), value: z.string().min(1) }),
  ]),
  cacheInfo: z.unknown().optional(),
});

const executeAnswer = z.discriminatedUnion('type', [
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal(ADAPTIVE_CARD),
    value: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string().min(1),
  }),
  z.strictObject({
    statusCode: z.number(),
    type: z.literal('application/vnd.microsoft.error'),
    value: z.strictObject({ code: z.string(), message: z.string() }),
  }),
]);

type DialogSize = z.infer<typeof size>;

export type Answer =
  | { kind: 'card'; card: JsonObject; title: string; height?: DialogSize; width?: DialogSize }
  | { kind: 'message'; text: string }
  | { kind: 'nothing' }
  | { kind: 'error'; text: string }
  | { kind: 'broken'; problems: string[] };

/** Reads the answer to `task/fetch`, `task/submit` and their message action twins. */
export function readTaskAnswer(body: unknown): Answer {
  if (isEmpty(body)) return { kind: 'nothing' };
  const parsed = taskAnswer.safeParse(body);
  if (!parsed.success) return broken('dialog', parsed.error);
  const { task } = parsed.data;
  if (task.type === 'message') return { kind: 'message', text: task.value };
  const { title, height, width, card } = task.value;
  const problems = checkCard(card.content, 'dialog').map((problem) => `dialog "${title}": ${problem}`);
  if (problems.length > 0) return { kind: 'broken', problems };
  return {
    kind: 'card',
    title,
    card: card.content,
    ...(height === undefined ? {} : { height }),
    ...(width === undefined ? {} : { width }),
  };
}

/** Reads the answer to `adaptiveCard/action`. */
export function readExecuteAnswer(body: unknown): Answer {
  const parsed = executeAnswer.safeParse(body);
  if (!parsed.success) return broken('answer to Action.Execute', parsed.error);
  const { data } = parsed;
  if (data.type === 'application/vnd.microsoft.error') return { kind: 'error', text: data.value.message };
  if (data.type === 'application/vnd.microsoft.activity.message')
    return { kind: 'message', text: data.value };
  const problems = checkCard(data.value, 'message').map((problem) => `answer to Action.Execute: ${problem}`);
  return problems.length > 0 ? { kind: 'broken', problems } : { kind: 'card', card: data.value, title: '' };
}

function isEmpty(body: unknown): boolean {
  return body === undefined || body === null || JSON.stringify(body) === '{}';
}

function broken(what: string, error: z.ZodError): Answer {
  return {
    kind: 'broken',
    problems: error.issues.map((issue) => `${what}: ${issue.path.join('.')} ${issue.message}`),
  };
}
