import type { Core } from '../core.ts';
import type { Person } from '../people/person.ts';
import { type AuditEntry, AuditEntryModel } from './audit-entry.ts';

/** Adds a line to the audit log. `detail` is a name of something, never what somebody wrote. */
export async function record(
  core: Core,
  actor: Pick<Person, '_id'> | undefined,
  what: string,
  about: Pick<AuditEntry, 'oneToOneId' | 'personId' | 'detail'> = {},
): Promise<void> {
  await AuditEntryModel.create({
    at: core.clock.now(),
    ...(actor && { actorId: actor._id }),
    what,
    from: core.from ?? 'system',
    ...about,
  });
}
