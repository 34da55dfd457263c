import type { Core } from '../core.ts';
import { locatePage, type Page } from '../page.ts';
import type { Person } from '../people/person.ts';

import { type SeenOneToOne, seeOneToOnes } from './load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from './one-to-one.ts';

const perPage = 8;

/** One page of the 1-to-1s about or reviewed by somebody, the newest first, as far as the actor may see them. */
export async function findOfPerson(
  core: Core,
  actor: Person,
  personId: string,
  page?: number,
): Promise<Page<SeenOneToOne>> {
  const filter = {
    $or: [{ revieweeId: personId }, { reviewerId: personId }],
    status: { $ne: 'archived' as const },
  };
  const { index, count, skip } = locatePage(await OneToOneModel.countDocuments(filter), perPage, page);
  const found = await OneToOneModel.find(filter)
    .sort({ finaliseBy: -1, _id: 1 })
    .skip(skip)
    .limit(perPage)
    .lean<OneToOne[]>();
  return { items: await seeOneToOnes(core, actor, found), index, count };
}
