import { formatDay } from './format-day.ts';
import { dayIn } from './local-time.ts';

/** A moment where its reader lives, with the zone's name: `Wed 9 Dec, 14:30 GMT`. */
export function formatMoment(moment: Date, reader: { timeZone: string; locale: string }): string {
  const { timeZone, locale } = reader;
  const time = new Intl.DateTimeFormat(locale.startsWith('en') ? locale : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
  return `${formatDay(dayIn(moment, timeZone), locale)}, ${time.format(moment)}`;
}
