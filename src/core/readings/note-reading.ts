import type { Core } from '../core.ts';
import type { SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { type Capacity, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import type { Person } from '../people/person.ts';
import { isAllowed, type Relation } from '../permissions/permissions.ts';
import { settingsFor } from '../permissions/written.ts';
import { dayIn } from '../time/local-time.ts';

type Seen = Pick<SeenOneToOne, 'oneToOne' | 'actor' | 'reviewer' | 'relations' | 'ownGrants' | 'settings'>;

/**
 * Notes that somebody is shown the content of a 1-to-1, for the two to see, unless it is one of the two or they may read
 * none of it. It is noted before anything is shown.
 */
export async function noteReading(core: Core, seen: Seen): Promise<void> {
  const as = capacityOf(seen);
  if (as !== undefined) await noteReadingsOf(core, seen.actor, [seen.oneToOne._id], as);
}

/** Notes that somebody is shown content of these 1-to-1s. */
export async function noteReadingsOf(
  core: Core,
  { _id: readerId, timeZone }: Person,
  oneToOneIds: readonly string[],
  as: Capacity,
): Promise<void> {
  if (oneToOneIds.length === 0) return;
  const reading = { readerId, as, on: dayIn(core.clock.now(), timeZone) };
  await OneToOneModel.updateMany(
    { _id: { $in: [...oneToOneIds] }, readings: { $not: { $elemMatch: reading } } },
    { $push: { readings: reading } },
  );
}

/** As what somebody reads; undefined for the two, and for whoever reads nothing. */
function capacityOf(seen: Seen): Capacity | undefined {
  const { actor, oneToOne, relations } = seen;
  if ([oneToOne.revieweeId, oneToOne.reviewerId].includes(actor._id)) return undefined;
  const readsAs = relations.find((relation) => readsSomethingAs(seen, relation));
  return readsAs && nameOf(readsAs, actor);
}

function readsSomethingAs({ oneToOne, settings, ownGrants }: Seen, relation: Relation): boolean {
  const reads = isAllowed([relation], 'read-shared', settingsFor(oneToOne, settings));
  const grant = ownGrants?.[relation];
  return reads && !(grant?.readsFrom === 'never' && grant.releasedAt === undefined);
}

function nameOf(relation: Relation, { role }: Person): Capacity | undefined {
  if (relation === 'reviewer') return 'stand-in';
  if (relation === 'successor') return 'later-reviewer';
  return role === 'member' ? undefined : role;
}
