import type { Messenger } from '../chat/messenger.ts';
import type { Refusal } from '../chat/refusal.ts';
import { type Person, platforms } from '../people/person.ts';

/** The messengers that reach a person and have not refused: the one they prefer first, then Slack, then Teams. */
export function chooseMessengers(
  messengers: readonly Messenger[],
  person: Person,
  refusals: readonly Refusal[] = [],
): Messenger[] {
  const rank = ({ platform }: Messenger) =>
    platform === person.preferences.platform ? -1 : platforms.indexOf(platform);
  const isOpen = (messenger: Messenger) =>
    messenger.canReach(person) && !refusals.some(({ platform }) => platform === messenger.platform);
  return messengers.filter(isOpen).sort((a, b) => rank(a) - rank(b));
}
