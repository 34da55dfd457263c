import type { z } from 'zod';

/** The error codes with which Slack refuses what it is asked to show. */
export type ProblemCode =
  | 'invalid_blocks'
  | 'invalid_blocks_format'
  | 'invalid_arguments'
  | 'msg_too_long'
  | 'msg_blocks_too_long'
  | 'view_too_large'
  | 'no_text';

export interface Problem {
  code: ProblemCode;
  /** In Slack's words. */
  message: string;
  /** JSON pointer to the culprit, from the method's arguments, e.g. `/blocks/0/text`. */
  pointer: string;
}

/** What stands in `response_metadata.messages`. */
export function describeProblems(problems: Problem[]): string[] {
  return problems.map((problem) => `[ERROR] ${problem.message} [json-pointer:${problem.pointer}]`);
}

/** Translates what zod found into what Slack answers; `root` is the pointer to the parsed value. */
export function problemsFrom(error: z.ZodError, root: string, value: unknown, code: ProblemCode): Problem[] {
  const found = error.issues.flatMap((issue) => problemsOf(issue, root, value));
  const problems = found.flatMap((problem) => {
    const around = pointerToText(problem.pointer, root, value);
    return around === undefined ? [problem] : [{ message: allSchemas, pointer: around }, problem];
  });
  return problems.map((problem) => ({ code, ...problem }));
}

const allSchemas = 'failed to match all allowed schemas';

type Found = Omit<Problem, 'code'>;

function problemsOf(issue: z.core.$ZodIssue, root: string, value: unknown): Found[] {
  const path = issue.path.map(String);
  const pointer = [root, ...path].join('/');
  const parent = [root, ...path.slice(0, -1)].join('/');
  const given = valueAt(value, path);
  const missing = { message: `missing required field: ${path.at(-1)}`, pointer: parent };
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ message: `invalid additional property: ${key}`, pointer }));
    case 'invalid_union':
      return [given === undefined ? missing : { message: `unsupported type: ${given}`, pointer }];
    case 'invalid_type':
      return [
        given === undefined && path.length > 0 ? missing : { message: wanted(issue.expected), pointer },
      ];
    case 'invalid_value':
      return [given === undefined ? missing : { message: 'must be a valid enum value', pointer }];
    case 'too_big':
      return [{ message: tooBig(issue.origin, Number(issue.maximum)), pointer }];
    case 'too_small':
      return [{ message: tooSmall(issue.origin, Number(issue.minimum)), pointer }];
    default:
      return [{ message: issue.message, pointer: issue.message.startsWith('missing') ? parent : pointer }];
  }
}

function wanted(expected: string): string {
  const article = /^[aeio]/.test(expected) ? 'an' : 'a';
  return `must provide ${article} ${expected}`;
}

function tooBig(origin: string, maximum: number): string {
  if (origin === 'string') return `must be less than ${maximum + 1} characters`;
  if (origin === 'array') return `no more than ${maximum} items allowed`;
  return `must be less than ${maximum + 1}`;
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string') return `must be more than ${minimum - 1} characters`;
  if (origin === 'array') return `must provide at least ${minimum} items`;
  return `must be more than ${minimum - 1}`;
}

/** Where plain text and markup are both allowed, Slack names the text object before what is wrong in it. */
function pointerToText(pointer: string, root: string, value: unknown): string | undefined {
  const match = /^(.*\/(\d+)\/(?:text|fields\/\d+))\/(?:text|type)$/.exec(pointer);
  if (!match?.[1]) return undefined;
  const isOption = /\/(options|initial_options)\/\d+\/text\/(text|type)$/.test(pointer);
  const block = match[1].slice(root.length + 1).replace(/\/(text|fields\/\d+)$/, '');
  const isSection = valueAt(value, [...block.split('/'), 'type']) === 'section';
  return isOption || isSection ? match[1] : undefined;
}

function valueAt(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}
