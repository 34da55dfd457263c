import type { Archiving } from '../chat/one-to-one-actions.ts';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { can, seeOneToOnes } from '../one-to-ones/load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import type { Person } from '../people/person.ts';
import { archive, restore } from './archive.ts';

/**
 * Archives or restores many 1-to-1s. What this person may not move, or somebody else has moved in the meantime, is
 * passed over.
 * @returns how many were moved
 */
export async function archiveMany(
  core: Core,
  actor: Person,
  doing: Archiving,
  ids: readonly string[],
): Promise<number> {
  const found = await OneToOneModel.find({ _id: { $in: [...ids] } }).lean<OneToOne[]>();
  const movable = (await seeOneToOnes(core, actor, found)).filter(
    (seen) => can(seen, 'archive') && (seen.oneToOne.status === 'archived') === (doing === 'restore'),
  );
  let moved = 0;
  for (const seen of movable) {
    if (await isMoved(() => (doing === 'archive' ? archive : restore)(core, seen))) moved += 1;
  }
  return moved;
}

async function isMoved(move: () => Promise<void>): Promise<boolean> {
  try {
    await move();
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return false;
    throw error;
  }
}
