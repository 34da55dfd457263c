import type mongoose from 'mongoose';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { CycleModel } from '../cycles/cycle.ts';
import { lookAtEverybody } from '../cycles/look-at-everybody.ts';
import { NotIssuedModel } from '../cycles/not-issued.ts';
import { noteOwed } from '../cycles/plan/note-owed.ts';
import { type CyclePreview, previewCycle } from '../cycles/plan/preview.ts';
import { type Changes, touches } from '../database/compare-records.ts';
import { whileStill } from '../database/while-still.ts';
import { AppError } from '../errors.ts';
import { HolidayCalendarModel } from '../holidays/holiday-calendar.ts';
import { TeamModel } from '../people/team.ts';
import { QuestionSetModel } from '../question-sets/question-set.ts';
import { lookAgainForAll } from '../reminders/look-again.ts';
import { TemplateModel } from '../templates/template.ts';
import { planSetup, type SetupChange, type SetupPlan } from './plan-setup.ts';
import { loadStoredSetup } from './stored-setup.ts';

export interface SetupResult {
  changes: SetupChange[];
  /** Of the cycles that are new or changed: what comes next. */
  previews: CyclePreview[];
}

/**
 * Creates or changes holiday calendars, question sets, templates and cycles by name, everything in the file or nothing. A new cycle is
 * active from then on.
 * @throws {AppError} that says everything that is wrong with the file, line by line
 */
export async function applySetup(
  core: Core,
  text: string,
  { isDryRun = false }: { isDryRun?: boolean } = {},
): Promise<SetupResult> {
  const stored = await loadStoredSetup();
  const now = core.clock.now();
  const plan = planSetup(text, stored, now);
  if (!isDryRun) {
    const movesDays = plan.teamCalendars.length > 0 || plan.holidays.some(isChange);
    if (movesDays) await noteOwed(core, stored.organisation, plan.organisation);
    await store(plan);
    if (movesDays || plan.templates.some(changesReviewer)) await lookAtEverybody(core);
    if (movesDays) await lookAgainForAll(core);
    await recordChanges(core, plan);
  }
  return {
    changes: changesIn(plan),
    previews: plan.cycles
      .filter(({ change, record: cycle }) => change.outcome !== 'unchanged' && cycle.status !== 'draft')
      .map(({ record: cycle, template }) => previewCycle(cycle, template, plan.organisation, now)),
  };
}

/** What the cycles of a file would issue, without storing anything of it. */
export async function previewSetup(core: Core, text: string, count = 1): Promise<CyclePreview[]> {
  const stored = await loadStoredSetup();
  const now = core.clock.now();
  const { cycles, organisation } = planSetup(text, stored, now);
  return cycles.map(({ record: cycle, template }) => previewCycle(cycle, template, organisation, now, count));
}

function isChange({ change }: SetupPlan['holidays'][number]): boolean {
  return change.outcome !== 'unchanged';
}

function changesReviewer({ changes }: SetupPlan['templates'][number]): boolean {
  return typeof changes === 'object' && touches(changes, ['reviewerId']);
}

function changesIn({ holidays, sets, templates, cycles }: SetupPlan): SetupChange[] {
  return [...holidays, ...sets, ...templates, ...cycles].map(({ change }) => change);
}

async function recordChanges(core: Core, plan: SetupPlan): Promise<void> {
  for (const { kind, name, outcome } of changesIn(plan)) {
    if (outcome === 'unchanged') continue;
    const isPersonal =
      kind === 'question set' && plan.sets.some((set) => set.record.name === name && !set.record.isShared);
    await record(core, undefined, `${kind.replace(' ', '-')}.${outcome}`, isPersonal ? {} : { detail: name });
  }
}

/** What others refer to comes first, so that a crash in between leaves nothing that refers to nothing. */
async function store({ holidays, teamCalendars, sets, templates, cycles }: SetupPlan): Promise<void> {
  for (const { record: calendar, changes } of holidays) await write(HolidayCalendarModel, calendar, changes);
  for (const { teamId, holidayCalendar } of teamCalendars) {
    const change = holidayCalendar ? { $set: { holidayCalendar } } : { $unset: { holidayCalendar: true } };
    await TeamModel.updateOne({ _id: teamId }, change);
  }
  for (const { record: set, changes } of sets) await write(QuestionSetModel, set, changes);
  for (const { record: template, changes } of templates) await write(TemplateModel, template, changes);
  for (const { record: cycle, before = {}, changes } of cycles) {
    // What was planned holds only as long as nothing of the cycle was issued meanwhile, and nobody added or left out.
    const isAsIssued = cycle.firstIssuedAt
      ? { revision: cycle.revision - 1 }
      : { firstIssuedAt: { $exists: false } };
    const guard = { ...isAsIssued, ...whileStill(before, 'recipients', 'recipients.except') };
    const isStored = await write(CycleModel, cycle, changes, guard);
    if (!isStored) {
      const why = `“${cycle.name}” was being issued or changed just now. Apply the file once more.`;
      throw new AppError('conflict', why);
    }
    const isBegunAnew = changes !== undefined && changes !== 'none' && !cycle.firstIssuedAt;
    if (isBegunAnew) await NotIssuedModel.deleteMany({ cycleId: cycle._id });
  }
}

/** @param changes absent for a record that is new */
async function write<T extends { _id: string }>(
  model: mongoose.Model<T>,
  record: T,
  changes: Changes | 'none' | undefined,
  guard: object = {},
): Promise<boolean> {
  if (changes === 'none') return true;
  if (changes === undefined) {
    await model.insertMany([record]);
    return true;
  }
  const { matchedCount } = await model.updateOne({ _id: record._id, ...guard }, changes);
  return matchedCount > 0;
}
