import { type Cycle, CycleModel } from '../../../src/core/cycles/cycle.ts';
import { cycleInputSchema } from '../../../src/core/cycles/cycle-input.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { hasHrRole } from '../../../src/core/permissions/permissions.ts';
import { TemplateModel } from '../../../src/core/templates/template.ts';

import { buttonsOf } from '../../support/shown.ts';
import { act } from '../../support/small-company.ts';
import type { Scene } from './scene.ts';

export type Whose = 'own' | 'another';

/** In the days in which the stand-in stands in. */
const dates = {
  firstIssueOn: '2026-12-17',
  revieweeBy: '2026-12-17',
  reviewerBy: '2026-12-18',
  finaliseBy: '2026-12-18',
};

export const cycleId = 'tried-cycle';

const templateId = async () => (await TemplateModel.findOne().orFail().lean<{ _id: string }>())._id;
export const readCycle = () => CycleModel.findById(cycleId).orFail().lean<Cycle>();

/** A cycle for Mei and Uma, or for everybody; a manager's is for their reports only. */
export async function makeCycle(
  { people }: Scene,
  actor: Person,
  whose: Whose,
  more: Partial<Cycle> = {},
): Promise<void> {
  const {
    template: _,
    every,
    ...input
  } = cycleInputSchema.parse({
    name: 'Tried cycle',
    template: 'Weekly 1-to-1',
    recipients: { company: true },
    dates,
    every: { weeks: 1 },
  });
  await CycleModel.create({
    ...input,
    ...(every && { every }),
    _id: cycleId,
    templateId: await templateId(),
    recipients: { company: false, personIds: [people.reviewee._id, (await uma())._id], teams: [] },
    status: 'draft',
    creatorId: whose === 'own' ? actor._id : 'another',
    ...(whose === 'own' && !hasHrRole(actor) && { onlyReportsOf: actor._id }),
    ...more,
  });
}

const uma = () => PersonModel.findOne({ name: 'Uma Under' }).orFail().lean<Person>();

export async function filledIn(more: FormValues = {}): Promise<FormValues> {
  return {
    name: 'Saved cycle',
    templateId: await templateId(),
    ...dates,
    unit: 'weeks',
    count: '1',
    timeZone: 'Europe/London',
    issueImmediately: 'no',
    nonWorkingDays: 'keep',
    skipWhenAway: 'yes',
    ...more,
  };
}

export const recipients = (who: string): FormValues => ({
  company: 'no',
  who,
  includeSubTeams: 'no',
  primaryOnly: 'yes',
});

/** What the preview that this person sees gives to the start. */
export async function fingerprintSeenBy({ core }: Scene, actor: Person): Promise<string> {
  const reply = await act(core, actor, { type: 'preview-cycle', cycleId }).catch(() => undefined);
  const start = reply && buttonsOf(reply).find(({ action }) => action.type === 'start-cycle');
  return start?.action.type === 'start-cycle' ? start.action.seen : 'nothing';
}

export const isNow = (status: Cycle['status']) => async () => (await readCycle()).status === status;
export const isStored = (name: string) => async () => (await CycleModel.exists({ name })) !== null;
