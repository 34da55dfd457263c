import mongoose from 'mongoose';
import { newId } from '../new-id.ts';
import type { IsoDate } from '../time/iso-date.ts';
import type { CycleInput, Every } from './cycle-input.ts';

/** `draft`: nobody is contacted. `active`: issues when due. The others issue nothing. */
const cycleStatuses = ['draft', 'active', 'paused', 'ended', 'archived'] as const;
export type CycleStatus = (typeof cycleStatuses)[number];

export interface TeamRecipient {
  teamId: string;
  includeSubTeams: boolean;
  primaryOnly: boolean;
}

/** What is frozen once anything of the cycle was issued. */
export interface CycleSettings extends Omit<CycleInput, 'template' | 'recipients' | 'every'> {
  templateId: string;
  recipients: { company: boolean; personIds: string[]; teams: TeamRecipient[] };
  /** Absent for a one-off. */
  every?: Every;
}

export interface Cycle extends CycleSettings {
  _id: string;
  status: CycleStatus;
  creatorId?: string;
  /** Set for a cycle of a manager: whoever does not report to them does not get it, whatever the recipients say. */
  onlyReportsOf?: string;
  startedAt?: Date;
  /** The occurrence that is being issued or comes next. */
  nextOccurrence: number;
  /** When somebody may next be due; absent when nobody will be. */
  nextIssueAt?: Date;
  /** While an occurrence is being issued around the world: whoever was due by then has it. */
  issuedUntilAt?: Date;
  /** Stands for everybody who was due by then: as long as it is the same people, nobody came late. */
  issuedToHash?: string;
  /** What a sweep is at, or was when it was cut short: whoever was issued theirs since then may not be told yet. */
  issuing?: Issuing;
  /** After the first issue the settings are frozen. */
  firstIssuedAt?: Date;
  /** The day on which it goes on by itself. */
  pausedUntil?: IsoDate;
  /** People who were added after an occurrence was issued, and get it all the same. */
  joining?: Joining;
  /** Occurrences that were never issued because nothing ran while they were open. */
  missedOccurrences: MissedOccurrence[];
}

export interface Issuing {
  since: Date;
  occurrences: number[];
}

export interface Joining {
  occurrence: number;
  personIds: string[];
  /** Rather than at the time of day at which everybody else is issued theirs. */
  isAtOnce?: boolean;
}

export interface MissedOccurrence {
  occurrence: number;
  finaliseBy: IsoDate;
}

const cycleSchema = new mongoose.Schema<Cycle>(
  {
    _id: { type: String, default: newId },
    name: { type: String, required: true },
    templateId: { type: String, required: true },
    recipients: {
      type: new mongoose.Schema(
        {
          company: { type: Boolean, required: true },
          personIds: { type: [String], default: [] },
          teams: {
            type: [
              new mongoose.Schema(
                { teamId: String, includeSubTeams: Boolean, primaryOnly: Boolean },
                { _id: false },
              ),
            ],
            default: [],
          },
        },
        { _id: false },
      ),
      required: true,
    },
    dates: { type: mongoose.Schema.Types.Mixed, required: true },
    every: { type: mongoose.Schema.Types.Mixed },
    trigger: { type: mongoose.Schema.Types.Mixed },
    timeZone: { type: String, required: true },
    issueImmediately: { type: Boolean, required: true },
    nonWorkingDays: { type: String, required: true },
    skipWhenAway: { type: Boolean, required: true },
    status: { type: String, enum: cycleStatuses, required: true },
    creatorId: String,
    onlyReportsOf: String,
    startedAt: Date,
    nextOccurrence: { type: Number, default: 0 },
    nextIssueAt: Date,
    issuedUntilAt: Date,
    issuedToHash: String,
    issuing: {
      type: new mongoose.Schema<Issuing>({ since: Date, occurrences: [Number] }, { _id: false }),
      default: undefined,
    },
    firstIssuedAt: Date,
    pausedUntil: String,
    joining: {
      type: new mongoose.Schema<Joining>(
        { occurrence: Number, personIds: [String], isAtOnce: Boolean },
        { _id: false },
      ),
      default: undefined,
    },
    missedOccurrences: {
      type: [new mongoose.Schema({ occurrence: Number, finaliseBy: String }, { _id: false })],
      default: [],
    },
  },
  { collection: 'cycles', versionKey: false },
);

cycleSchema.index({ name: 1 }, { unique: true });
cycleSchema.index({ nextIssueAt: 1 }, { partialFilterExpression: { status: 'active' } });
cycleSchema.index({ pausedUntil: 1 }, { partialFilterExpression: { status: 'paused' } });
cycleSchema.index({ 'issuing.since': 1 }, { sparse: true });

export const CycleModel = mongoose.model<Cycle>('Cycle', cycleSchema);
