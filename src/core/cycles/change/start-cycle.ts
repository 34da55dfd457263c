import type { Core } from '../../core.ts';
import { whileStill } from '../../database/while-still.ts';
import { AppError, notFound } from '../../errors.ts';
import { type Template, TemplateModel } from '../../templates/template.ts';
import { type Cycle, CycleModel } from '../cycle.ts';
import { isOverForAll } from '../dates/clocks.ts';
import { findDateProblems } from '../dates/find-date-problems.ts';
import type { Clock } from '../dates/own-times.ts';
import { loadClocks } from '../plan/load-clocks.ts';

type Startable = Pick<Cycle, 'name' | 'dates' | 'every' | 'trigger' | 'nonWorkingDays' | 'issueImmediately'>;

/**
 * What a cycle that starts at that moment is from then on: the first look, right away, finds out who is due when.
 * @param clocks those of the people whom it may be for
 * @throws {AppError} when its dates do not fit each other or lie in the past
 */
export function startOf(
  cycle: Startable,
  now: Date,
  clocks: readonly Clock[],
): Pick<Cycle, 'startedAt' | 'nextIssueAt'> {
  const [problem] = findDateProblems(cycle.dates, cycle.every, cycle.trigger);
  if (problem !== undefined) throw new AppError('invalid', `“${cycle.name}” cannot start: ${problem}.`);
  if (isOverForAll(cycle, clocks, now)) {
    throw new AppError(
      'invalid',
      `“${cycle.name}” cannot start: finaliseBy ${cycle.dates.finaliseBy} has passed.`,
    );
  }
  return { startedAt: now, nextIssueAt: now };
}

/** What the preview showed of a cycle. */
const previewed = [
  'name',
  'templateId',
  'recipients',
  'recipients.except',
  'dates',
  'every',
  'trigger',
  'timeZone',
  'issueImmediately',
  'nonWorkingDays',
  'skipWhenAway',
];

/**
 * From here on the cycle issues by itself.
 * @param seen the cycle as somebody looked at it: one that was changed since then is not started
 */
export async function startCycle(core: Core, cycleId: string, seen?: Cycle): Promise<Cycle> {
  const cycle = await CycleModel.findById(cycleId).lean<Cycle>();
  if (!cycle) throw notFound('That cycle');
  const template = await TemplateModel.exists({ _id: cycle.templateId }).lean<Pick<Template, '_id'>>();
  if (!template) throw new AppError('invalid', `The template of “${cycle.name}” is gone: choose another.`);
  const start = startOf(cycle, core.clock.now(), await loadClocks(cycle));
  const started = await CycleModel.findOneAndUpdate(
    { _id: cycleId, status: 'draft', ...(seen && whileStill(seen, ...previewed)) },
    { $set: { ...start, status: 'active' }, $inc: { revision: 1 } },
    { returnDocument: 'after' },
  ).lean<Cycle>();
  if (!started) throw new AppError('conflict', await whyNotStarted(cycle));
  core.nudgeIssues();
  return started;
}

async function whyNotStarted({ _id, name }: Cycle): Promise<string> {
  const isDraft = await CycleModel.exists({ _id, status: 'draft' });
  return isDraft
    ? `“${name}” was changed just now. Look at its preview again.`
    : `“${name}” was started already.`;
}
