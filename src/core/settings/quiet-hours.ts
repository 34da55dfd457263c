import type { QuietHours } from './settings.ts';

/** When people are issued a 1-to-1 on its issue date, and hear of those that they review, each where they live. */
export const issueTime = '09:00';

export const noon = '12:00';

/** Quiet hours run over midnight when they end earlier than they begin. */
export function isQuiet(time: string, { from, until }: QuietHours): boolean {
  return from < until ? from <= time && time < until : time >= from || time < until;
}
