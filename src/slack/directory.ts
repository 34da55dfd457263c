import type { WebClient } from '@slack/web-api';
import { AppError } from '../core/errors.ts';
import type { PlatformProfile } from '../core/people/find-actor.ts';
import { slackErrorCode } from './outbound/slack-error.ts';
import { isOurs, type Workspace } from './workspace.ts';

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
      const theirs = { teamId: user.team_id, enterpriseId: user.enterprise_user?.enterprise_id };
      const isLimited = user.is_restricted || user.is_ultra_restricted || user.is_stranger || user.is_bot;
      return {
        ...(user.profile?.email && { email: user.profile.email }),
        ...(user.tz && { timeZone: user.tz }),
        isGuest: Boolean(isLimited) || !isOurs(ours, theirs),
      };
    },
  };
}
