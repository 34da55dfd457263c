import type { WebClient } from '@slack/web-api';
import { DeliveryRefused } from '../../core/chat/messenger.ts';
import { slackErrorCode } from './slack-error.ts';

/** Some refusals of Slack can mean two things: it is asked which, so that an admin is told what to do. */
export async function lookCloser(
  client: WebClient,
  error: unknown,
  userId: string | undefined,
): Promise<unknown> {
  if (!(error instanceof DeliveryRefused)) return error;
  switch (slackErrorCode(error.cause)) {
    case 'account_inactive':
      return (await isOwnAccountRefused(client))
        ? new DeliveryRefused('revoked-token', { cause: error })
        : error;
    case 'channel_not_found':
      return userId !== undefined && (await hasLeft(client, userId))
        ? new DeliveryRefused('account-inactive', { cause: error })
        : error;
    default:
      return error;
  }
}

/** Whether it is the app's own account that is inactive, which makes its token worth nothing. */
async function isOwnAccountRefused(client: WebClient): Promise<boolean> {
  return client.auth.test().then(
    () => false,
    (error: unknown) => slackErrorCode(error) !== undefined,
  );
}

async function hasLeft(client: WebClient, userId: string): Promise<boolean> {
  return client.users.info({ user: userId }).then(
    ({ user }) => user?.deleted === true,
    () => false,
  );
}
