import type { Core } from '../../core.ts';
import { whileStill } from '../../database/while-still.ts';
import { AppError, notFound } from '../../errors.ts';
import { loadWorkingCalendars } from '../../people/load-calendars.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { dayIn } from '../../time/local-time.ts';
import { type Cycle, CycleModel, type CycleStatus } from '../cycle.ts';
import { datesOf } from '../dates/dates-of.ts';
import { earliestIssueAt } from '../dates/occurrences.ts';

/**
 * Nothing is issued from now on; with a day, it goes on by itself then. What was issued stays open. One that is paused
 * already is paused until another day.
 * @param seen the cycle as somebody looked at it; as it is now without it
 * @returns false when it was paused, resumed or ended since then
 */
export async function pauseCycle(
  _core: Core,
  cycleId: string,
  until?: IsoDate,
  seen?: Cycle,
): Promise<boolean> {
  const cycle = seen ?? (await CycleModel.findById(cycleId).lean<Cycle>());
  if (!cycle) throw notFound('That cycle');
  const { _id, status } = cycle;
  if (status !== 'active' && status !== 'paused') throw notNow(cycle);
  const { matchedCount } = await CycleModel.updateOne(
    { _id, ...whileStill(cycle, 'status', 'pausedUntil') },
    {
      $set: { status: 'paused', ...(until && { pausedUntil: until }) },
      $unset: { nextIssueAt: true, ...(!until && { pausedUntil: true }) },
    },
  );
  return matchedCount > 0;
}

/** Goes on with the first occurrence whose issue date has not gone by: a pause leaves nothing to catch up on. */
export async function resumeCycle(core: Core, cycleId: string): Promise<void> {
  const cycle = await CycleModel.findById(cycleId).lean<Cycle>();
  if (!cycle) throw notFound('That cycle');
  const now = core.clock.now();
  const calendars = await loadWorkingCalendars();
  const today = dayIn(now, cycle.timeZone);
  let { nextOccurrence } = cycle;
  while (cycle.every !== undefined && datesOf(cycle, nextOccurrence, calendars.common).issueOn < today)
    nextOccurrence += 1;
  await change(cycleId, ['paused'], {
    $set: {
      status: 'active',
      // What comes in somebody's own time counts from now on, so that nothing is caught up on.
      ...(cycle.trigger && { startedAt: now }),
      nextOccurrence,
      nextIssueAt: earliestIssueAt(cycle, nextOccurrence, cycle.startedAt ?? now, calendars),
    },
    $unset: { pausedUntil: true, ...(nextOccurrence !== cycle.nextOccurrence && { issuedUntilAt: true }) },
  });
  core.nudgeIssues();
}

/** Issues nothing ever again. */
export async function endCycle(_core: Core, cycleId: string): Promise<void> {
  await change(cycleId, ['draft', 'active', 'paused'], {
    $set: { status: 'ended' },
    $unset: { nextIssueAt: true, issuedUntilAt: true, pausedUntil: true, joining: true },
  });
}

/** Leaves every list. Only what issues nothing can go. */
export async function archiveCycle(_core: Core, cycleId: string): Promise<void> {
  await change(cycleId, ['draft', 'ended'], { $set: { status: 'archived' } });
}

/** Resumes the cycles whose pause was until today or an earlier day. */
export async function resumeDue(core: Core): Promise<void> {
  const paused = await CycleModel.find({ status: 'paused', pausedUntil: { $type: 'string' } }).lean<
    Cycle[]
  >();
  for (const { _id, pausedUntil, timeZone } of paused) {
    if (pausedUntil === undefined || dayIn(core.clock.now(), timeZone) < pausedUntil) continue;
    await resumeCycle(core, _id).catch((error: unknown) => {
      // Another copy may have been quicker.
      if (!(error instanceof AppError && error.code === 'conflict')) throw error;
    });
  }
}

async function change(cycleId: string, from: CycleStatus[], update: object): Promise<void> {
  const changed = await CycleModel.findOneAndUpdate({ _id: cycleId, status: { $in: from } }, update).lean();
  if (changed) return;
  const cycle = await CycleModel.findById(cycleId).lean<Cycle>();
  if (!cycle) throw notFound('That cycle');
  throw notNow(cycle);
}

function notNow({ name, status }: Cycle): AppError {
  return new AppError('conflict', `“${name}” is ${status}, so that cannot be done with it.`);
}
