import mongoose from 'mongoose';
import type { IsoDate } from '../time/iso-date.ts';
import type { LeftOutReason } from './left-out-reason.ts';

/** People whose 1-to-1 of an occurrence was due and was not issued, for one reason: at most 5,000 in one record. */
export interface NotIssued {
  _id: string;
  cycleId: string;
  occurrence: number;
  reason: LeftOutReason;
  personIds: string[];
  /** As the calendar of these people has them. */
  issueOn: IsoDate;
  finaliseBy: IsoDate;
}

const notIssuedSchema = new mongoose.Schema<NotIssued>(
  {
    _id: String,
    cycleId: { type: String, required: true },
    occurrence: { type: Number, required: true },
    reason: { type: String, required: true },
    personIds: { type: [String], required: true },
    issueOn: { type: String, required: true },
    finaliseBy: { type: String, required: true },
  },
  { collection: 'notIssued', versionKey: false },
);

notIssuedSchema.index({ cycleId: 1, occurrence: -1 });
notIssuedSchema.index({ personIds: 1, finaliseBy: -1 });

export const NotIssuedModel = mongoose.model<NotIssued>('NotIssued', notIssuedSchema);
