import type { IsoDate } from './iso-date.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A day in short, `Wed 23 Dec`, as people of that kind of English write it: Tandem's own words are English. */
export function formatDay(day: IsoDate, personLocale: string): string {
  const locale = personLocale.startsWith('en') ? personLocale : 'en-GB';
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
