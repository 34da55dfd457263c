import type { IsoDate } from './iso-date.ts';

// Calendar days are counted in UTC throughout, so that the zone of the process never matters.
const dayMs = 86_400_000;

function midnightOf(day: IsoDate): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayAt(utcMs: number): IsoDate {
  return new Date(utcMs).toISOString().slice(0, 10) as IsoDate;
}

export function addDays(day: IsoDate, days: number): IsoDate {
  return dayAt(midnightOf(day) + days * dayMs);
}

/** The same day of another month, or that month's last day when it has no such day. */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const from = new Date(midnightOf(day));
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  const lastDayOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayAt(Date.UTC(year, month, Math.min(from.getUTCDate(), lastDayOfMonth)));
}

/** How many days `until` lies after `from`; negative when it lies before. */
export function daysBetween(from: IsoDate, until: IsoDate): number {
  return Math.round((midnightOf(until) - midnightOf(from)) / dayMs);
}

/** Negative when `left` is the earlier day, for sorting. */
export function compareDays(left: IsoDate, right: IsoDate): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** 0 is Sunday, 6 Saturday. */
export function weekdayOf(day: IsoDate): number {
  return new Date(midnightOf(day)).getUTCDay();
}

export function mondayAfter(day: IsoDate): IsoDate {
  return addDays(day, (8 - weekdayOf(day)) % 7 || 7);
}
