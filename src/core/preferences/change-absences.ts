import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { whileStill } from '../database/while-still.ts';
import { defined } from '../defined.ts';
import { notFound } from '../errors.ts';
import { noteAbsenceOf } from '../people/change/change-number.ts';
import { findTypedPerson } from '../people/find-typed-person.ts';
import { type Absence, type Person, PersonModel } from '../people/person.ts';
import { mayChangeAbsencesOf } from '../permissions/permissions.ts';
import { lookAgainFor } from '../reminders/look-again.ts';
import { addDays } from '../time/calendar.ts';
import { type IsoDate, isoDateSchema } from '../time/iso-date.ts';
import { dayIn } from '../time/local-time.ts';
import { isClosedTo, tellOfStandIn } from './stand-ins.ts';

const day = (sentence: string) => z.string({ error: sentence }).pipe(isoDateSchema);

export const absenceInputSchema = z
  .object({
    from: day('Please choose the first day.'),
    until: day('Please choose the last day.'),
    standIn: z.string().trim().max(200, 'Please write a name or an e-mail.').optional(),
  })
  .refine(({ from, until }) => from <= until, {
    path: ['until'],
    message: 'The last day is before the first.',
  });

export type AbsenceInput = z.infer<typeof absenceInputSchema>;

/** Somebody whose absences this person may change: themself and, for HR and above, anybody who is active. */
export async function loadAbsentee(actor: Person, personId: string = actor._id): Promise<Person> {
  const person = mayChangeAbsencesOf(actor, personId)
    ? await PersonModel.findOne({ _id: personId, isActive: true }).lean<Person>()
    : undefined;
  if (!person) throw notFound('That person');
  return person;
}

/** @returns sentences beside the fields they are about; none when the absence was added, now or before */
export async function addAbsence(
  core: Core,
  actor: Person,
  person: Person,
  { from, until, standIn }: AbsenceInput,
): Promise<Record<string, string>> {
  if (until < dayIn(core.clock.now(), person.timeZone)) return { until: 'That day has passed.' };
  const found = standIn ? await findTypedPerson(standIn, person._id) : undefined;
  if (found && 'error' in found) return { standIn: found.error };
  const standInId = found?.person._id;
  const namedById = standInId !== undefined && actor._id !== person._id ? actor._id : undefined;
  if (standInId !== undefined && namedById === standInId && (await isClosedTo(actor, person)))
    return { standIn: closedToYou(person) };
  const absence: Absence = defined({ from, until, standInId, namedById });
  const overlapping = { $elemMatch: { from: { $lte: until }, until: { $gte: from } } };
  const result = await PersonModel.updateOne(
    { _id: person._id, absences: { $not: overlapping } },
    { $push: { absences: { $each: [absence], $sort: { from: 1 } } } },
  );
  if (result.matchedCount === 0) {
    const same = { $elemMatch: whileStill(absence, 'from', 'until', 'standInId', 'namedById') };
    const isThere = await PersonModel.exists({ _id: person._id, absences: same });
    if (!isThere) return { from: 'This overlaps another absence. End that one first.' };
    await tellOfStandIn(core, person, absence);
    return {};
  }
  const days = `${from} to ${until}`;
  const detail = standInId === undefined ? days : `${days}, stand-in ${standInId}`;
  await tellOfStandIn(core, person, absence);
  await record(core, actor, 'absence.added', { personId: person._id, detail });
  await noteAbsenceOf(person._id, standInId);
  await lookAgainFor(core, [person._id]);
  return {};
}

function closedToYou({ name }: Person): string {
  return `As the stand-in of ${name} you would read 1-to-1s that are closed to HR. Write somebody else, or let ${name} name you.`;
}

/** Somebody is back today, or does not go away: what has passed of an absence is kept. */
export async function endAbsence(core: Core, actor: Person, person: Person, from: IsoDate): Promise<void> {
  const today = dayIn(core.clock.now(), person.timeZone);
  const current = { $elemMatch: { from, until: { $gte: today } } };
  const result =
    from < today
      ? await PersonModel.updateOne(
          { _id: person._id, absences: current },
          { $set: { 'absences.$.until': addDays(today, -1) } },
        )
      : await PersonModel.updateOne(
          { _id: person._id, absences: current },
          { $pull: { absences: { from } } },
        );
  if (result.matchedCount === 0) throw notFound('That absence');
  await record(core, actor, from < today ? 'absence.ended' : 'absence.removed', {
    personId: person._id,
    detail: `from ${from}`,
  });
  await noteAbsenceOf(person._id, person.absences.find((absence) => absence.from === from)?.standInId);
  await lookAgainFor(core, [person._id]);
}
