import { endOfDayIn } from '../../time/local-time.ts';
import { type Cycle, CycleModel, type Owed } from '../cycle.ts';
import type { TimesOf } from '../dates/clocks.ts';
import type { Clock } from '../dates/own-times.ts';
import { recordedAfterMs } from '../dates/pauses.ts';

/** What the cycle must still look like for what a sweep read of it to hold. */
function stillAsRead({ _id, status, revision, lookedUntilAt, lookedChange }: Cycle) {
  return { _id, status, revision, lookedUntilAt: lookedUntilAt ?? null, lookedChange: lookedChange ?? null };
}

/**
 * Freezes the cycle's settings before anything of it is issued, and notes what is being issued until it moves on.
 * @returns the cycle as it is then; undefined when it changed meanwhile
 */
export async function beginIssuing(
  cycle: Cycle,
  occurrences: readonly number[],
  now: Date,
): Promise<Cycle | undefined> {
  const begun = await CycleModel.findOneAndUpdate(
    stillAsRead(cycle),
    {
      $min: { firstIssuedAt: now, 'issuing.since': now },
      $addToSet: {
        'issuing.occurrences': { $each: occurrences },
        ...(!cycle.trigger && { issuedOccurrences: { $each: occurrences } }),
      },
    },
    { returnDocument: 'after' },
  ).lean<Cycle>();
  return begun ?? undefined;
}

/** How far a look has come. */
export interface Looked {
  until: Date;
  /** Which changes of people it saw; absent when it did not look for any. */
  change: number | undefined;
  /** Absent when nobody is due any more. */
  nextIssueAt: Date | undefined;
  /** Whether everybody was told of what this look, and one before it that was cut short, has stored. */
  isAnnounced: boolean;
  stillOwed: Owed[];
}

/** Notes how far the cycle is and when to look again; false when it was changed meanwhile, or another copy did so first. */
export async function moveOn(cycle: Cycle, looked: Looked): Promise<boolean> {
  const { until, change, nextIssueAt, isAnnounced, stillOwed } = looked;
  const isActive = cycle.status === 'active';
  const { modifiedCount } = await CycleModel.updateOne(stillAsRead(cycle), {
    $set: {
      lookedUntilAt: until,
      ...(change !== undefined && { lookedChange: change }),
      ...(nextIssueAt ? { nextIssueAt } : { status: 'ended' as const }),
      ...(isActive && stillOwed.length > 0 && { owed: stillOwed }),
    },
    $unset: {
      ...(isAnnounced && { issuing: true as const }),
      ...(!nextIssueAt && { nextIssueAt: true as const }),
      ...(isActive && { atOnce: true as const }),
      ...(isActive && stillOwed.length === 0 && { owed: true as const }),
    },
  });
  return modifiedCount > 0;
}

/** Where every day ends last. */
const westernmost = 'Etc/GMT+12';

/** When somebody may next be due; undefined when a one-off is over with. */
export function nextLookAt(
  cycle: Cycle,
  times: TimesOf,
  clocks: readonly Clock[],
  until: Date,
  now: Date,
): Date | undefined {
  const next = earliestOf(clocks.flatMap((clock) => times.clock(clock).nextAfter(until)?.issueAt ?? []));
  if (next) return cycle.status === 'paused' ? new Date(next.getTime() + recordedAfterMs) : next;
  if (cycle.every) return undefined;
  // Whoever joins before the issue date ends where they live gets a one-off, too, wherever that is.
  const ends = clocks.flatMap((clock) => {
    const own = times.clock(clock).at(0);
    return own ? endOfDayIn(own.issueDay, westernmost).getTime() + 1 : [];
  });
  const end = new Date(Math.max(now.getTime(), ...ends));
  return end > now || cycle.status === 'paused' ? end : undefined;
}

/** Reviewers and absences change what a trigger brings on in ways that bear no number. */
const triggersEveryMs = 3_600_000;

/** @param planned when everybody was to be looked at next; absent when that was now */
export function nextTriggerAt(planned: Date | undefined, nextAt: Date | undefined, now: Date): Date {
  const soon = planned ?? new Date(now.getTime() + triggersEveryMs);
  return nextAt && nextAt < soon ? nextAt : soon;
}

/** Of two moments, where there are two. */
export function earlier(one: Date | undefined, other: Date | undefined): Date | undefined {
  return earliestOf([one ?? [], other ?? []].flat());
}

function earliestOf(moments: readonly Date[]): Date | undefined {
  return moments.length === 0 ? undefined : new Date(Math.min(...moments.map(Number)));
}
