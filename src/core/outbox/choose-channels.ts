import type { Channel } from '../chat/channel.ts';
import type { Refusal } from '../chat/refusal.ts';
import { type Person, platforms } from '../people/person.ts';

/** The channels that reach a person and have not refused: the one they prefer first, then Slack, then Teams. */
export function chooseChannels(
  channels: readonly Channel[],
  person: Person,
  refusals: readonly Refusal[] = [],
): Channel[] {
  const rank = ({ platform }: Channel) =>
    platform === person.preferences.platform ? -1 : platforms.indexOf(platform);
  const isOpen = (channel: Channel) =>
    channel.canReach(person) && !refusals.some(({ platform }) => platform === channel.platform);
  return channels.filter(isOpen).sort((a, b) => rank(a) - rank(b));
}
