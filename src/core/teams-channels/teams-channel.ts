import mongoose from 'mongoose';

/** A channel of Microsoft Teams, and what is needed to post there without being asked. */
export interface TeamsChannel {
  /** `19:…@thread.tacv2`. */
  _id: string;
  /** That of the team's General channel. */
  teamId: string;
  teamName?: string;
  teamNameAt?: Date;
  name?: string;
  nameAt?: Date;
  /** What became of the channel itself, once Teams has told. */
  state?: 'open' | 'deleted';
  stateAt?: Date;
  /** What became of its team, once Teams has told. */
  teamState?: 'open' | 'archived' | 'deleted';
  teamStateAt?: Date;
  /** By our clock: when any of that was heard, or posting there was last tried all the same. */
  checkedAt?: Date;
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
    teamNameAt: Date,
    name: String,
    nameAt: Date,
    state: { type: String, enum: ['open', 'deleted'] },
    stateAt: Date,
    teamState: { type: String, enum: ['open', 'archived', 'deleted'] },
    teamStateAt: Date,
    checkedAt: Date,
    tenantId: String,
    serviceUrl: { type: String, required: true },
    isInstalled: { type: Boolean, required: true },
  },
  { collection: 'teamsChannels', versionKey: false },
);

teamsChannelSchema.index({ teamId: 1 });

export const TeamsChannelModel = mongoose.model<TeamsChannel>('TeamsChannel', teamsChannelSchema);

export async function findTeamsChannel(id: string): Promise<TeamsChannel | undefined> {
  return (await TeamsChannelModel.findById(id).lean<TeamsChannel>()) ?? undefined;
}
