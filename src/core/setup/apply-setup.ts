import type mongoose from 'mongoose';
import type { Core } from '../core.ts';
import { CycleModel } from '../cycles/cycle.ts';
import { type CyclePreview, previewCycle } from '../cycles/preview.ts';
import { AppError } from '../errors.ts';
import type { Changes } from '../imports/compare-records.ts';
import { QuestionSetModel } from '../question-sets/question-set.ts';
import { TemplateModel } from '../templates/template.ts';
import { planSetup, type SetupChange, type SetupPlan } from './plan-setup.ts';
import { loadStoredSetup } from './stored-setup.ts';

export interface SetupResult {
  changes: SetupChange[];
  /** Of the cycles that are new or changed: what comes next. */
  previews: CyclePreview[];
}

/**
 * Creates or changes question sets, templates and cycles by name, everything in the file or nothing. A new cycle is
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
  if (!isDryRun) await store(plan);
  return {
    changes: [...plan.sets, ...plan.templates, ...plan.cycles].map(({ change }) => change),
    previews: plan.cycles
      .filter(({ change }) => change.outcome !== 'unchanged')
      .map(({ record, template }) => previewCycle(record, template, stored.organisation, now)),
  };
}

/** What the cycles of a file would issue, without storing anything of it. */
export async function previewSetup(core: Core, text: string, count = 1): Promise<CyclePreview[]> {
  const stored = await loadStoredSetup();
  const now = core.clock.now();
  return planSetup(text, stored, now).cycles.map(({ record, template }) =>
    previewCycle(record, template, stored.organisation, now, count),
  );
}

/** What others refer to comes first, so that a crash in between leaves nothing that refers to nothing. */
async function store({ sets, templates, cycles }: SetupPlan): Promise<void> {
  for (const { record, changes } of sets) await write(QuestionSetModel, record, changes);
  for (const { record, changes } of templates) await write(TemplateModel, record, changes);
  for (const { record, changes } of cycles) {
    // What was planned holds only as long as nothing of the cycle was issued meanwhile.
    const guard = record.firstIssuedAt
      ? { nextOccurrence: record.nextOccurrence }
      : { firstIssuedAt: { $exists: false } };
    const isStored = await write(CycleModel, record, changes, guard);
    if (!isStored) {
      throw new AppError('conflict', `“${record.name}” was being issued just now. Apply the file once more.`);
    }
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
