import { z } from 'zod';
import { describeProblems, type Problem, problemsFrom } from '../block-kit/problem.ts';
import type { Slack } from '../slack.ts';

export type Answer = Record<string, unknown>;

/** Ends a call with Slack's error code. */
export class ApiRefusal extends Error {
  readonly details: Answer;

  constructor(code: string, details: Answer = {}) {
    super(code);
    this.details = details;
  }
}

/** One method of the Web API. */
export interface ApiMethod {
  /** The bot needs one of these. */
  scopes: string[];
  call(slack: Slack, given: Answer): Answer;
}

export function apiMethod<Schema extends z.ZodType>(
  scopes: string[],
  schema: Schema,
  run: (slack: Slack, args: z.output<Schema>) => Answer,
): ApiMethod {
  return {
    scopes,
    call(slack, given) {
      const parsed = schema.safeParse(given);
      if (parsed.success) return run(slack, parsed.data);
      throw refusalOf(problemsFrom(parsed.error, '', given, 'invalid_arguments'));
    },
  };
}

/** The refusal that the first problem calls for; where Slack explains itself, with all of them. */
export function refusalOf(problems: Problem[]): ApiRefusal {
  const code = problems[0]?.code ?? 'invalid_arguments';
  const messages = describeProblems(problems);
  const errors = messages.map((message) => message.replace('[ERROR] ', ''));
  if (code === 'invalid_arguments') return new ApiRefusal(code, { response_metadata: { messages } });
  if (code !== 'invalid_blocks') return new ApiRefusal(code);
  return new ApiRefusal(code, { errors, response_metadata: { messages } });
}

/** An argument that is a structure, or JSON text of one, as form-encoded bodies carry it. */
export function structure<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (typeof value === 'string' ? fromJson(value) : value), schema);
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Form-encoded bodies spell booleans out. */
export const flag = z.preprocess(
  (value) => (typeof value === 'string' ? ['true', '1'].includes(value) : value),
  z.boolean().default(false),
);

export const page = {
  limit: z.coerce.number().int().min(0).max(1000).default(0),
  cursor: z.string().default(''),
};

/** One page of a list, with the cursor of the next. */
export function pageOf<Item>(all: Item[], { limit, cursor }: { limit: number; cursor: string }) {
  const start = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('from:', ''));
  if (!Number.isInteger(start)) throw new ApiRefusal('invalid_cursor');
  const end = limit === 0 ? all.length : start + limit;
  const next = end < all.length ? Buffer.from(`from:${end}`).toString('base64') : '';
  return { items: all.slice(start, end), response_metadata: { next_cursor: next } };
}
