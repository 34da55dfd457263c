import mongoose from 'mongoose';
import { newId } from '../new-id.ts';

export interface Team {
  _id: string;
  /** Unique in the organisation. */
  name: string;
  parentId?: string;
  primaryManagerId?: string;
  secondaryManagerIds: string[];
  slackChannel?: string;
  teamsChannel?: string;
  /** The name of a holiday calendar. */
  holidayCalendar?: string;
}

const teamSchema = new mongoose.Schema<Team>(
  {
    _id: { type: String, default: newId },
    name: { type: String, required: true, trim: true },
    parentId: String,
    primaryManagerId: String,
    secondaryManagerIds: { type: [String], default: [] },
    slackChannel: String,
    teamsChannel: String,
    holidayCalendar: String,
  },
  { collection: 'teams', versionKey: false },
);

teamSchema.index({ name: 1 }, { unique: true });
teamSchema.index({ parentId: 1 });

export const TeamModel = mongoose.model<Team>('Team', teamSchema);
