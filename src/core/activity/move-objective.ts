import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { type ActivityItem, ActivityItemModel, activityStatuses } from '../one-to-ones/activity-item.ts';
import { aboutObjective, amountSchema } from './add-objective.ts';
import type { ObjectiveOwner } from './objective-owner.ts';

export const progressInputSchema = z.object({
  progress: amountSchema.optional(),
  status: z.enum(activityStatuses, { error: 'Please choose how it stands.' }),
});

export type ProgressInput = z.infer<typeof progressInputSchema>;

/** Moves an objective, whether it was created in chat or imported; what is left empty stays as it was. */
export async function moveObjective(
  core: Core,
  owner: ObjectiveOwner,
  item: ActivityItem,
  { progress, status }: ProgressInput,
): Promise<void> {
  await ActivityItemModel.updateOne(
    { _id: item._id },
    { $set: { status, ...(progress !== undefined && { progress }), updatedAt: core.clock.now() } },
  );
  await record(core, owner.actor, 'objective.moved', aboutObjective(owner, item._id));
}
