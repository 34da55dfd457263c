/** A day of a calendar that was made by going from one day to the next, to check the product's arithmetic against. */
export interface Day {
  year: number;
  month: number;
  day: number;
  /** 0 is Sunday. */
  weekday: number;
  /** How many days lie before it in its calendar. */
  index: number;
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function lastDayOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (daysOfMonth[month - 1] ?? 0);
}

function dayAfter({ year, month, day, weekday, index }: Day): Day {
  const next = { weekday: (weekday + 1) % 7, index: index + 1 };
  if (day < lastDayOf(year, month)) return { year, month, day: day + 1, ...next };
  if (month < 12) return { year, month: month + 1, day: 1, ...next };
  return { year: year + 1, month: 1, day: 1, ...next };
}

/** All days from Monday 1 January 2024 until the end of a year. */
export function calendarUntil(year: number): Day[] {
  const days: Day[] = [];
  for (
    let day: Day = { year: 2024, month: 1, day: 1, weekday: 1, index: 0 };
    day.year <= year;
    day = dayAfter(day)
  )
    days.push(day);
  return days;
}

export function writtenOut({ year, month, day }: Day): string {
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}
