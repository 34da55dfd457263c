import type { Archiving } from '../chat/one-to-one-actions.ts';
import type { Core } from '../core.ts';
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
  for (const seen of movable) await (doing === 'archive' ? archive : restore)(core, seen);
  return movable.length;
}
