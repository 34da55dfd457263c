import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { announce, announcementOf, wasTaken } from './announce.ts';
import { whoIsTold } from './who-is-told.ts';

/** Takes a 1-to-1 out of every list, reminder and card; nothing in it is lost. */
export async function archive(core: Core, seen: SeenOneToOne): Promise<void> {
  mustBeAllowed(seen, 'archive');
  const { status } = seen.oneToOne;
  if (status === 'archived') throw new AppError('conflict', 'This 1-to-1 is archived already.');
  const archived = { at: core.clock.now(), byId: seen.actor._id, from: status };
  const isMoved = await move(core, seen, 'archived', {
    $set: { status: 'archived', archived, remindAt: archived.at },
  });
  if (!isMoved) throw new AppError('conflict', 'This 1-to-1 changed in the meantime.');
}

/** Brings an archived 1-to-1 back as it was; what was open then stays open until somebody closes it. */
export async function restore(core: Core, seen: SeenOneToOne): Promise<void> {
  mustBeAllowed(seen, 'archive');
  const { archived, status } = seen.oneToOne;
  const to = archived?.from ?? 'finalised';
  const isMoved =
    status === 'archived' &&
    (await move(core, seen, 'restored', {
      $set: { status: to, remindAt: core.clock.now(), ...(to === 'open' && { staysOpen: true }) },
      $unset: { archived: 1 },
    }));
  if (!isMoved) throw new AppError('conflict', 'This 1-to-1 is not archived.');
}

type Move = 'archived' | 'restored';

/** Whether this very request moved it when it was delivered before. */
export async function wasMoved(core: Core, { oneToOne }: SeenOneToOne, step: Move): Promise<boolean> {
  return wasTaken(core, oneToOne, { step, oneToOneId: oneToOne._id });
}

/** @returns false when it is not as it was loaded any more */
async function move(core: Core, seen: SeenOneToOne, step: Move, update: object): Promise<boolean> {
  const { _id, status, unannounced = [] } = seen.oneToOne;
  const readers = whoIsTold(seen.oneToOne, seen.reviewer, core.clock.now());
  const announcement = announcementOf(core, seen.actor, { step, oneToOneId: _id }, { readers });
  const { matchedCount } = await OneToOneModel.updateOne(
    { _id, status },
    { ...update, $push: { unannounced: announcement } },
  );
  if (matchedCount === 0) return false;
  await announce(core, { _id, unannounced: [...unannounced, announcement] });
  return true;
}
