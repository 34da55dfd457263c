import mongoose from 'mongoose';
import type { TakenOver } from '../permissions/own-grants.ts';
import type { VisibleTo } from '../permissions/visible-to.ts';
import type { Answers, AskedQuestion } from '../question-sets/question.ts';
import type { CarryForward, Panel } from '../templates/template.ts';
import type { IsoDate } from '../time/iso-date.ts';
import type { ActivityItem } from './activity-item.ts';
import type { Announcement } from './announcement.ts';
import { type NotHeld, type OneToOneStatus, oneToOneStatuses } from './status.ts';

export type PartName = 'reviewee' | 'reviewer';

/** What somebody typed into a field, as they typed it; empty where they emptied it. */
export interface Typed {
  value: string | string[];
  at: Date;
  /** The window in which it was typed. */
  by?: string;
}

/** One drawing of a form, as far as it was sent. */
export interface DraftWindow {
  at: Date;
  /** When the last of what it sent was typed, by the platform's clock, in microseconds. */
  typedAt?: number;
  /** The last came without a time of its own: whether it was newer than what still arrives, nobody knows. */
  isUntimed?: true;
  /** When the last button that was pressed in it arrived, as {@link DraftWindow.typedAt}. */
  pressedAt?: number;
  /** It was shared. */
  isSent?: true;
  /** What it sent last, by field, as a digest. */
  sent: Record<string, string>;
}

/** What somebody typed and has not shared, complete or not. It lies over what they shared. */
export interface Draft {
  /** Only those that differ from what is shared; absent when all is shared. */
  fields: Record<string, Typed>;
  /** What was typed in another window and gave way to something later, by field; the newest last. */
  aside?: Record<string, Typed[]>;
  windows?: Record<string, DraftWindow>;
}

/** One side. What is in `drafts` is its author's alone; what is in `shared` the other may read. */
export interface Part {
  /** By author: a stand-in's draft is not the reviewer's. */
  drafts?: Record<string, Draft>;
  shared?: Answers;
  sharedAt?: Date;
  sharedById?: string;
  /** Shared after the end of the deadline day where the person lives. */
  isLate?: boolean;
  /** Answers that were changed after the first share, by question, and when. */
  changedAt?: Record<string, Date>;
  /** Another one after each change, so that of two at once the second sees the first. */
  version?: string;
}

/** A finalised 1-to-1 was opened again. */
export interface Reopening {
  at: Date;
  byId: string;
  /** In somebody's own words; absent for whoever may not read the content. */
  reason?: string;
}

/** It went from one reviewer to another. */
export interface Reassignment {
  at: Date;
  byId: string;
  fromId: string;
  toId: string;
}

/** What somebody chose for their own reminders of one 1-to-1; they come on a deadline day all the same. */
export interface ReminderChoice {
  isMuted?: boolean;
  /** The day on which they go on, with a reminder. */
  snoozedUntil?: IsoDate;
}

/** As what somebody read who is neither of the two. */
export type Capacity = 'stand-in' | 'later-reviewer' | 'hr' | 'admin' | 'owner';

/** Somebody who is neither of the two was shown content; one for each capacity and day where they live. */
export interface Reading {
  readerId: string;
  as: Capacity;
  on: IsoDate;
}

export interface OneToOne {
  /** `<cycle>:<occurrence>:<reviewee>`: issuing twice is harmless. */
  _id: string;
  /** `<cycle>:<reviewee>`: what carries forward hangs on the pair's thread. */
  threadId: string;
  cycleId: string;
  occurrence: number;
  title: string;
  revieweeId: string;
  reviewerId: string;
  status: OneToOneStatus;
  skipReason?: string;
  /** It was reopened or restored by hand: it does not lapse, and stays open until somebody closes it. */
  staysOpen?: boolean;
  lapsedAt?: Date;
  /** Who said that the two did not meet. */
  notHeld?: NotHeld;
  isRecurring: boolean;
  issueOn: IsoDate;
  revieweeBy: IsoDate;
  reviewerBy: IsoDate;
  finaliseBy: IsoDate;
  questions: AskedQuestion[];
  carryForward: CarryForward;
  /** Who besides the two reads the content, as its template said; absent for as the organisation says. */
  visibleTo?: VisibleTo;
  reminders: number[];
  /** By person. */
  reminderChoices?: Record<string, ReminderChoice>;
  /** When to look whether somebody is to be reminded of it; absent when nobody will be. */
  remindAt?: Date;
  parts: { reviewee: Part; reviewer: Part };
  /** What of the reviewee's work is shown beside it; absent for nothing. */
  panels?: Panel[];
  /** What the panels showed when it was finalised. */
  activity?: ActivityItem[];
  issuedAt: Date;
  finalisedAt?: Date;
  finalisedById?: string;
  /** The oldest first. */
  reopenings?: Reopening[];
  /** The oldest first. */
  reassignments?: Reassignment[];
  /** When somebody else than the two was shown content of it; the oldest first. For the reviewee and whoever reviews. */
  readings?: Reading[];
  /** A cycle gave it to a reviewer who could have made themself the one: what is older is theirs to read by release. */
  takenOver?: TakenOver;
  /** When the two talk. */
  meetingAt?: Date;
  /** True until the agenda for `meetingAt` is in the outbox. */
  isAgendaUnsent?: boolean;
  /** Steps that were taken and not made known yet; nearly always none. */
  unannounced?: Announcement[];
  /** When and by whom it was archived, and the status that restoring gives back. */
  archived?: { at: Date; byId: string; from: OneToOneStatus };
}

export function oneToOneId(cycleId: string, occurrence: number, revieweeId: string): string {
  return `${cycleId}:${occurrence}:${revieweeId}`;
}

export function threadIdOf(cycleId: string, revieweeId: string): string {
  return `${cycleId}:${revieweeId}`;
}

const Mixed = mongoose.Schema.Types.Mixed;

const partSchema = new mongoose.Schema<Part>(
  {
    drafts: Mixed,
    shared: Mixed,
    sharedAt: Date,
    sharedById: String,
    isLate: Boolean,
    changedAt: Mixed,
    version: String,
  },
  { _id: false, minimize: false },
);

const oneToOneSchema = new mongoose.Schema<OneToOne>(
  {
    _id: { type: String, required: true },
    threadId: { type: String, required: true },
    cycleId: { type: String, required: true },
    occurrence: { type: Number, required: true },
    title: { type: String, required: true },
    revieweeId: { type: String, required: true },
    reviewerId: { type: String, required: true },
    status: { type: String, enum: oneToOneStatuses, required: true },
    skipReason: String,
    staysOpen: Boolean,
    lapsedAt: Date,
    notHeld: Mixed,
    isRecurring: { type: Boolean, required: true },
    issueOn: { type: String, required: true },
    revieweeBy: { type: String, required: true },
    reviewerBy: { type: String, required: true },
    finaliseBy: { type: String, required: true },
    questions: { type: [Mixed], required: true } as never,
    carryForward: { type: Mixed, required: true },
    visibleTo: String,
    reminders: { type: [Number], required: true },
    reminderChoices: Mixed,
    remindAt: Date,
    parts: {
      type: new mongoose.Schema(
        { reviewee: partSchema, reviewer: partSchema },
        { _id: false, minimize: false },
      ),
      required: true,
    },
    panels: { type: [String], default: undefined },
    activity: { type: [Mixed], default: undefined } as never,
    issuedAt: { type: Date, required: true },
    finalisedAt: Date,
    finalisedById: String,
    reopenings: { type: [Mixed], default: undefined } as never,
    reassignments: { type: [Mixed], default: undefined } as never,
    readings: { type: [Mixed], default: undefined } as never,
    takenOver: Mixed,
    meetingAt: Date,
    isAgendaUnsent: Boolean,
    unannounced: { type: [Mixed], default: undefined } as never,
    archived: Mixed,
  },
  { collection: 'oneToOnes', versionKey: false, minimize: false },
);

oneToOneSchema.index({ revieweeId: 1, status: 1, finaliseBy: 1 });
oneToOneSchema.index({ reviewerId: 1, status: 1, finaliseBy: 1 });
oneToOneSchema.index({ threadId: 1, occurrence: -1 });
oneToOneSchema.index({ cycleId: 1, occurrence: 1, status: 1 });
oneToOneSchema.index({ status: 1, finaliseBy: 1 });
oneToOneSchema.index({ meetingAt: 1 }, { partialFilterExpression: { isAgendaUnsent: true } });
oneToOneSchema.index(
  { 'unannounced.entry.at': 1 },
  { partialFilterExpression: { 'unannounced.entry.at': { $type: 'date' } } },
);
oneToOneSchema.index({ remindAt: 1 }, { partialFilterExpression: { remindAt: { $type: 'date' } } });

export const OneToOneModel = mongoose.model<OneToOne>('OneToOne', oneToOneSchema);
