import type { Core } from '../../core.ts';
import { whileStill } from '../../database/while-still.ts';
import { AppError, notFound } from '../../errors.ts';
import type { WorkingCalendars } from '../../holidays/working-calendar.ts';
import { loadWorkingCalendars } from '../../people/load-calendars.ts';
import { type Template, TemplateModel } from '../../templates/template.ts';
import { type Cycle, CycleModel } from '../cycle.ts';
import { findDateProblems } from '../dates/find-date-problems.ts';
import { earliestIssueAt, firstOccurrenceFrom } from '../dates/occurrences.ts';

export type Started = Pick<Cycle, 'startedAt' | 'nextOccurrence' | 'nextIssueAt'>;

type Startable = Pick<
  Cycle,
  'name' | 'dates' | 'every' | 'trigger' | 'timeZone' | 'nonWorkingDays' | 'issueImmediately'
>;

/**
 * Where a cycle that starts at that moment begins: with the first occurrence that is not over.
 * @throws {AppError} when its dates do not fit each other or lie in the past
 */
export function startOf(cycle: Startable, now: Date, calendars: WorkingCalendars): Started {
  const [problem] = findDateProblems(cycle.dates, cycle.every, cycle.trigger);
  if (problem !== undefined) throw new AppError('invalid', `“${cycle.name}” cannot start: ${problem}.`);
  const nextOccurrence = firstOccurrenceFrom(cycle, now, calendars);
  if (nextOccurrence === undefined) {
    throw new AppError(
      'invalid',
      `“${cycle.name}” cannot start: finaliseBy ${cycle.dates.finaliseBy} has passed.`,
    );
  }
  return {
    startedAt: now,
    nextOccurrence,
    nextIssueAt: earliestIssueAt(cycle, nextOccurrence, now, calendars),
  };
}

/** What the preview showed of a cycle. */
const previewed = [
  'name',
  'templateId',
  'recipients',
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
  const start = startOf(cycle, core.clock.now(), await loadWorkingCalendars());
  const started = await CycleModel.findOneAndUpdate(
    { _id: cycleId, status: 'draft', ...(seen && whileStill(seen, ...previewed)) },
    { $set: { ...start, status: 'active' } },
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
