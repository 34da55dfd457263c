import type { Platform } from '../people/person.ts';
import { TeamsChannelModel } from '../teams-channels/teams-channel.ts';
import type { KnownChannel } from './known-channel.ts';
import { SlackChannelModel } from './slack-channel.ts';

/** That a channel is open again may not have arrived: once in this time posting there is tried all the same. */
const believedForMs = 7 * 86_400_000;

/** Whether posting in a channel is in vain, as far as its platform has told. */
export function isClosed({ closed, checkedAt }: KnownChannel, now: Date): boolean {
  return closed !== undefined && now.getTime() - (checkedAt?.getTime() ?? 0) < believedForMs;
}

/** Notes that a channel that was told to be closed is posted to all the same, before it is. */
export async function noteTry(platform: Platform, _id: string, checkedAt: Date): Promise<void> {
  if (platform === 'slack') await SlackChannelModel.updateOne({ _id }, { $set: { checkedAt } });
  else await TeamsChannelModel.updateOne({ _id }, { $set: { checkedAt } });
}

/** Notes that a channel took a post although it was told to be closed. */
export async function noteOpen(platform: Platform, _id: string, at: Date): Promise<void> {
  const open = { state: 'open', stateAt: at } as const;
  if (platform === 'slack') await SlackChannelModel.updateOne({ _id }, { $set: open });
  else await TeamsChannelModel.updateOne({ _id }, { $set: { ...open, teamState: 'open', teamStateAt: at } });
}
