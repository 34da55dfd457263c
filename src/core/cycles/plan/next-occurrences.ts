import type { Organisation } from '../../people/organisation.ts';
import type { Cycle } from '../cycle.ts';
import { timesOf } from '../dates/clocks.ts';
import type { OwnTimes } from '../dates/own-times.ts';
import type { Progress } from './plan-occurrence.ts';
import type { PlannedCycle } from './planner.ts';
import { recipientTest } from './recipients.ts';

/**
 * The occurrences of which somebody still waits for theirs, or will: the first of them for anybody, and those that follow.
 * @param count at most so many
 */
export function nextOccurrences(
  cycle: PlannedCycle & Progress & Partial<Pick<Cycle, 'status'>>,
  organisation: Organisation,
  now: Date,
  count: number,
): number[] {
  if (cycle.status === 'ended' || cycle.status === 'archived') return [];
  if (cycle.trigger) return [0];
  const times = timesOf(cycle, organisation, cycle.startedAt ?? now);
  const isRecipient = recipientTest(cycle.recipients, organisation);
  const all = new Set([...organisation.people.values()].filter(isRecipient).map(times.person));
  if (all.size === 0)
    all.add(times.clock({ timeZone: cycle.timeZone, calendar: organisation.calendars.common }));
  const next = [...all].flatMap((own) => nextFor(own, cycle.lookedUntilAt, now) ?? []);
  if (next.length === 0) return [];
  const first = next.reduce((left, right) => Math.min(left, right));
  return Array.from({ length: cycle.every === undefined ? 1 : count }, (_, index) => first + index);
}

/** Of several that came while nothing ran, the newest. */
function nextFor(times: OwnTimes, since: Date | undefined, now: Date): number | undefined {
  const next = times.nextAfter(since);
  const newest = times.newestBy(now);
  return next && newest && newest.occurrence > next.occurrence ? newest.occurrence : next?.occurrence;
}
