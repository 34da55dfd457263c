import type { QuietHours } from './settings.ts';

export const noon = '12:00';

/** Quiet hours run over midnight when they end earlier than they begin. */
export function isQuiet(time: string, { from, until }: QuietHours): boolean {
  return from < until ? from <= time && time < until : time >= from || time < until;
}
