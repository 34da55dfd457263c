import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { refreshMessages, retryDropped } from '../outbox/enqueue.ts';
import { refreshReminders } from '../outbox/refresh-reminders.ts';
import { whoIsTold } from './who-is-told.ts';

/** Takes a 1-to-1 out of every list, reminder and card; nothing in it is lost. */
export async function archive(core: Core, seen: SeenOneToOne): Promise<void> {
  mustBeAllowed(seen, 'archive');
  const { _id, status } = seen.oneToOne;
  if (status === 'archived') throw new AppError('conflict', 'This 1-to-1 is archived already.');
  const archived = { at: core.clock.now(), byId: seen.actor._id, from: status };
  const { matchedCount } = await OneToOneModel.updateOne(
    { _id, status },
    { $set: { status: 'archived', archived, remindAt: archived.at } },
  );
  if (matchedCount === 0) throw new AppError('conflict', 'This 1-to-1 changed in the meantime.');
  await refreshMessages(core, _id, 'every');
  await refreshReminders(core, whoIsTold(seen.oneToOne, seen.reviewer, core.clock.now()));
  await record(core, seen.actor, 'one-to-one.archived', { oneToOneId: _id });
}

/** Brings an archived 1-to-1 back as it was. */
export async function restore(core: Core, seen: SeenOneToOne): Promise<void> {
  mustBeAllowed(seen, 'archive');
  const { _id, archived } = seen.oneToOne;
  const { matchedCount } = await OneToOneModel.updateOne(
    { _id, status: 'archived' },
    {
      $set: { status: archived?.from ?? 'finalised', remindAt: core.clock.now() },
      $unset: { archived: 1 },
    },
  );
  if (matchedCount === 0) throw new AppError('conflict', 'This 1-to-1 is not archived.');
  await retryDropped(core, _id);
  await refreshMessages(core, _id, 'every');
  await refreshReminders(core, whoIsTold(seen.oneToOne, seen.reviewer, core.clock.now()));
  await record(core, seen.actor, 'one-to-one.restored', { oneToOneId: _id });
}
