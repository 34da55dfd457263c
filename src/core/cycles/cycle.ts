import mongoose from 'mongoose';
import { z } from 'zod';
import { newId } from '../new-id.ts';
import { type IsoDate, isoDateSchema } from '../time/iso-date.ts';
import { timeZoneSchema } from '../time/time-zone.ts';
import { findDisorder } from './dates/check-dates.ts';

const datesSchema = z.strictObject({
  firstIssueOn: isoDateSchema,
  revieweeBy: isoDateSchema,
  reviewerBy: isoDateSchema,
  finaliseBy: isoDateSchema,
});

export const cycleDatesSchema = datesSchema.superRefine((dates, context) => {
  for (const message of findDisorder(dates)) context.addIssue({ code: 'custom', message });
});

/** In a file the three deadlines may be left to the template. */
export const datesInFileSchema = datesSchema.partial({
  revieweeBy: true,
  reviewerBy: true,
  finaliseBy: true,
});
export type DatesInFile = z.infer<typeof datesInFileSchema>;

export const mostIntervals = 120;
export const mostDaysAfterStart = 1000;

const count = z.int().min(1).max(mostIntervals);

/** How often: exactly one of weeks, months, quarters or years. */
export const everySchema = z.union(
  [
    z.strictObject({ weeks: count }),
    z.strictObject({ months: count }),
    z.strictObject({ quarters: count }),
    z.strictObject({ years: count }),
  ],
  { error: 'must be one of weeks, months, quarters or years with a whole number, like { weeks: 1 }' },
);

/** What in somebody's own time brings on their 1-to-1, instead of a date. */
export const triggerSchema = z.union(
  [
    z.strictObject({ afterStartDays: z.int().min(0).max(mostDaysAfterStart) }),
    z.strictObject({ afterReturn: z.literal(true) }),
  ],
  { error: 'must be { afterStartDays: 30 } or { afterReturn: true }' },
);

const teamRecipientSchema = z.strictObject({
  name: z.string().trim().min(1),
  includeSubTeams: z.boolean().default(false),
  primaryOnly: z.boolean().default(true),
});

/** A cycle as it stands in a file or a form: it names its template, teams and people. */
export const cycleInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  template: z.string().trim().min(1),
  recipients: z
    .strictObject({
      company: z.boolean().default(false),
      people: z.array(z.email().toLowerCase()).default([]),
      teams: z.array(teamRecipientSchema).default([]),
    })
    .refine(({ company, people, teams }) => company || people.length + teams.length > 0, {
      error: 'must name people, teams or the company',
    }),
  dates: cycleDatesSchema,
  every: everySchema.optional(),
  /** Instead of `every`: the dates then say how far each is from the first issue. */
  trigger: triggerSchema.exactOptional(),
  timeZone: timeZoneSchema.default('UTC'),
  issueImmediately: z.boolean().default(false),
  nonWorkingDays: z.enum(['keep', 'next', 'previous']).default('keep'),
  skipWhenAway: z.boolean().default(true),
});

type CycleInput = z.infer<typeof cycleInputSchema>;
export type CycleDates = z.infer<typeof cycleDatesSchema>;
export type Every = z.infer<typeof everySchema>;
export type Trigger = z.infer<typeof triggerSchema>;

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

/** The calendar days of one occurrence. */
export interface OccurrenceDates {
  issueOn: IsoDate;
  revieweeBy: IsoDate;
  reviewerBy: IsoDate;
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
