import { isNativeError } from 'node:util/types';
import { type DestinationStream, type Logger, pino } from 'pino';

const hidden = ['authorization', 'cookie', 'token', 'secret', 'password', 'text', 'values', 'body'];

/** Errors whose message repeats the value that was refused, which may be what somebody wrote. */
const quoting = new Set(['CastError', 'ValidationError', 'ZodError', 'SyntaxError']);

/** Lines of JSON. Bodies are never logged, and what could hold a secret or somebody's words is taken out. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: hidden.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[hidden]' },
      serializers: { err: describeError, error: describeError },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
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
