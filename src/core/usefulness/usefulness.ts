import mongoose from 'mongoose';
import type { OneToOne } from '../one-to-ones/one-to-one.ts';

export const worstScore = 1;
export const bestScore = 5;

/** How useful one of the two found a 1-to-1: theirs alone; others see averages only. */
export interface Usefulness
  extends Pick<OneToOne, 'threadId' | 'cycleId' | 'occurrence' | 'revieweeId' | 'reviewerId'> {
  /** `<1-to-1>:<person>`: whoever says it again says it instead. */
  _id: string;
  oneToOneId: string;
  personId: string;
  /** From 1, not at all, to 5, very. */
  score: number;
  /** Why, encrypted for its author. */
  sealedWhy?: string;
  ratedAt: Date;
}

export function usefulnessId(oneToOneId: string, personId: string): string {
  return `${oneToOneId}:${personId}`;
}

const usefulnessSchema = new mongoose.Schema<Usefulness>(
  {
    _id: { type: String, required: true },
    oneToOneId: { type: String, required: true },
    threadId: { type: String, required: true },
    cycleId: { type: String, required: true },
    occurrence: { type: Number, required: true },
    revieweeId: { type: String, required: true },
    reviewerId: { type: String, required: true },
    personId: { type: String, required: true },
    score: { type: Number, required: true, min: worstScore, max: bestScore },
    sealedWhy: String,
    ratedAt: { type: Date, required: true },
  },
  { collection: 'usefulness', versionKey: false },
);

usefulnessSchema.index({ threadId: 1, personId: 1, occurrence: -1 });
usefulnessSchema.index({ ratedAt: 1 });

export const UsefulnessModel = mongoose.model<Usefulness>('Usefulness', usefulnessSchema);
