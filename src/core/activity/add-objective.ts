import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { oneLineField } from '../forms/shown-text.ts';
import { idFor } from '../new-id.ts';
import { type ActivityItem, ActivityItemModel } from '../one-to-ones/activity-item.ts';
import { isoDateSchema } from '../time/iso-date.ts';
import type { ObjectiveOwner } from './objective-owner.ts';

export const longestTitle = 300;
export const longestUnit = 20;

export const amountSchema = z
  .string({ error: 'Please give a number, like 12 or 7.5.' })
  .trim()
  .regex(/^\d{1,12}([.,]\d{1,6})?$/, 'Please give a number, like 12 or 7.5.')
  .transform((typed) => Number(typed.replace(',', '.')));

export const objectiveInputSchema = z.object({
  title: oneLineField(longestTitle, 'Please write what is to be reached.'),
  target: amountSchema.refine((target) => target > 0, 'Please give a number above 0.').optional(),
  unit: z
    .string()
    .trim()
    .transform((unit) => (unit === '' ? undefined : unit))
    .pipe(oneLineField(longestUnit, '').optional())
    .optional(),
  dueOn: isoDateSchema.optional(),
});

export type ObjectiveInput = z.infer<typeof objectiveInputSchema>;

/** Creates an objective in chat, for oneself or for the reviewee of an open 1-to-1; once for each request. */
export async function addObjective(core: Core, owner: ObjectiveOwner, input: ObjectiveInput): Promise<void> {
  const _id = idFor(core, 'objective');
  const { title, target, unit, dueOn } = input;
  const item: ActivityItem = {
    _id,
    personId: owner.person._id,
    kind: 'objective',
    externalId: `chat:${_id}`,
    creatorId: owner.actor._id,
    title,
    status: 'not_started',
    ...(target !== undefined && { target, progress: 0 }),
    ...(unit && { unit }),
    ...(dueOn && { dueOn }),
    updatedAt: core.clock.now(),
  };
  const isNew = (await insertMissing(ActivityItemModel, [item])).length > 0;
  if (!isNew) return;
  await record(core, owner.actor, 'objective.added', aboutObjective(owner, _id));
}

export function aboutObjective({ seen }: ObjectiveOwner, itemId: string) {
  return { detail: itemId, ...(seen && { oneToOneId: seen.oneToOne._id }) };
}
