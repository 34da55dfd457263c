import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Core } from '../core.ts';
import type { NewMessage } from '../outbox/new-message.ts';

/**
 * What has to be made known about a step, or about something that was added. It is stored in the same write and removed
 * when all is done, so a crash in between loses nothing: a sweep, or the next step, does the rest. Ids only, nothing that
 * somebody wrote.
 */
export interface Announcement {
  /** The step, as the audit log will have it. */
  entry: AuditEntry;
  messages: NewMessage[];
  /** Whose reminders may look different now. */
  readers: string[];
}

/** Whoever stores one makes it known themselves, and needs less than this. */
const graceMs = 60_000;

/** The condition on what holds announcements that should have been made known by now. */
export function hasLeftAnnouncements({ clock }: Core) {
  const until = new Date(clock.now().getTime() - graceMs);
  // The `$type` repeats what the comparison says already, in the words of the partial indexes.
  return { 'unannounced.entry.at': { $lte: until, $type: 'date' as const } };
}

const batchSize = 100;

/**
 * Finishes what holds such announcements, until nothing is left.
 * @param read some of it, at most so many
 * @returns how many there were
 */
export async function finishLeft<Holder>(
  read: (most: number) => Promise<Holder[]>,
  finish: (holder: Holder) => Promise<void>,
): Promise<number> {
  let finished = 0;
  for (;;) {
    const batch = await read(batchSize);
    for (const holder of batch) await finish(holder);
    finished += batch.length;
    if (batch.length < batchSize) return finished;
  }
}
