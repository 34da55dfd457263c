import type { WorkingCalendars } from '../../holidays/working-calendar.ts';
import { type Cycle, CycleModel } from '../cycle.ts';
import { type Due, earliestIssueAt } from '../dates/occurrences.ts';
import { earliestOf, hashOfDue, hasWork, type Pass } from '../plan/plan-pass.ts';

/** What the cycle must still look like for what a sweep read of it to hold. */
function stillAsRead({ _id, nextOccurrence, nextIssueAt, startedAt }: Cycle) {
  return {
    _id,
    status: 'active' as const,
    nextOccurrence,
    nextIssueAt: nextIssueAt ?? null,
    startedAt: startedAt ?? null,
  };
}

/**
 * Freezes the cycle's settings before anything of it is issued, and notes what is being issued until it moves on; false
 * when the cycle changed meanwhile.
 */
export async function beginIssuing(cycle: Cycle, { issues, late, skips }: Pass, now: Date): Promise<boolean> {
  const occurrences = new Set([...issues, ...late, ...skips].map(({ occurrence }) => occurrence));
  const { matchedCount } = await CycleModel.updateOne(stillAsRead(cycle), {
    $min: { firstIssuedAt: now, 'issuing.since': now },
    $addToSet: { 'issuing.occurrences': { $each: [...occurrences] } },
  });
  return matchedCount > 0;
}

export interface Passes {
  calendars: WorkingCalendars;
  due: Due;
  regular?: Pass | undefined;
  joining?: Pass | undefined;
  /** Whether everybody was told of what this sweep, and one before it that was cut short, has stored. */
  isAnnounced: boolean;
}

/** Notes how far the cycle is and when to look again; false when another copy did so first. */
export async function moveOn(cycle: Cycle, passes: Passes, now: Date): Promise<boolean> {
  const { nextOccurrence, nextIssueAt, issuedUntilAt, issuedToHash } = progressOf(cycle, passes, now);
  const { missed } = passes.due;
  const { modifiedCount } = await CycleModel.updateOne(stillAsRead(cycle), {
    $set: {
      nextOccurrence,
      ...(nextIssueAt ? { nextIssueAt } : { status: 'ended' as const }),
      ...(issuedUntilAt && { issuedUntilAt, issuedToHash }),
    },
    $unset: {
      ...(passes.isAnnounced && { issuing: true as const }),
      ...(!nextIssueAt && { nextIssueAt: true as const }),
      ...(!issuedUntilAt && { issuedUntilAt: true as const, issuedToHash: true as const }),
      ...(!passes.joining?.nextIssueAt && { joining: true as const }),
    },
    ...(missed.length > 0 && { $push: { missedOccurrences: { $each: missed } } }),
  });
  return modifiedCount > 0;
}

/** People join, and absences are entered, at any time: whoever is next may not be known yet. */
const triggersEveryMs = 3_600_000;

type Progress = Pick<Cycle, 'nextOccurrence' | 'nextIssueAt' | 'issuedUntilAt' | 'issuedToHash'>;

function progressOf(cycle: Cycle, { due, regular, joining, calendars }: Passes, now: Date): Progress {
  if (cycle.trigger) {
    const soon = new Date(now.getTime() + triggersEveryMs);
    return { nextOccurrence: 0, ...nextAt([regular?.nextIssueAt, soon]) };
  }
  if (regular?.nextIssueAt) {
    const hasBegun = hasWork(regular) || cycle.issuedUntilAt !== undefined;
    return {
      nextOccurrence: due.nextOccurrence,
      ...nextAt([regular.nextIssueAt, joining?.nextIssueAt]),
      ...(hasBegun && { issuedUntilAt: now, issuedToHash: hashOfDue(regular.plan, now) }),
    };
  }
  const nextOccurrence = due.nextOccurrence + (regular ? 1 : 0);
  const hasNext = cycle.every !== undefined || nextOccurrence === 0;
  const nextRegularAt = hasNext
    ? earliestIssueAt(cycle, nextOccurrence, cycle.startedAt ?? now, calendars)
    : undefined;
  return { nextOccurrence, ...nextAt([nextRegularAt, joining?.nextIssueAt]) };
}

function nextAt(moments: readonly (Date | undefined)[]): Pick<Cycle, 'nextIssueAt'> {
  const nextIssueAt = earliestOf(moments);
  return nextIssueAt ? { nextIssueAt } : {};
}
