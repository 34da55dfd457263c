import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { whileStill } from '../database/while-still.ts';
import { type ActivityItem, ActivityItemModel, activityStatuses } from '../one-to-ones/activity-item.ts';
import { aboutObjective, amountSchema } from './add-objective.ts';
import type { ObjectiveOwner } from './objective-owner.ts';

export const progressInputSchema = z.object({
  progress: amountSchema.optional(),
  status: z.enum(activityStatuses, { error: 'Please choose how it stands.' }),
});

export type ProgressInput = z.infer<typeof progressInputSchema>;

/**
 * Moves an objective, whether it was created in chat or imported; what is left empty stays as it was.
 * @returns false when it was moved since it was loaded
 */
export async function moveObjective(
  core: Core,
  owner: ObjectiveOwner,
  item: ActivityItem,
  { progress, status }: ProgressInput,
): Promise<boolean> {
  const { matchedCount } = await ActivityItemModel.updateOne(
    { _id: item._id, ...whileStill(item, 'progress', 'status') },
    { $set: { status, ...(progress !== undefined && { progress }), updatedAt: core.clock.now() } },
  );
  if (matchedCount === 0) return false;
  await record(core, owner.actor, 'objective.moved', aboutObjective(owner, item._id));
  return true;
}
