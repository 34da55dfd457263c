import mongoose from 'mongoose';
import { newId } from '../new-id.ts';

/** Who did what, when, from where; never the text of answers or notes. Only ever added. */
export interface AuditEntry {
  _id: string;
  at: Date;
  /** Absent for what the system did by itself. */
  actorId?: string;
  what: string;
  oneToOneId?: string;
  detail?: string;
}

const auditEntrySchema = new mongoose.Schema<AuditEntry>(
  {
    _id: { type: String, default: newId },
    at: { type: Date, required: true, immutable: true },
    actorId: { type: String, immutable: true },
    what: { type: String, required: true, immutable: true },
    oneToOneId: { type: String, immutable: true },
    detail: { type: String, immutable: true },
  },
  { collection: 'auditLog', versionKey: false },
);

auditEntrySchema.index({ oneToOneId: 1, at: 1 });
auditEntrySchema.index({ at: 1 });

export const AuditEntryModel = mongoose.model<AuditEntry>('AuditEntry', auditEntrySchema);
