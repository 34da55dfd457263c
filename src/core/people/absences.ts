import { addDays } from '../time/calendar.ts';
import type { IsoDate } from '../time/iso-date.ts';
import type { Absence } from './person.ts';

/** The absence that a person is in on that day, if any. */
export function absenceOn(absences: readonly Absence[], day: IsoDate): Absence | undefined {
  return absences.find(({ from, until }) => from <= day && day <= until);
}

/** The absence in which somebody acts for a person on that day, if any. */
export function standInOn(absences: readonly Absence[], day: IsoDate): Absence | undefined {
  return absences.find(({ from, until, standInId }) => standInId && from <= day && day <= until);
}

/** Who acts for an absent person on that day, when somebody was named. */
export function standInIdOn(absences: readonly Absence[], day: IsoDate): string | undefined {
  return standInOn(absences, day)?.standInId;
}

/** Whether a person is away on every day of a stretch, in one absence or in several that follow on each other; of no days, never. */
export function isAwayThroughout(absences: readonly Absence[], from: IsoDate, until: IsoDate): boolean {
  let day = from;
  while (day <= until) {
    const absence = absenceOn(absences, day);
    if (!absence) return false;
    day = addDays(absence.until, 1);
  }
  return from <= until;
}
