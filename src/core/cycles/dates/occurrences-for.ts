import type { WorkingCalendar } from '../../holidays/working-calendar.ts';
import { calendarOf } from '../../people/calendar-of.ts';
import type { Member } from '../../people/member.ts';
import type { Organisation } from '../../people/organisation.ts';
import type { Cycle } from '../cycle.ts';
import type { OccurrenceDates } from '../cycle-dates.ts';
import type { Trigger } from '../cycle-input.ts';
import { datesOf, type Schedule } from './dates-of.ts';
import { isOver } from './occurrences.ts';
import { datesAround, type NoOccasion, occasionsFrom, occasionsOf } from './triggers.ts';

/** One occurrence as it falls for one person. */
interface OwnOccurrence {
  occurrence: number;
  dates: OccurrenceDates;
}

type OccurrencesFor = (person: Member) => OwnOccurrence[] | NoOccasion;

/** The same occurrence for everybody; only holidays set people apart. There are far fewer calendars than people. */
export function regularOccurrences(
  cycle: Schedule,
  occurrence: number,
  organisation: Organisation,
): OccurrencesFor {
  const known = new Map<WorkingCalendar, OccurrenceDates>();
  return (person) => {
    const calendar = calendarOf(organisation, person);
    const dates = known.get(calendar) ?? datesOf(cycle, occurrence, calendar);
    known.set(calendar, dates);
    return [{ occurrence, dates }];
  };
}

/** Everybody's own days, as far as they are not over. */
export function triggeredOccurrences(
  cycle: Pick<Cycle, 'dates' | 'nonWorkingDays' | 'startedAt' | 'timeZone'>,
  trigger: Trigger,
  organisation: Organisation,
  now: Date,
): OccurrencesFor {
  const from = occasionsFrom(cycle, now);
  return (person) => {
    const occasions = occasionsOf(trigger, person, from);
    if (typeof occasions === 'string') return occasions;
    const calendar = calendarOf(organisation, person);
    const all = occasions.map(({ occurrence, day }) => {
      const dates = datesAround(cycle.dates, day);
      return { occurrence, dates: datesOf({ dates, nonWorkingDays: cycle.nonWorkingDays }, 0, calendar) };
    });
    const ahead = all.filter(({ dates }) => !isOver(dates.finaliseBy, cycle, now));
    return ahead.length > 0 ? ahead : 'start date has passed';
  };
}
