import type { Messenger } from '../../chat/messenger.ts';
import type { Refusal } from '../../chat/refusal.ts';
import type { Person } from '../../people/person.ts';

/** Why nothing reaches somebody; without a platform where it is the same on both. */
export function whyUnreachable(
  messengers: readonly Messenger[],
  { teams, lookup }: Person,
): Pick<Refusal, 'reason'> & Partial<Refusal> {
  const usesTeams = messengers.some(({ platform }) => platform === 'teams');
  if (usesTeams && teams)
    return { reason: teams.isInstalled === false ? 'not-installed' : 'unknown-account', platform: 'teams' };
  const asked = messengers.find(({ directory }) => directory !== undefined);
  if (asked && lookup?.because && lookup.because !== 'unknown-account')
    return { reason: lookup.because, platform: asked.platform };
  if (asked && !usesTeams) return { reason: 'unknown-account', platform: asked.platform };
  // There a bot cannot find anybody: it hears of them when they install it.
  if (messengers.length > 0 && messengers.every(({ platform }) => platform === 'teams'))
    return { reason: 'not-installed', platform: 'teams' };
  return { reason: 'unknown-account' };
}
