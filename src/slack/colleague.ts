import type { LookupRefusal } from '../core/people/lookup.ts';
import { isOurs, type Workspace } from './workspace.ts';

/** What Slack says of an account, as far as it tells a colleague from others. */
interface SlackUser {
  id?: string;
  team_id?: string;
  enterprise_user?: { enterprise_id?: string };
  deleted?: boolean;
  is_bot?: boolean;
  is_stranger?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_email_confirmed?: boolean;
}

/** Why an account is not a colleague's, and so is linked to nobody by its e-mail alone. */
export function whyNotOurs(ours: Workspace, user: SlackUser): LookupRefusal | undefined {
  const theirs = { teamId: user.team_id, enterpriseId: user.enterprise_user?.enterprise_id };
  if (user.is_bot || user.id === 'USLACKBOT') return 'bot-account';
  if (user.deleted) return 'account-inactive';
  if (user.is_stranger || !isOurs(ours, theirs)) return 'foreign-account';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest-account';
  return user.is_email_confirmed === false ? 'unconfirmed-account' : undefined;
}
