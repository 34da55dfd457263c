import mongoose from 'mongoose';

/** A channel of Microsoft Teams, and what is needed to post there without being asked. */
export interface TeamsChannel {
  /** `19:…@thread.tacv2`. */
  _id: string;
  /** That of the team's General channel. */
  teamId: string;
  teamName?: string;
  name?: string;
  tenantId?: string;
  serviceUrl: string;
  /** Whether Tandem is in the team, as far as Teams has told. */
  isInstalled: boolean;
}

const teamsChannelSchema = new mongoose.Schema<TeamsChannel>(
  {
    _id: { type: String, required: true },
    teamId: { type: String, required: true },
    teamName: String,
    name: String,
    tenantId: String,
    serviceUrl: { type: String, required: true },
    isInstalled: { type: Boolean, required: true },
  },
  { collection: 'teamsChannels', versionKey: false },
);

teamsChannelSchema.index({ teamId: 1 });

export const TeamsChannelModel = mongoose.model<TeamsChannel>('TeamsChannel', teamsChannelSchema);

/** Those of these channels that are known, by id. */
export async function findTeamsChannels(ids: readonly string[]): Promise<Map<string, TeamsChannel>> {
  const found = await TeamsChannelModel.find({ _id: { $in: [...ids] } }).lean<TeamsChannel[]>();
  return new Map(found.map((channel) => [channel._id, channel]));
}

export async function findTeamsChannel(id: string): Promise<TeamsChannel | undefined> {
  return (await TeamsChannelModel.findById(id).lean<TeamsChannel>()) ?? undefined;
}
