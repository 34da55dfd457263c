import type { WorkingCalendars } from '../../holidays/working-calendar.ts';
import { calendarOf } from '../../people/calendar-of.ts';
import type { Member } from '../../people/member.ts';
import type { Organisation } from '../../people/organisation.ts';
import { dayIn } from '../../time/local-time.ts';
import type { Cycle } from '../cycle.ts';
import {
  type Clock,
  isOver,
  type OwnOccurrence,
  type OwnTimes,
  ownTimes,
  type TimedCycle,
} from './own-times.ts';

/** Which days nobody works matters only to a cycle that moves its dates for them. */
function calendarsFor({ nonWorkingDays }: Pick<Cycle, 'nonWorkingDays'>, calendars: WorkingCalendars) {
  return nonWorkingDays === 'keep' ? [calendars.common] : [calendars.common, ...calendars.byName.values()];
}

/** Every clock that somebody in these zones may live by. */
export function clocksIn(
  zones: Iterable<string>,
  cycle: Pick<Cycle, 'nonWorkingDays'>,
  calendars: WorkingCalendars,
): Clock[] {
  return [...zones].flatMap((timeZone) =>
    calendarsFor(cycle, calendars).map((calendar) => ({ timeZone, calendar })),
  );
}

/** Every clock that somebody in the company may live by, and that of a cycle itself. */
export function clocksOf(
  { people, calendars }: Pick<Organisation, 'people' | 'calendars'>,
  cycle: Pick<Cycle, 'timeZone' | 'nonWorkingDays'>,
): Clock[] {
  const zones = [...people.values()].map(({ timeZone }) => timeZone);
  return clocksIn(new Set([cycle.timeZone, ...zones]), cycle, calendars);
}

/** Finds the times of people, or of clocks, which are far fewer. */
export interface TimesOf {
  person(person: Member): OwnTimes;
  clock(clock: Clock): OwnTimes;
}

export function timesOf(
  cycle: TimedCycle,
  organisation: Pick<Organisation, 'teams' | 'calendars'>,
  startedAt: Date,
): TimesOf {
  const known = new Map<Clock['calendar'], Map<string, OwnTimes>>();
  const clock = ({ timeZone, calendar }: Clock): OwnTimes => {
    const ofCalendar = known.get(calendar) ?? new Map<string, OwnTimes>();
    known.set(calendar, ofCalendar);
    const times = ofCalendar.get(timeZone) ?? ownTimes(cycle, { timeZone, calendar }, startedAt);
    ofCalendar.set(timeZone, times);
    return times;
  };
  const { common } = organisation.calendars;
  return {
    clock,
    person: (person) =>
      clock({
        timeZone: person.timeZone,
        calendar: cycle.nonWorkingDays === 'keep' ? common : calendarOf(organisation, person),
      }),
  };
}

/** Whether a cycle that starts now would never issue anything to anybody by these clocks. */
export function isOverForAll(
  cycle: TimedCycle & Pick<Cycle, 'trigger'>,
  clocks: readonly Clock[],
  now: Date,
): boolean {
  if (cycle.trigger || cycle.every) return false;
  return clocks.every((clock) => {
    const own = ownTimes(cycle, clock, now).at(0);
    return own === undefined || isOver(own, clock.timeZone, now);
  });
}

/** The occurrence by each of these clocks that was issued and is not over. */
function openBy(cycle: Cycle, clocks: readonly Clock[], now: Date): { clock: Clock; open: OwnOccurrence }[] {
  const { startedAt, trigger, firstIssuedAt } = cycle;
  if (trigger || !startedAt || !firstIssuedAt) return [];
  return clocks.flatMap((clock) => {
    const open = ownTimes(cycle, clock, startedAt).newestBy(now);
    return open && !isOver(open, clock.timeZone, now) ? [{ clock, open }] : [];
  });
}

export function isOneOpen(cycle: Cycle, clocks: readonly Clock[], now: Date): boolean {
  return openBy(cycle, clocks, now).length > 0;
}

/**
 * Whether somebody who is added to a cycle that was issued would get anything of it.
 * @param isAtOnce whether they are to get what is open, though its issue date has gone by
 */
export function givesToJoiners(
  cycle: Cycle,
  clocks: readonly Clock[],
  now: Date,
  isAtOnce: boolean,
): boolean {
  const { status, startedAt, every, trigger } = cycle;
  if (!startedAt || (status !== 'active' && status !== 'ended')) return false;
  if (every || trigger) return status === 'active';
  return clocks.some((clock) => {
    const own = ownTimes(cycle, clock, startedAt).at(0);
    if (!own) return false;
    return own.issueDay >= dayIn(now, clock.timeZone) || (isAtOnce && !isOver(own, clock.timeZone, now));
  });
}

/** Whether it is up to whoever adds people if they get the occurrence that is open: on its issue date they do anyway. */
export function canChooseToJoin(cycle: Cycle, clocks: readonly Clock[], now: Date): boolean {
  if (cycle.issueImmediately) return false;
  return openBy(cycle, clocks, now).some(({ clock, open }) => open.issueDay !== dayIn(now, clock.timeZone));
}
