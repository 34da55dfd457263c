import mongoose from 'mongoose';
import { type Origin, origins } from '../core.ts';
import { newId } from '../new-id.ts';

/** Who did what, when, from where; never the text of answers or notes. Only ever added. */
export interface AuditEntry {
  _id: string;
  at: Date;
  /** Absent for what the system did by itself. */
  actorId?: string;
  what: string;
  /** Absent in entries that are older than the field. */
  from?: Origin;
  oneToOneId?: string;
  /** Whom it is about, when it is about no 1-to-1. */
  personId?: string;
  detail?: string;
}

const auditEntrySchema = new mongoose.Schema<AuditEntry>(
  {
    _id: { type: String, default: newId },
    at: { type: Date, required: true },
    actorId: String,
    what: { type: String, required: true },
    from: { type: String, enum: origins },
    oneToOneId: String,
    personId: String,
    detail: String,
  },
  { collection: 'auditLog', versionKey: false },
);

auditEntrySchema.index({ oneToOneId: 1, at: 1 });
auditEntrySchema.index({ at: -1, _id: -1 });

function refuse(): never {
  throw new Error('The audit log is only ever added to.');
}

auditEntrySchema.pre(
  ['updateOne', 'updateMany', 'replaceOne', 'findOneAndUpdate', 'findOneAndReplace'],
  { document: true, query: true },
  refuse,
);
auditEntrySchema.pre(
  ['deleteOne', 'deleteMany', 'findOneAndDelete'],
  { document: true, query: true },
  refuse,
);
auditEntrySchema.pre('bulkWrite', refuse);
auditEntrySchema.pre('save', function refuseChange() {
  if (!this.isNew) refuse();
});

export const AuditEntryModel = mongoose.model<AuditEntry>('AuditEntry', auditEntrySchema);
