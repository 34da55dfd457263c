import type { WebClient } from '@slack/web-api';
import { DeliveryRefused, type FoundAccount } from '../../core/chat/messenger.ts';
import { AppError } from '../../core/errors.ts';
import { whyNotOurs } from '../colleague.ts';
import type { Workspace } from '../workspace.ts';
import { slackErrorCode } from './slack-error.ts';

const nobody = new Set(['users_not_found', 'user_not_found', 'user_not_visible']);

/** Asks Slack whose account an e-mail belongs to; a colleague's alone is said to be one. */
export async function lookUpAccount(
  client: WebClient,
  findWorkspace: () => Promise<Workspace>,
  email: string,
): Promise<FoundAccount> {
  const ours = await findWorkspace().catch((error: unknown) => {
    if (error instanceof AppError) throw new DeliveryRefused('revoked-token', { cause: error });
    throw error;
  });
  const { user } = await client.users.lookupByEmail({ email }).catch((error: unknown) => {
    if (nobody.has(slackErrorCode(error) ?? '')) return { user: undefined };
    throw error;
  });
  if (user?.id === undefined) return { refusal: 'unknown-account' };
  const refusal = whyNotOurs(ours, user);
  if (refusal) return { refusal };
  return { account: { userId: user.id, teamId: user.team_id ?? ours.teamId } };
}
