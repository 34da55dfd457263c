const pattern = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/i;

/** A time of day as people type it (`14:30`, `9.05`, `2 pm`) as `HH:MM`; a bare hour says too little. */
export function readClockTime(typed: string): string | undefined {
  const [, hours, minutes, half] = pattern.exec(typed.trim()) ?? [];
  if (hours === undefined || (minutes === undefined && half === undefined)) return undefined;
  const hour = half === undefined ? Number(hours) : hourOfDay(Number(hours), half.toLowerCase() === 'pm');
  const minute = Number(minutes ?? 0);
  if (hour === undefined || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** 12 am is midnight, 12 pm noon. */
function hourOfDay(hour: number, isAfternoon: boolean): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (isAfternoon ? 12 : 0);
}
