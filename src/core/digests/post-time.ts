import { isQuiet, noon } from '../reminders/reminder-window.ts';
import type { Settings } from '../settings/settings.ts';

export type PostSettings = Pick<Settings, 'remindAt' | 'quietHours'>;

/**
 * What a time of day is to that day's post: too early, in time, `late` when only what the next working day would be too
 * late for is still said, or over.
 */
export type Timeliness = 'early' | 'in time' | 'late' | 'over';

/** The time of day of posts: that of reminders or, when it lies in the quiet hours, their end. */
export function postTimeOf({ remindAt, quietHours }: PostSettings): string {
  return isQuiet(remindAt, quietHours) ? quietHours.until : remindAt;
}

/** A company that reminds in the afternoon is late only when its quiet hours begin. */
export function timelinessAt(time: string, settings: PostSettings): Timeliness {
  const start = postTimeOf(settings);
  if (time < start) return 'early';
  if (isQuiet(time, settings.quietHours)) return 'over';
  return time < noon || start >= noon ? 'in time' : 'late';
}
