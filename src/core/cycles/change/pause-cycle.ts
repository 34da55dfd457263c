import type { Core } from '../../core.ts';
import { whileStill } from '../../database/while-still.ts';
import { AppError, notFound } from '../../errors.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import { dayIn } from '../../time/local-time.ts';
import { type Cycle, CycleModel, type CycleStatus, type Pause } from '../cycle.ts';
import { recordedAfterMs } from '../dates/pauses.ts';

/**
 * Nothing is issued from now on; with a day, it goes on by itself then. What was issued stays open. One that is paused
 * already is paused until another day.
 * @param seen the cycle as somebody looked at it; as it is now without it
 * @returns false when it was paused, resumed or ended since then
 */
export async function pauseCycle(
  core: Core,
  cycleId: string,
  until?: IsoDate,
  seen?: Cycle,
): Promise<boolean> {
  const cycle = seen ?? (await CycleModel.findById(cycleId).lean<Cycle>());
  if (!cycle) throw notFound('That cycle');
  const { _id, status } = cycle;
  if (status !== 'active' && status !== 'paused') throw notNow(cycle);
  const pauses = pausedFrom(cycle, core.clock.now(), until);
  const { matchedCount } = await CycleModel.updateOne(
    { _id, ...whileStill(cycle, 'status', 'pausedUntil') },
    {
      $set: {
        status: 'paused',
        pauses,
        ...(until && { pausedUntil: until }),
        ...(status === 'active' && { nextIssueAt: new Date(core.clock.now().getTime() + recordedAfterMs) }),
      },
      $unset: { ...(!until && { pausedUntil: true }) },
      $inc: { revision: 1 },
    },
  );
  return matchedCount > 0;
}

function pausedFrom({ status, pauses }: Cycle, now: Date, untilOn: IsoDate | undefined): Pause[] {
  const before = status === 'paused' ? pauses.slice(0, -1) : pauses;
  const { from } = (status === 'paused' && pauses.at(-1)) || { from: now };
  return [...before, { from, ...(untilOn && { untilOn }) }];
}

/** Goes on with what is due from today on; what the pause covered is recorded as paused. */
export async function resumeCycle(core: Core, cycleId: string): Promise<void> {
  const cycle = await CycleModel.findById(cycleId).lean<Cycle>();
  if (!cycle) throw notFound('That cycle');
  const now = core.clock.now();
  const { pausedUntil, pauses } = cycle;
  const isTime = pausedUntil !== undefined && hasBegunSomewhere(pausedUntil, now);
  const last = pauses.at(-1);
  await change(cycleId, ['paused'], {
    $set: {
      status: 'active',
      nextIssueAt: now,
      // One that was to last until a later day ends now; where the day has not begun yet, it lasts until it has.
      ...(last && !isTime && { pauses: [...pauses.slice(0, -1), { from: last.from, until: now }] }),
    },
    $unset: { pausedUntil: true },
  });
  core.nudgeIssues();
}

/** Issues nothing ever again. */
export async function endCycle(_core: Core, cycleId: string): Promise<void> {
  await change(cycleId, ['draft', 'active', 'paused'], {
    $set: { status: 'ended' },
    $unset: { nextIssueAt: true, pausedUntil: true, atOnce: true, owed: true },
  });
}

/** Leaves every list. Only what issues nothing can go. */
export async function archiveCycle(_core: Core, cycleId: string): Promise<void> {
  await change(cycleId, ['draft', 'ended'], { $set: { status: 'archived' } });
}

/** Resumes the cycles whose pause was until a day that has begun somewhere; elsewhere it lasts until it begins there. */
export async function resumeDue(core: Core): Promise<void> {
  const begun = dayIn(core.clock.now(), easternmost);
  const paused = await CycleModel.find({ status: 'paused', pausedUntil: { $lte: begun } }, { _id: 1 }).lean<
    Pick<Cycle, '_id'>[]
  >();
  for (const { _id } of paused) {
    await resumeCycle(core, _id).catch((error: unknown) => {
      // Another copy may have been quicker.
      if (!(error instanceof AppError && error.code === 'conflict')) throw error;
    });
  }
}

/** Where every day begins first. */
const easternmost = 'Pacific/Kiritimati';

function hasBegunSomewhere(day: IsoDate, now: Date): boolean {
  return day <= dayIn(now, easternmost);
}

async function change(cycleId: string, from: CycleStatus[], update: object): Promise<void> {
  const changed = await CycleModel.findOneAndUpdate(
    { _id: cycleId, status: { $in: from } },
    { ...update, $inc: { revision: 1 } },
  ).lean();
  if (changed) return;
  const cycle = await CycleModel.findById(cycleId).lean<Cycle>();
  if (!cycle) throw notFound('That cycle');
  throw notNow(cycle);
}

function notNow({ name, status }: Cycle): AppError {
  return new AppError('conflict', `“${name}” is ${status}, so that cannot be done with it.`);
}
