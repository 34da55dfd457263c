import { loadWorkingCalendars } from '../../people/load-calendars.ts';
import { PersonModel } from '../../people/person.ts';
import type { Cycle } from '../cycle.ts';
import { clocksIn } from '../dates/clocks.ts';
import type { Clock } from '../dates/own-times.ts';

/** Every clock that somebody in the company may live by, and that of a cycle itself. */
export async function loadClocks(cycle: Pick<Cycle, 'timeZone' | 'nonWorkingDays'>): Promise<Clock[]> {
  const [zones, calendars] = await Promise.all([PersonModel.distinct('timeZone'), loadWorkingCalendars()]);
  return clocksIn(new Set([cycle.timeZone, ...zones]), cycle, calendars);
}
