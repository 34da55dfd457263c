import { type TeamsChannel, TeamsChannelModel } from './teams-channel.ts';

/** A team in which Tandem was just seen. */
export type SeenTeam = Pick<TeamsChannel, 'teamId' | 'serviceUrl'> &
  Partial<Pick<TeamsChannel, 'teamName' | 'tenantId'>>;

type SeenChannel = Pick<TeamsChannel, '_id'> & Partial<Pick<TeamsChannel, 'name'>>;

/** Keeps how to post in a team's channels as it was last seen; what is left out stays as it is. */
export async function rememberTeamsChannels(seen: SeenTeam, channels: readonly SeenChannel[]): Promise<void> {
  const known = await TeamsChannelModel.find({ teamId: seen.teamId }).lean<TeamsChannel[]>();
  const facts = { ...seen, isInstalled: true };
  const wanted = new Map<string, Partial<TeamsChannel>>(known.map(({ _id }) => [_id, facts]));
  for (const { _id, ...named } of channels) wanted.set(_id, { ...facts, ...named });
  const changes = [...wanted].filter(([id, now]) =>
    isNews(
      now,
      known.find(({ _id }) => _id === id),
    ),
  );
  if (changes.length === 0) return;
  await TeamsChannelModel.bulkWrite(
    changes.map(([_id, $set]) => ({ updateOne: { filter: { _id }, update: { $set }, upsert: true } })),
  );
}

/** Tandem was removed from a team: nothing can be posted in its channels until it is back. */
export async function rememberTeamRemoval(teamId: string): Promise<void> {
  await TeamsChannelModel.updateMany({ teamId }, { $set: { isInstalled: false } });
}

function isNews(now: Partial<TeamsChannel>, known: TeamsChannel | undefined): boolean {
  return Object.entries(now).some(
    ([key, value]) => value !== undefined && known?.[key as keyof TeamsChannel] !== value,
  );
}
