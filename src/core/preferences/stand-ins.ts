import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { idFor } from '../new-id.ts';
import { OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { noteAbsenceOf } from '../people/change/change-number.ts';
import { type Absence, type Person, PersonModel } from '../people/person.ts';
import { lookAgainFor } from '../reminders/look-again.ts';
import { getSettings } from '../settings/settings.ts';
import type { IsoDate } from '../time/iso-date.ts';
import { dayIn } from '../time/local-time.ts';

/** Whether HR reads something of what this reviewer reviews as nobody but their stand-in. */
export async function isClosedTo(hr: Person, reviewer: Person): Promise<boolean> {
  const { isContentVisibleToHr, hrReadsFrom } = await getSettings();
  const asTheCompanySays = { visibleTo: { $exists: false } };
  const closed = [
    { visibleTo: 'pair' as const },
    ...(isContentVisibleToHr ? [] : [asTheCompanySays]),
    ...(hrReadsFrom ? [{ ...asTheCompanySays, issuedAt: { $lt: hrReadsFrom } }] : []),
    ...(hr.hrSince ? [{ issuedAt: { $lt: hr.hrSince } }] : []),
  ];
  const reviewed = {
    reviewerId: reviewer._id,
    revieweeId: { $ne: hr._id },
    status: { $ne: 'skipped' as const },
  };
  return (await OneToOneModel.exists({ ...reviewed, $or: closed })) !== null;
}

/** Tells somebody at once who stands in for them, where another said so. */
export async function tellOfStandIn(
  core: Core,
  person: Person,
  { from, until, standInId, namedById }: Absence,
): Promise<void> {
  if (standInId === undefined || namedById === undefined) return;
  const naming = idFor(core, JSON.stringify(['stand-in named', person._id, from, until, standInId]));
  const notice = { kind: 'stand-in-named', naming, from, standInId, namedById } as const;
  await enqueue(core, [{ personId: person._id, notice }]);
}

/** Whether somebody was named for an absence that is not over, and still stands in. */
export function standsInStill(
  person: Person,
  today: IsoDate,
  of: Pick<Absence, 'from' | 'standInId'>,
): boolean {
  return person.absences.some(
    ({ from, until, standInId }) => from === of.from && standInId === of.standInId && until >= today,
  );
}

/** Nobody stands in during an absence any more; doing it again changes nothing. */
export async function removeStandIn(
  core: Core,
  actor: Person,
  person: Person,
  { from, standInId }: { from: IsoDate; standInId: string },
): Promise<void> {
  const today = dayIn(core.clock.now(), person.timeZone);
  const { matchedCount } = await PersonModel.updateOne(
    { _id: person._id, absences: { $elemMatch: { from, standInId, until: { $gte: today } } } },
    { $unset: { 'absences.$.standInId': true, 'absences.$.namedById': true } },
  );
  if (matchedCount === 0) return;
  await record(core, actor, 'stand-in.removed', {
    personId: person._id,
    detail: `from ${from}, stand-in ${standInId}`,
  });
  await noteAbsenceOf(person._id, standInId);
  await lookAgainFor(core, [person._id, standInId]);
}
