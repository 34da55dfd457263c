import { asOf } from '../database/as-of.ts';
import { type TeamsChannel, TeamsChannelModel } from './teams-channel.ts';

type Change =
  | ['state', NonNullable<TeamsChannel['state']>]
  | ['teamState', NonNullable<TeamsChannel['teamState']>];

/** What Teams calls what can become of a channel or a team, in `channelData.eventType`. */
const changes: Record<string, Change> = {
  channelCreated: ['state', 'open'],
  channelDeleted: ['state', 'deleted'],
  channelRestored: ['state', 'open'],
  teamArchived: ['teamState', 'archived'],
  teamUnarchived: ['teamState', 'open'],
  teamDeleted: ['teamState', 'deleted'],
  teamHardDeleted: ['teamState', 'deleted'],
  teamRestored: ['teamState', 'open'],
};

/**
 * Keeps what became of a channel, or of all channels of a team, at a moment; what is no such event changes nothing.
 * @param checkedAt the moment by our clock
 */
export async function followTeamsChannel(
  eventType: string,
  { _id, teamId }: Pick<TeamsChannel, '_id' | 'teamId'>,
  at: Date,
  checkedAt: Date,
): Promise<void> {
  const change = Object.hasOwn(changes, eventType) ? changes[eventType] : undefined;
  if (change === undefined) return;
  const [field, value] = change;
  const { filter, update } = asOf(field === 'state' ? { _id } : { teamId }, field, value, at);
  await TeamsChannelModel.updateMany(filter, { $set: { ...update.$set, checkedAt } });
}

/** Whether Teams tells of names with it. */
export function isRenaming(eventType: string | undefined): boolean {
  return eventType === 'channelRenamed' || eventType === 'teamRenamed';
}
