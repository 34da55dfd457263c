import type { Core } from '../core.ts';
import { inBatches } from '../database/in-batches.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { touchHomes } from '../homes/touch-home.ts';
import { idFor } from '../new-id.ts';
import type { Person } from '../people/person.ts';
import { type AuditEntry, AuditEntryModel } from './audit-entry.ts';

type About = Pick<AuditEntry, 'oneToOneId' | 'personId' | 'detail'>;

/** A line for the audit log, once for each request. `detail` is a name of something, never what somebody wrote. */
export function entryFor(
  core: Core,
  actor: Pick<Person, '_id'> | undefined,
  what: string,
  about: About = {},
): AuditEntry {
  return {
    _id: entryIdFor(core, what, about),
    at: core.clock.now(),
    ...(actor && { actorId: actor._id }),
    what,
    from: core.from ?? 'system',
    ...about,
  };
}

/** The same whenever the request is delivered again. */
export function entryIdFor(core: Core, what: string, about: About): string {
  return idFor(core, JSON.stringify([what, about]));
}

/** Adds a line to the audit log, unless it is there. */
export async function addEntry(entry: AuditEntry): Promise<void> {
  await insertMissing(AuditEntryModel, [entry]);
  await touchHomes(entry);
}

/** Adds many lines, each unless it is there. */
export async function addEntries(entries: readonly AuditEntry[]): Promise<void> {
  for (const batch of inBatches(entries)) await insertMissing(AuditEntryModel, batch);
}

/** Makes a line and adds it. */
export async function record(...line: Parameters<typeof entryFor>): Promise<void> {
  const [core] = line;
  const entry = entryFor(...line);
  await addEntry(entry);
  if (entry.oneToOneId !== undefined) core.nudgeOutbox();
}
