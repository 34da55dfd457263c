import type mongoose from 'mongoose';
import { OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { ActionPointModel } from '../points/action-point.ts';
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
  /** Nothing was said about it before. */
  since(one: T): Date;
  plan(one: T, readers: Readers, situation: Situation): ReminderPlan;
}

export const waitingOneToOnes: WhatWaits<RemindedOneToOne> = {
  model: OneToOneModel as unknown as mongoose.Model<Looked>,
  fields: {
    status: 1,
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
  plan: planOneToOne,
};

export const waitingActionPoints: WhatWaits<RemindedActionPoint> = {
  model: ActionPointModel as unknown as mongoose.Model<Looked>,
  fields: { ownerId: 1, dueOn: 1, addedAt: 1, doneAt: 1, remindAt: 1 },
  peopleOf: ({ ownerId }) => [ownerId],
  since: ({ addedAt }) => addedAt,
  plan: planActionPoint,
};
