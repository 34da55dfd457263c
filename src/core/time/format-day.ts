import type { IsoDate } from './iso-date.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A day as people of that locale write it, in short: `Wed 23 Dec`. */
export function formatDay(day: IsoDate, locale: string): string {
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    });
    formats.set(locale, format);
  }
  return format.format(new Date(`${day}T00:00:00Z`));
}
