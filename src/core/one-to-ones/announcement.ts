import type { AuditEntry } from '../audit/audit-entry.ts';
import type { NewMessage } from '../outbox/new-message.ts';

/**
 * What has to be made known about a step. It is stored in the same write as the step and removed when all is done, so a
 * crash in between loses nothing: a sweep, or the next step, does the rest. Ids only, nothing that somebody wrote.
 */
export interface Announcement {
  /** The step, as the audit log will have it. */
  entry: AuditEntry;
  messages: NewMessage[];
  /** Whose reminders may look different now. */
  readers: string[];
}
