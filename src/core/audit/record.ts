import type { Core } from '../core.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { idFor } from '../new-id.ts';
import type { Person } from '../people/person.ts';
import { type AuditEntry, AuditEntryModel } from './audit-entry.ts';

/** Adds a line to the audit log, once for each request. `detail` is a name of something, never what somebody wrote. */
export async function record(
  core: Core,
  actor: Pick<Person, '_id'> | undefined,
  what: string,
  about: Pick<AuditEntry, 'oneToOneId' | 'personId' | 'detail'> = {},
): Promise<void> {
  const entry: AuditEntry = {
    _id: idFor(core, JSON.stringify([what, about])),
    at: core.clock.now(),
    ...(actor && { actorId: actor._id }),
    what,
    from: core.from ?? 'system',
    ...about,
  };
  await insertMissing(AuditEntryModel, [entry]);
}
