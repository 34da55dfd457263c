/** A calendar day as `2026-12-23`; days are found by going from one to the next. */
export type Day = string;

const daysAfter = new Map<Day, Day>();
const daysBefore = new Map<Day, Day>();

export function dayAfter(day: Day): Day {
  return remembered(daysAfter, day, 1);
}

export function dayBefore(day: Day): Day {
  return remembered(daysBefore, day, -1);
}

function remembered(known: Map<Day, Day>, day: Day, step: 1 | -1): Day {
  const found = known.get(day);
  if (found !== undefined) return found;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const next = new Date(Date.UTC(year, month - 1, date + step)).toISOString().slice(0, 10);
  known.set(day, next);
  return next;
}

export function stepped(day: Day, steps: number): Day {
  let reached = day;
  for (let step = 0; step < Math.abs(steps); step += 1)
    reached = steps > 0 ? dayAfter(reached) : dayBefore(reached);
  return reached;
}

/** How many steps it takes from one day to another that is not before it. */
export function stepsBetween(from: Day, until: Day): number {
  let steps = 0;
  for (let day = from; day < until; day = dayAfter(day)) steps += 1;
  return steps;
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The same day of a later month, or that month's last: walks until as many months have begun. */
export function sameDayOfLaterMonth(first: Day, months: number): Day {
  let [day, begun] = [first, 0];
  while (begun < months || !(day.slice(8) === first.slice(8) || isLastOfMonth(day))) {
    day = dayAfter(day);
    if (day.endsWith('-01')) begun += 1;
  }
  return day;
}

function isLastOfMonth(day: Day): boolean {
  return dayAfter(day).endsWith('-01');
}

export function everyDay(from: Day, until: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= until; day = dayAfter(day)) days.push(day);
  return days;
}
