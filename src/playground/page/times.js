function formatter(timeZone, options) {
  return new Intl.DateTimeFormat('en-GB', { timeZone, ...options });
}

const timeOnly = { hour: '2-digit', minute: '2-digit' };
const dayOnly = { weekday: 'short', day: 'numeric', month: 'short' };

export function timeOfDay(moment, timeZone) {
  return formatter(timeZone, timeOnly).format(moment);
}

export function dayName(moment, timeZone) {
  return formatter(timeZone, dayOnly).format(moment).replace(',', '');
}

export function longDay(moment, timeZone) {
  return formatter(timeZone, { weekday: 'long', day: 'numeric', month: 'long' })
    .format(moment)
    .replace(',', '');
}

/** `2026-12-24`, as the moment's day is called in the zone. */
export function isoDay(moment, timeZone) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(moment);
}

/** `Europe/Sao_Paulo` → `Sao Paulo`. */
export function cityOf(timeZone) {
  return timeZone.split('/').at(-1).replaceAll('_', ' ');
}
