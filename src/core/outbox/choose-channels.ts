import { type Person, platforms } from '../people/person.ts';
import type { Channel } from './channel.ts';

/** The channels that reach a person: the one they prefer first, then Slack, then Teams. */
export function chooseChannels(channels: readonly Channel[], person: Person): Channel[] {
  const rank = ({ platform }: Channel) =>
    platform === person.preferences.platform ? -1 : platforms.indexOf(platform);
  return channels.filter((channel) => channel.canReach(person)).sort((a, b) => rank(a) - rank(b));
}
