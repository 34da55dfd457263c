import mongoose from 'mongoose';
import { isDuplicateKey } from '../database/is-duplicate-key.ts';

/** That Tandem was added to a team; Teams tells so in two events, which may arrive at the same moment. */
interface TeamsInstallation {
  /** The id of the team. */
  _id: string;
  claimedAt: Date;
}

/** What comes later than this tells of another installation, even if nothing was heard of a removal. */
const oneInstallationMs = 10 * 60_000;

const teamsInstallationSchema = new mongoose.Schema<TeamsInstallation>(
  { _id: { type: String, required: true }, claimedAt: { type: Date, required: true } },
  { collection: 'teamsInstallations', versionKey: false },
);

export const TeamsInstallationModel = mongoose.model<TeamsInstallation>(
  'TeamsInstallation',
  teamsInstallationSchema,
);

/** Whether this is the first to hear of an installation, in whichever copy of the app. */
export async function claimInstallation(teamId: string, at: Date): Promise<boolean> {
  try {
    const before = new Date(at.getTime() - oneInstallationMs);
    await TeamsInstallationModel.updateOne(
      { _id: teamId, claimedAt: { $lt: before } },
      { $set: { claimedAt: at } },
      { upsert: true },
    );
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** What an installation was claimed for failed: whoever hears of it next may try. */
export async function releaseInstallation(teamId: string): Promise<void> {
  await TeamsInstallationModel.deleteOne({ _id: teamId });
}
