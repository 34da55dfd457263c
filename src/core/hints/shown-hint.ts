import mongoose from 'mongoose';
import { type HintKind, hintKinds } from '../chat/hint-kinds.ts';
import type { Thread } from '../one-to-ones/thread.ts';
import { addDays, daysBetween } from '../time/calendar.ts';
import { type IsoDate, isoDate } from '../time/iso-date.ts';

/** The one hint of a week for one reviewer. */
export interface ShownHint extends Pick<Thread, 'threadId' | 'cycleId' | 'revieweeId'> {
  /** `<person>:<Monday>`: at most one a week. */
  _id: string;
  personId: string;
  kind: HintKind;
  /** The Monday of that week. */
  weekOf: IsoDate;
}

export function shownHintId(personId: string, weekOf: IsoDate): string {
  return `${personId}:${weekOf}`;
}

const someMonday = isoDate('1970-01-05');

/** The Monday on or before a day. */
export function mondayOf(day: IsoDate): IsoDate {
  return addDays(day, -(daysBetween(someMonday, day) % 7));
}

const shownHintSchema = new mongoose.Schema<ShownHint>(
  {
    _id: { type: String, required: true },
    personId: { type: String, required: true },
    kind: { type: String, enum: hintKinds, required: true },
    threadId: { type: String, required: true },
    cycleId: { type: String, required: true },
    revieweeId: { type: String, required: true },
    weekOf: { type: String, required: true },
  },
  { collection: 'shownHints', versionKey: false },
);

shownHintSchema.index({ personId: 1, weekOf: -1 });

export const ShownHintModel = mongoose.model<ShownHint>('ShownHint', shownHintSchema);
