import type { WorkingCalendar } from '../holidays/working-calendar.ts';
import { calendarOf } from '../people/calendar-of.ts';
import type { Organisation } from '../people/organisation.ts';
import type { Reader } from './ladder.ts';
import { planOneToOne, type RemindedOneToOne } from './plan-reminders.ts';
import type { ReminderTimes } from './reminder-window.ts';

/** When somebody is first to be reminded of a 1-to-1 that is just being issued. */
export type FirstLook = (oneToOne: RemindedOneToOne) => Date | undefined;

/**
 * For the 1-to-1s of one occurrence, which have plan and questions in common. People without choices and absences of
 * their own differ in zone, calendar and dates only, so most of a hundred thousand need no working out.
 */
export function firstLooks(organisation: Organisation, times: ReminderTimes, now: Date): FirstLook {
  const readers = readersIn(organisation);
  const situation = { now, times, saidThrough: () => undefined };
  const known = new Map<string, Date | undefined>();
  const numbers = new Map<WorkingCalendar, number>();
  const numberOf = (calendar: WorkingCalendar) => {
    const number = numbers.get(calendar) ?? numbers.size;
    numbers.set(calendar, number);
    return number;
  };
  return (oneToOne) => {
    const pair = [readers(oneToOne.revieweeId), readers(oneToOne.reviewerId)];
    if (!pair.every(isPlain)) return planOneToOne(oneToOne, readers, situation).nextAt;
    const { revieweeBy, reviewerBy, finaliseBy } = oneToOne;
    const [reviewee, reviewer] = pair.map(
      (reader) => reader && `${reader.person.timeZone} ${numberOf(reader.calendar)}`,
    );
    const key = `${reviewee} ${reviewer} ${revieweeBy} ${reviewerBy} ${finaliseBy}`;
    if (!known.has(key)) known.set(key, planOneToOne(oneToOne, readers, situation).nextAt);
    return known.get(key);
  };
}

/** Everybody of an organisation, with the days they work. */
function readersIn(organisation: Organisation): (personId: string) => Reader | undefined {
  const byTeam = new Map<string | undefined, WorkingCalendar>();
  return (personId) => {
    const person = organisation.people.get(personId);
    if (!person) return undefined;
    const calendar = byTeam.get(person.primaryTeamId) ?? calendarOf(organisation, person);
    byTeam.set(person.primaryTeamId, calendar);
    return { person, calendar };
  };
}

function isPlain(reader: Reader | undefined): boolean {
  if (!reader) return true;
  const { absences, preferences } = reader.person;
  return absences.length === 0 && !preferences.quietHours && preferences.reminderLeadDays === undefined;
}
