import type { Cycle, CycleStatus, Every } from '../cycles/cycle.ts';

const units = { weeks: 'week', months: 'month', quarters: 'quarter', years: 'year' } as const;

/** "every week", "every 2 months", "once". */
export function recurrenceInWords(every: Every | undefined): string {
  if (every === undefined) return 'once';
  const [unit, count] = Object.entries(every)[0] ?? [];
  return count === 1 ? `every ${units[unit as keyof typeof units]}` : `every ${count} ${unit}`;
}

const statuses: Record<CycleStatus, string> = {
  draft: 'draft: nobody is told anything yet',
  active: 'running',
  paused: 'paused',
  ended: 'ended',
  archived: 'archived',
};

export function statusInWords({ status, pausedUntil }: Pick<Cycle, 'status' | 'pausedUntil'>): string {
  return status === 'paused' && pausedUntil ? `paused until ${pausedUntil}` : statuses[status];
}
