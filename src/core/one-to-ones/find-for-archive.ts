import type { Archiving } from '../chat/one-to-one-actions.ts';
import type { Core } from '../core.ts';
import { locatePage, type Page } from '../page.ts';
import { findCoveredBy } from '../people/find-covered-by.ts';
import { readerOfPeople } from '../people/match-person.ts';
import { type Person, PersonModel } from '../people/person.ts';
import { hasHrRole } from '../permissions/permissions.ts';
import { type SeenOneToOne, seeOneToOnes } from './load-one-to-one.ts';
import { type OneToOne, OneToOneModel } from './one-to-one.ts';

const perPage = 10;

/** One page of what this person may archive, finished ones first, or of the archived ones they may restore. */
export async function findForArchive(
  core: Core,
  person: Person,
  doing: Archiving,
  { search, page }: { search?: string; page?: number },
): Promise<Page<SeenOneToOne>> {
  const filter = {
    ...(await withinReach(core, person)),
    ...(search !== undefined && (await about(search))),
    status: doing === 'restore' ? ('archived' as const) : { $ne: 'archived' as const },
  };
  const { index, count, skip } = locatePage(await OneToOneModel.countDocuments(filter), perPage, page);
  const found = await OneToOneModel.find(filter)
    .sort(doing === 'restore' ? { 'archived.at': -1, _id: 1 } : { status: 1, finaliseBy: 1, _id: 1 })
    .skip(skip)
    .limit(perPage)
    .lean<OneToOne[]>();
  return { items: await seeOneToOnes(core, person, found), index, count };
}

/** Whether there is any list to choose from for this person. */
export async function canArchiveAny(core: Core, person: Person): Promise<boolean> {
  return hasHrRole(person) || (await OneToOneModel.exists(await withinReach(core, person))) !== null;
}

/** HR's own 1-to-1s are their reviewer's to archive. */
async function withinReach(core: Core, person: Person) {
  if (hasHrRole(person)) return { revieweeId: { $ne: person._id } };
  const covered = await findCoveredBy(core, person._id);
  return { reviewerId: { $in: [person._id, ...covered] }, revieweeId: { $ne: person._id } };
}

async function about(search: string) {
  const match = readerOfPeople(await PersonModel.find().lean<Person[]>())(search);
  const people = match.kind === 'one' ? [match.person] : match.kind === 'several' ? match.people : [];
  const ids = { $in: people.map(({ _id }) => _id) };
  return { $or: [{ revieweeId: ids }, { reviewerId: ids }] };
}
