import type { WebClient } from '@slack/web-api';
import { AppError } from '../core/errors.ts';
import type { PlatformProfile } from '../core/people/find-actor.ts';
import { whyNotOurs } from './colleague.ts';
import { slackErrorCode } from './outbound/slack-error.ts';
import type { Workspace } from './workspace.ts';

/** What Slack says about the people of its workspace. */
export interface Directory {
  profileOf(userId: string): Promise<PlatformProfile>;
}

const doesNotSay = 'Slack did not say who you are just now. Please try again in a moment.';
const unseen = new Set(['user_not_found', 'user_not_visible']);

export function createDirectory(client: WebClient, findWorkspace: () => Promise<Workspace>): Directory {
  return {
    async profileOf(userId) {
      const ours = await findWorkspace();
      const { user } = await client.users.info({ user: userId }).catch((error: unknown) => {
        if (unseen.has(slackErrorCode(error) ?? '')) return { user: undefined };
        throw new AppError('unavailable', doesNotSay, { cause: error });
      });
      if (user === undefined) return { isGuest: true };
      const whyNot = whyNotOurs(ours, user);
      // Somebody may write any e-mail into their profile, until they have to confirm it.
      const isConfirmed = whyNot !== 'unconfirmed-account';
      return {
        ...(user.profile?.email && isConfirmed && { email: user.profile.email }),
        ...(user.tz && { timeZone: user.tz }),
        isGuest: whyNot !== undefined && isConfirmed,
      };
    },
  };
}
