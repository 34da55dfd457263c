import { workingCalendarsOf } from '../../../src/core/holidays/working-calendar.ts';
import type { Reader } from '../../../src/core/reminders/ladder.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';

/** Somebody in London who works from Monday to Friday and has chosen nothing, unless told otherwise. */
export function readerOf(more: Partial<Reader['person']> = {}, holidays: readonly string[] = []): Reader {
  const days = holidays.map((day) => isoDate(day));
  const { byName, common } = workingCalendarsOf([1, 2, 3, 4, 5], [{ name: 'Theirs', days }]);
  return {
    person: {
      _id: 'mei',
      timeZone: 'Europe/London',
      isActive: true,
      absences: [],
      preferences: {},
      ...more,
    },
    calendar: byName.get('Theirs') ?? common,
  };
}
