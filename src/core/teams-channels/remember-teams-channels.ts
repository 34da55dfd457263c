import { asOf, unlessLater } from '../database/as-of.ts';
import { TeamsInstallationModel } from './claim-installation.ts';
import { type TeamsChannel, TeamsChannelModel } from './teams-channel.ts';

/** A team in which Tandem was just seen. */
export type SeenTeam = Pick<TeamsChannel, 'teamId' | 'serviceUrl'> &
  Partial<Pick<TeamsChannel, 'teamName' | 'tenantId'>>;

type SeenChannel = Pick<TeamsChannel, '_id'> & Partial<Pick<TeamsChannel, 'name'>>;

/** When it was seen; `isRenaming` where Teams told of names, and did not only mention them. */
interface Seeing {
  at?: Date | undefined;
  isRenaming?: boolean;
}

/** Keeps how to post in a team's channels as it was last seen; what is left out stays as it is. */
export async function rememberTeamsChannels(
  seen: SeenTeam,
  channels: readonly SeenChannel[],
  { at, isRenaming = false }: Seeing = {},
): Promise<void> {
  const known = await TeamsChannelModel.find({ teamId: seen.teamId }).lean<TeamsChannel[]>();
  const facts = { ...seen, isInstalled: true };
  const wanted = new Map<string, Partial<TeamsChannel>>(known.map(({ _id }) => [_id, facts]));
  for (const { _id, ...named } of channels) wanted.set(_id, { ...facts, ...named });
  const changes = [...wanted].flatMap(([_id, { name, teamName, ...way }]) => {
    const before = known.find((channel) => channel._id === _id);
    const names = Object.entries({ name, teamName }).filter(
      ([key, value]) => value !== undefined && (isRenaming || isNews({ [key]: value }, before)),
    );
    return [
      ...(isNews(way, before) ? [{ filter: { _id }, update: { $set: way }, upsert: true }] : []),
      ...names.map(([key, value]) => named({ _id }, key, value, { at, isRenaming })),
    ];
  });
  if (changes.length === 0) return;
  await TeamsChannelModel.bulkWrite(changes.map((updateOne) => ({ updateOne })));
}

/** What is only mentioned is no news of a later day than what was told. */
function named(filter: object, key: string, value: unknown, { at, isRenaming }: Seeing) {
  if (at && isRenaming) return asOf(filter, key, value, at);
  return { filter: { ...filter, ...(at && unlessLater(key, at)) }, update: { $set: { [key]: value } } };
}

/** Tandem was removed from a team: nothing can be posted in its channels until it is back. */
export async function rememberTeamRemoval(teamId: string): Promise<void> {
  await TeamsChannelModel.updateMany({ teamId }, { $set: { isInstalled: false } });
  await TeamsInstallationModel.deleteOne({ _id: teamId });
}

function isNews(now: Partial<TeamsChannel>, known: TeamsChannel | undefined): boolean {
  return Object.entries(now).some(
    ([key, value]) => value !== undefined && known?.[key as keyof TeamsChannel] !== value,
  );
}
