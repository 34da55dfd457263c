import mongoose from 'mongoose';
import type { IsoDate } from '../time/iso-date.ts';

/** As what somebody read who is neither of the two. */
const capacities = ['stand-in', 'later-reviewer', 'hr', 'admin', 'owner'] as const;
export type Capacity = (typeof capacities)[number];

/** Somebody who is neither of the two was shown content of a 1-to-1; one for each capacity and day where they live. */
export interface Reading {
  /** `<1-to-1>:<reader>:<capacity>:<day>`. */
  _id: string;
  oneToOneId: string;
  readerId: string;
  as: Capacity;
  on: IsoDate;
}

const readingSchema = new mongoose.Schema<Reading>(
  {
    _id: { type: String, required: true },
    oneToOneId: { type: String, required: true },
    readerId: { type: String, required: true },
    as: { type: String, enum: capacities, required: true },
    on: { type: String, required: true },
  },
  { collection: 'readings', versionKey: false },
);

readingSchema.index({ oneToOneId: 1, on: -1, _id: 1 });

export const ReadingModel = mongoose.model<Reading>('Reading', readingSchema);
