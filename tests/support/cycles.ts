import type { Core } from '../../src/core/core.ts';
import { startCycle } from '../../src/core/cycles/change/start-cycle.ts';
import { type Cycle, CycleModel } from '../../src/core/cycles/cycle.ts';
import type { CycleDates } from '../../src/core/cycles/cycle-dates.ts';
import { cycleInputSchema, type Every } from '../../src/core/cycles/cycle-input.ts';
import { newId } from '../../src/core/new-id.ts';
import { type Template, TemplateModel, templateInputSchema } from '../../src/core/templates/template.ts';
import { isoDate } from '../../src/core/time/iso-date.ts';

export const weekBefore23December = {
  firstIssueOn: isoDate('2026-12-16'),
  revieweeBy: isoDate('2026-12-18'),
  reviewerBy: isoDate('2026-12-21'),
  finaliseBy: isoDate('2026-12-23'),
};

type CycleOptions = Partial<Omit<Cycle, 'dates' | 'every'>> & {
  dates?: CycleDates;
  every?: Every | 'never';
};

/** Starts a weekly cycle for the whole company, first issued on Wed 16 December 2026, unless told otherwise. */
export async function startWeekly(core: Core, options: CycleOptions = {}, template: Partial<Template> = {}) {
  const { recipients, dates = weekBefore23December, every = { weeks: 1 }, ...more } = options;
  const stored = await TemplateModel.create({
    ...templateInputSchema.parse({ name: 'Weekly 1-to-1' }),
    ...template,
  });
  const { every: _, ...input } = cycleInputSchema.parse({
    name: 'Weekly',
    template: 'Weekly 1-to-1',
    recipients: { company: true },
    dates: weekBefore23December,
    timeZone: 'Europe/London',
  });
  const _id = newId();
  await CycleModel.create({
    ...input,
    dates,
    ...(every !== 'never' && { every }),
    _id,
    recipients: recipients ?? { company: true, personIds: [], teams: [] },
    templateId: stored._id,
    status: 'draft',
    ...more,
  });
  return startCycle(core, _id);
}

export async function readCycle(id: string): Promise<Cycle> {
  return CycleModel.findById(id).orFail().lean<Cycle>();
}
