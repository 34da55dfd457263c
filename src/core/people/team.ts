import mongoose from 'mongoose';
import { newId } from '../new-id.ts';

export const longestTeamName = 300;

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
  /** When to look next whether its channels are to hear of a deadline; absent until the first look. */
  digestAt?: Date;
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
    digestAt: Date,
  },
  { collection: 'teams', versionKey: false },
);

teamSchema.index({ name: 1 }, { unique: true });
teamSchema.index({ parentId: 1 });
teamSchema.index(
  { digestAt: 1, slackChannel: 1 },
  { partialFilterExpression: { slackChannel: { $type: 'string' } } },
);
teamSchema.index(
  { digestAt: 1, teamsChannel: 1 },
  { partialFilterExpression: { teamsChannel: { $type: 'string' } } },
);

export const TeamModel = mongoose.model<Team>('Team', teamSchema);
