import type { Core } from '../core.ts';
import type { Person } from '../people/person.ts';
import type { Page } from '../views/paging.ts';
import { type SeenOneToOne, seeOneToOnes } from './load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from './one-to-one.ts';

const perPage = 8;

/** One page of the 1-to-1s about or reviewed by somebody, the newest first, as far as the actor may see them. */
export async function findOfPerson(
  core: Core,
  actor: Person,
  personId: string,
  page = 0,
): Promise<Page<SeenOneToOne>> {
  const filter = {
    $or: [{ revieweeId: personId }, { reviewerId: personId }],
    status: { $ne: 'archived' as const },
  };
  const count = Math.max(1, Math.ceil((await OneToOneModel.countDocuments(filter)) / perPage));
  const index = Math.min(page, count - 1);
  const found = await OneToOneModel.find(filter)
    .sort({ finaliseBy: -1, _id: 1 })
    .skip(index * perPage)
    .limit(perPage)
    .lean<OneToOne[]>();
  return { items: await seeOneToOnes(core, actor, found), index, count };
}
