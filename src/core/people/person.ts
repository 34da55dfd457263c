import mongoose from 'mongoose';
import { newId } from '../new-id.ts';
import type { QuietHours } from '../settings/settings.ts';
import type { IsoDate } from '../time/iso-date.ts';
import { type Lookup, lookupRefusals } from './lookup.ts';

export const roles = ['member', 'hr', 'admin', 'owner'] as const;
type Role = (typeof roles)[number];

/** What reads as HR. */
export const hrRoles: readonly Role[] = ['hr', 'admin', 'owner'];

export const platforms = ['slack', 'teams'] as const;
export type Platform = (typeof platforms)[number];

/** What is needed to write to someone in Teams without being asked; refreshed on every inbound activity. */
export interface TeamsAccount {
  aadObjectId: string;
  tenantId?: string;
  userId?: string;
  conversationId?: string;
  serviceUrl?: string;
  isInstalled?: boolean;
}

export interface SlackAccount {
  userId: string;
  teamId?: string;
}

/** A person's own choices; what is absent is as the organisation has it. */
interface Preferences {
  /** Where messages go, for whoever has both. */
  platform?: Platform;
  quietHours?: QuietHours;
  /** The first reminder comes this many days before a deadline, when that is earlier than planned. */
  reminderLeadDays?: number;
}

/** Away from the first day to the last one, both included. */
export interface Absence {
  from: IsoDate;
  until: IsoDate;
  standInId?: string;
  /** Who named the stand-in; absent where the person did so, and in what is older than the field. */
  namedById?: string;
}

export interface Person {
  _id: string;
  name: string;
  /** Lower case; unique in the organisation. */
  email: string;
  timeZone: string;
  locale: string;
  role: Role;
  /** When they were given a role that reads as HR; absent for who has none, or had it before this was kept. */
  hrSince?: Date;
  /** When such a role was taken from them. */
  hrUntil?: Date;
  primaryTeamId?: string;
  otherTeamIds: string[];
  overrideManagerId?: string;
  startOn?: IsoDate;
  isActive: boolean;
  absences: Absence[];
  preferences: Preferences;
  slack?: SlackAccount;
  teams?: TeamsAccount;
  /** That Slack was asked for their account, and why there is none to write to. */
  lookup?: Lookup;
  /** The number of the last change that may give them a 1-to-1, or give it at another time. */
  change?: number;
  /** They can be reached since what waited for them was last sent: an account was linked, or the app installed. */
  hasAppeared?: boolean;
  /** When the first message ever was delivered: it says who added them and how to stop notices. */
  welcomedAt?: Date;
}

const absenceSchema = new mongoose.Schema<Absence>(
  {
    from: { type: String, required: true },
    until: { type: String, required: true },
    standInId: String,
    namedById: String,
  },
  { _id: false },
);

const preferencesSchema = new mongoose.Schema<Preferences>(
  {
    platform: { type: String, enum: platforms },
    quietHours: {
      type: new mongoose.Schema<QuietHours>({ from: String, until: String }, { _id: false }),
      default: undefined,
    },
    reminderLeadDays: Number,
  },
  { _id: false },
);

const lookupSchema = new mongoose.Schema<Lookup>(
  {
    email: { type: String, required: true },
    because: { type: String, enum: lookupRefusals },
    askedAt: Date,
    heldUntil: Date,
  },
  { _id: false },
);

const personSchema = new mongoose.Schema<Person>(
  {
    _id: { type: String, default: newId },
    name: { type: String, required: true },
    email: { type: String, required: true, lowercase: true, trim: true },
    timeZone: { type: String, required: true },
    locale: { type: String, required: true },
    role: { type: String, enum: roles, required: true },
    hrSince: Date,
    hrUntil: Date,
    primaryTeamId: String,
    otherTeamIds: { type: [String], default: [] },
    overrideManagerId: String,
    startOn: String,
    isActive: { type: Boolean, required: true },
    absences: { type: [absenceSchema], default: [] },
    preferences: { type: preferencesSchema, default: {} },
    slack: {
      type: new mongoose.Schema({ userId: String, teamId: String }, { _id: false }),
      default: undefined,
    },
    teams: {
      type: new mongoose.Schema(
        {
          aadObjectId: String,
          tenantId: String,
          userId: String,
          conversationId: String,
          serviceUrl: String,
          isInstalled: Boolean,
        },
        { _id: false },
      ),
      default: undefined,
    },
    lookup: { type: lookupSchema, default: undefined },
    change: Number,
    hasAppeared: Boolean,
    welcomedAt: Date,
  },
  { collection: 'people', minimize: false, versionKey: false },
);

personSchema.index({ email: 1 }, { unique: true });
personSchema.index(
  { 'slack.userId': 1 },
  { unique: true, partialFilterExpression: { 'slack.userId': { $type: 'string' } } },
);
personSchema.index(
  { 'teams.aadObjectId': 1 },
  { unique: true, partialFilterExpression: { 'teams.aadObjectId': { $type: 'string' } } },
);
personSchema.index({ role: 1 });
personSchema.index({ hrUntil: 1 }, { sparse: true });
personSchema.index({ primaryTeamId: 1 });
personSchema.index({ otherTeamIds: 1 });
personSchema.index({ timeZone: 1, primaryTeamId: 1 });
personSchema.index({ change: 1 }, { sparse: true });
personSchema.index({ hasAppeared: 1 }, { partialFilterExpression: { hasAppeared: true } });
personSchema.index({ overrideManagerId: 1 }, { sparse: true });
personSchema.index({ 'absences.standInId': 1 }, { sparse: true });

export const PersonModel = mongoose.model<Person>('Person', personSchema);
