import type { WorkingCalendars } from '../holidays/working-calendar.ts';
import { type Cycle, CycleModel } from './cycle.ts';
import { type Due, earliestIssueAt } from './occurrences.ts';
import { earliestOf, type Pass } from './plan-pass.ts';

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

/** Freezes the cycle's settings before anything of it is issued; false when they changed meanwhile. */
export async function claimFirstIssue(cycle: Cycle, now: Date): Promise<boolean> {
  if (cycle.firstIssuedAt !== undefined) return true;
  const { matchedCount } = await CycleModel.updateOne(
    stillAsRead(cycle),
    [{ $set: { firstIssuedAt: { $ifNull: ['$firstIssuedAt', now] } } }],
    { updatePipeline: true },
  );
  return matchedCount > 0;
}

export interface Passes {
  calendars: WorkingCalendars;
  due: Due;
  regular?: Pass | undefined;
  joining?: Pass | undefined;
}

/** Notes how far the cycle is and when to look again; false when another copy did so first. */
export async function moveOn(cycle: Cycle, passes: Passes, now: Date): Promise<boolean> {
  const { nextOccurrence, nextIssueAt, issuedUntilAt } = progressOf(cycle, passes, now);
  const { missed } = passes.due;
  const { modifiedCount } = await CycleModel.updateOne(stillAsRead(cycle), {
    $set: {
      nextOccurrence,
      ...(nextIssueAt ? { nextIssueAt } : { status: 'ended' as const }),
      ...(issuedUntilAt && { issuedUntilAt }),
    },
    $unset: {
      ...(!nextIssueAt && { nextIssueAt: true as const }),
      ...(!issuedUntilAt && { issuedUntilAt: true as const }),
      ...(!passes.joining?.nextIssueAt && { joining: true as const }),
    },
    ...(missed.length > 0 && { $push: { missedOccurrences: { $each: missed } } }),
  });
  return modifiedCount > 0;
}

/** People join, and absences are entered, at any time: whoever is next may not be known yet. */
const triggersEveryMs = 3_600_000;

type Progress = Pick<Cycle, 'nextOccurrence' | 'nextIssueAt' | 'issuedUntilAt'>;

function progressOf(cycle: Cycle, { due, regular, joining, calendars }: Passes, now: Date): Progress {
  if (cycle.trigger) {
    const soon = new Date(now.getTime() + triggersEveryMs);
    return { nextOccurrence: 0, ...nextAt([regular?.nextIssueAt, soon]) };
  }
  if (regular?.nextIssueAt) {
    const hasBegun = regular.issues.length + regular.skips.length > 0 || cycle.issuedUntilAt !== undefined;
    return {
      nextOccurrence: due.nextOccurrence,
      ...nextAt([regular.nextIssueAt, joining?.nextIssueAt]),
      ...(hasBegun && { issuedUntilAt: now }),
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
