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

export type ExceptedTeam = Omit<TeamRecipient, 'primaryOnly'>;

/** Whom a cycle leaves out: people, and those whose primary team is one of these. */
export interface Exceptions {
  personIds: string[];
  teams: ExceptedTeam[];
}

/** What is frozen once anything of the cycle was issued. */
export interface CycleSettings extends Omit<CycleInput, 'template' | 'recipients' | 'every'> {
  templateId: string;
  recipients: {
    company: boolean;
    personIds: string[];
    teams: TeamRecipient[];
    /** Absent when nobody is left out. */
    except?: Exceptions;
  };
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
  /** When somebody may next be due; absent when nobody will be. */
  nextIssueAt?: Date;
  /** Every issue moment up to here is settled: what was due by then was issued or recorded. */
  lookedUntilAt?: Date;
  /** Every change of people up to this number was looked at; absent when everybody is to be looked at. */
  lookedChange?: number;
  /** Raised with each change of the cycle by people: a sweep that read it before does not move it on. */
  revision: number;
  /** Those of which anybody was issued theirs, in that order: what is asked in rotation counts them. */
  issuedOccurrences: number[];
  /** What a sweep is at, or was when it was cut short: whoever was issued theirs since then may not be told yet. */
  issuing?: Issuing;
  /** After the first issue the settings are frozen. */
  firstIssuedAt?: Date;
  /** The day on which it goes on by itself. */
  pausedUntil?: IsoDate;
  pauses: Pause[];
  /** People who were added and get the occurrence that is open at once. */
  atOnce?: string[];
  /** People who waited for an occurrence when a move or a new calendar put its issue moment into the past. */
  owed?: Owed[];
}

export interface Issuing {
  since: Date;
  occurrences: number[];
}

/** A stretch in which nothing is issued; it lasts until a day, each where they live, or until somebody ends it. */
export interface Pause {
  from: Date;
  untilOn?: IsoDate;
  until?: Date;
}

export interface Owed {
  occurrence: number;
  personIds: string[];
}

/** How far a cycle is of which nothing has happened yet. */
export const notBegun = { revision: 0, issuedOccurrences: [], pauses: [] } satisfies Partial<Cycle>;

const exceptionsSchema = new mongoose.Schema<Exceptions>(
  {
    personIds: { type: [String], default: [] },
    teams: {
      type: [new mongoose.Schema<ExceptedTeam>({ teamId: String, includeSubTeams: Boolean }, { _id: false })],
      default: [],
    },
  },
  { _id: false },
);

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
          except: { type: exceptionsSchema, default: undefined },
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
    nextIssueAt: Date,
    lookedUntilAt: Date,
    lookedChange: Number,
    revision: { type: Number, default: 0 },
    issuedOccurrences: { type: [Number], default: [] },
    issuing: {
      type: new mongoose.Schema<Issuing>({ since: Date, occurrences: [Number] }, { _id: false }),
      default: undefined,
    },
    firstIssuedAt: Date,
    pausedUntil: String,
    pauses: {
      type: [new mongoose.Schema<Pause>({ from: Date, untilOn: String, until: Date }, { _id: false })],
      default: [],
    },
    atOnce: { type: [String], default: undefined },
    owed: {
      type: [new mongoose.Schema<Owed>({ occurrence: Number, personIds: [String] }, { _id: false })],
      default: undefined,
    },
  },
  { collection: 'cycles', versionKey: false },
);

cycleSchema.index({ name: 1 }, { unique: true });
cycleSchema.index({ status: 1, nextIssueAt: 1 });
cycleSchema.index({ status: 1, lookedChange: 1 });
cycleSchema.index({ pausedUntil: 1 }, { partialFilterExpression: { status: 'paused' } });
cycleSchema.index({ 'issuing.since': 1 }, { sparse: true });

export const CycleModel = mongoose.model<Cycle>('Cycle', cycleSchema);
