export type AppErrorCode =
  | 'not-found'
  | 'not-allowed'
  | 'invalid'
  | 'conflict'
  | 'misconfigured'
  | 'unavailable';

/** A rule was broken: `message` is for logs, `userMessage` is a sentence for the person who did it. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly userMessage: string;

  constructor(code: AppErrorCode, userMessage: string, options: { message?: string; cause?: unknown } = {}) {
    super(options.message ?? userMessage, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.userMessage = userMessage;
  }
}

/** The one answer for what does not exist and for what this person may not see. */
export function notFound(what = 'That'): AppError {
  return new AppError('not-found', `${what} is not here (any more). Open your hub to see what is.`);
}

/** Whether something does not exist or may not be seen by whoever asked, which is the same to them. */
export function isNotFound(error: unknown): boolean {
  return error instanceof AppError && error.code === 'not-found';
}
