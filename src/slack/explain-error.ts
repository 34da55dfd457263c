import { randomBytes } from 'node:crypto';
import { SlackError } from '@slack/web-api';
import type { Logger } from 'pino';
import { databaseAway, isDatabaseAway } from '../core/database/away.ts';
import { AppError } from '../core/errors.ts';
import { ResponseRefused } from './outbound/respond-to.ts';
import { slackErrorCode } from './outbound/slack-error.ts';

/** A sentence for the person; what nobody foresaw is logged under an id that the sentence names. */
export function explainError(log: Logger, error: unknown, during: string): string {
  if (error instanceof AppError) return error.userMessage;
  if (isDatabaseAway(error)) return databaseAway(error).userMessage;
  const errorId = randomBytes(4).toString('hex');
  log.error({ errorId, while: during, ...describeError(error) }, 'something unforeseen in Slack');
  return `Something went wrong on our side. Please tell your admin this number: ${errorId}`;
}

/** Without the message, which may quote what somebody typed, unless it is Slack's own. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = slackErrorCode(error);
  return {
    error: error.name,
    ...(code !== undefined && { code }),
    ...(error instanceof ResponseRefused && { why: error.message, status: error.status }),
    ...(error instanceof SlackError && { message: error.message }),
    frames: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)),
  };
}
