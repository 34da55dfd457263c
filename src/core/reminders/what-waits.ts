import type mongoose from 'mongoose';
import type { Core } from '../core.ts';
import { OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { ActionPointModel } from '../points/action-point.ts';
import { type Living, lapseDue, type MayLapse } from './lapse.ts';
import type { Situation } from './next-reminder.ts';
import {
  planActionPoint,
  planOneToOne,
  type Readers,
  type RemindedActionPoint,
  type RemindedOneToOne,
  type ReminderPlan,
} from './plan-reminders.ts';

interface Looked {
  _id: string;
  remindAt?: Date;
}

/** One kind of thing that people are reminded of. */
export interface WhatWaits<T> {
  model: mongoose.Model<Looked>;
  fields: Record<string, 1>;
  peopleOf(one: T): string[];
  /** What becomes of them before anybody is reminded of them; they stay as they are without it. */
  settle?(core: Core, looked: readonly T[], people: ReadonlyMap<string, Living>): Promise<T[]>;
  /** Nothing was said about it before. */
  since(one: T): Date;
  plan(one: T, readers: Readers, situation: Situation): ReminderPlan;
}

export const waitingOneToOnes: WhatWaits<RemindedOneToOne & MayLapse> = {
  model: OneToOneModel as unknown as mongoose.Model<Looked>,
  fields: {
    status: 1,
    cycleId: 1,
    threadId: 1,
    occurrence: 1,
    isRecurring: 1,
    staysOpen: 1,
    lapsedAt: 1,
    revieweeId: 1,
    reviewerId: 1,
    revieweeBy: 1,
    reviewerBy: 1,
    finaliseBy: 1,
    'questions.askedTo': 1,
    'parts.reviewee.sharedAt': 1,
    'parts.reviewer.sharedAt': 1,
    reminders: 1,
    reminderChoices: 1,
    issuedAt: 1,
    'reopenings.at': 1,
    'reassignments.at': 1,
    remindAt: 1,
  },
  peopleOf: ({ revieweeId, reviewerId }) => [revieweeId, reviewerId],
  since: ({ issuedAt }) => issuedAt,
  settle: lapseDue,
  plan: planOneToOne,
};

export const waitingActionPoints: WhatWaits<RemindedActionPoint> = {
  model: ActionPointModel as unknown as mongoose.Model<Looked>,
  fields: { ownerId: 1, dueOn: 1, addedAt: 1, doneAt: 1, remindAt: 1 },
  peopleOf: ({ ownerId }) => [ownerId],
  since: ({ addedAt }) => addedAt,
  plan: planActionPoint,
};
