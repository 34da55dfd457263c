import { firstTimeOf, type ReminderTimes } from '../reminders/reminder-window.ts';
import { isQuiet, noon } from '../settings/quiet-hours.ts';

/**
 * What a time of day is to that day's post: too early, in time, `late` when only what the next working day would be too
 * late for is still said, or over.
 */
export type Timeliness = 'early' | 'in time' | 'late' | 'over';

/** A company that reminds in the afternoon is late only when its quiet hours begin. */
export function timelinessAt(time: string, settings: ReminderTimes): Timeliness {
  const start = firstTimeOf(settings);
  if (time < start) return 'early';
  if (isQuiet(time, settings.quietHours)) return 'over';
  return time < noon || start >= noon ? 'in time' : 'late';
}
