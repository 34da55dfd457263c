import { isWorkingDay, type WorkingCalendar } from '../holidays/working-calendar.ts';
import type { OneToOne } from '../one-to-ones/one-to-one.ts';
import type { Person } from '../people/person.ts';
import { addDays } from '../time/calendar.ts';
import type { IsoDate } from '../time/iso-date.ts';
import { dayIn } from '../time/local-time.ts';
import type { Duty } from './duties.ts';

/** Somebody who may be reminded, and the days that they work. */
export interface Reader {
  person: Pick<Person, '_id' | 'timeZone' | 'isActive' | 'absences' | 'preferences'>;
  calendar: WorkingCalendar;
}

/** What of a 1-to-1 decides on which days its people are reminded. */
export type Laddered = Pick<
  OneToOne,
  'reminders' | 'issuedAt' | 'reopenings' | 'reassignments' | 'reminderChoices'
>;

/** How many days after its due date an action point comes up. */
const actionOffsets = [1, 8];

/**
 * The days on which a duty is to be said to a reader, in order. None lies on or before the day of the notice that said
 * it first. A day that is none for reminders is made up for later, so one may lie on a weekend after the deadline.
 */
export function rungsOf(oneToOne: Laddered, duty: Duty, reader: Reader): IsoDate[] {
  const { isMuted = false, snoozedUntil } = oneToOne.reminderChoices?.[reader.person._id] ?? {};
  const days = offsetsFor(oneToOne.reminders, reader)
    .map((offset) => ({ isDeadline: offset === 0, day: rungOn(duty.by, offset, reader.calendar) }))
    .filter(({ isDeadline, day }) => isDeadline || !(isMuted || (snoozedUntil && day < snoozedUntil)))
    .map(({ day }) => day);
  if (snoozedUntil && !isMuted) days.push(snoozedUntil);
  return after(firstSaidAt(oneToOne, duty), days, reader);
}

/** The days on which an action point that is overdue is to be said to its owner, in order. */
export function actionRungsOf(
  { dueOn, addedAt }: { dueOn?: IsoDate; addedAt: Date },
  reader: Reader,
): IsoDate[] {
  if (dueOn === undefined) return [];
  const days = actionOffsets.map((offset) => addDays(dueOn, offset));
  return after(addedAt, days, reader);
}

/** A reader's own lead counts when it is longer than what is planned. */
function offsetsFor(plan: readonly number[], { person }: Reader): number[] {
  const lead = person.preferences.reminderLeadDays;
  return lead === undefined || plan.some((offset) => offset <= -lead) ? [...plan] : [-lead, ...plan];
}

/** Before a deadline, and on its day, there is no use in a day off: what would fall on one comes earlier. */
function rungOn(by: IsoDate, offset: number, calendar: WorkingCalendar): IsoDate {
  let day = addDays(by, offset);
  if (offset <= 0) while (!isWorkingDay(day, calendar)) day = addDays(day, -1);
  return day;
}

function after(saidAt: Date, days: readonly IsoDate[], { person }: Reader): IsoDate[] {
  const saidOn = dayIn(saidAt, person.timeZone);
  return [...new Set(days)].filter((day) => day > saidOn).sort();
}

/** When a notice last said that there is something to do: of the issue, a reopening, a new reviewer. */
function firstSaidAt({ issuedAt, reopenings, reassignments }: Laddered, { side }: Duty): Date {
  const since = [reopenings?.at(-1)?.at, side === 'reviewer' ? reassignments?.at(-1)?.at : undefined];
  return since.reduce((latest: Date, at) => (at && at > latest ? at : latest), issuedAt);
}
