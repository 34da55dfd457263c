import { isNativeError } from 'node:util/types';
import { type DestinationStream, type Logger, pino } from 'pino';
import { currentWork } from './core/work-context.ts';

/** What could hold a secret. */
const secret = [
  'authorization',
  'cookie',
  'token',
  'botToken',
  'appToken',
  'accessToken',
  'refreshToken',
  'access_token',
  'secret',
  'signingSecret',
  'clientSecret',
  'client_secret',
  'password',
];
/** What could hold somebody's words. */
const said = [
  'text',
  'values',
  'answers',
  'drafts',
  'shared',
  'body',
  'blocks',
  'card',
  'view',
  'attachments',
];
const hidden = [...secret, ...said];

/** Secrets as they look, wherever in a line they stand: in the message of an error, or in an address. */
const secretLooks: [pattern: RegExp, instead: string][] = [
  [/\bx(?:ox[a-z.-]|app-)[\w.-]+/g, '[hidden]'],
  [/\beyJ[\w-]{8,400}\.[\w-]+\.[\w-]*/g, '[hidden]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/g, '$1 [hidden]'],
  [/(\w:\/\/)[^\s/"@:]*:[^\s/"@]*@/g, '$1[hidden]@'],
];

/** Errors whose message repeats the value that was refused, which may be what somebody wrote. */
const quoting = new Set(['CastError', 'ValidationError', 'ZodError', 'SyntaxError']);

/**
 * Lines of JSON, each with the id of the request or of the run of a sweep that it is about. Bodies are never logged, and
 * what could hold a secret or somebody's words is taken out.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => ({ ...currentWork() }),
      redact: { paths: hidden.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[hidden]' },
      serializers: { err: describeError, error: describeError },
      hooks: { streamWrite: hideSecrets },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}

function hideSecrets(line: string): string {
  return secretLooks.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);
}

/** An error without the properties that libraries hang on it: requests, responses and their bodies. */
function describeError(error: unknown): unknown {
  if (!isNativeError(error)) return error;
  const isQuoting = quoting.has(error.name);
  return {
    type: error.name,
    ...('code' in error && { code: String(error.code) }),
    message: isQuoting ? '[hidden]' : error.message.slice(0, 500),
    stack: stackFrames(error),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

/** Where it happened, without the message that a stack begins with. */
function stackFrames({ stack = '' }: Error): string[] {
  const lines = stack.split('\n').map((line) => line.trim());
  return lines.filter((line) => line.startsWith('at ')).slice(0, 12);
}
