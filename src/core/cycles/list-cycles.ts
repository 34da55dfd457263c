import type { Person } from '../people/person.ts';
import { hasHrRole } from '../permissions/permissions.ts';
import { type Cycle, CycleModel } from './cycle.ts';

/** The cycles that a person manages, running ones first: all for HR and above, else those they created. */
export async function listCycles(actor: Person): Promise<Cycle[]> {
  if (!actor.isActive) return [];
  const cycles = await CycleModel.find({
    status: { $ne: 'archived' },
    ...(!hasHrRole(actor) && { creatorId: actor._id }),
  })
    .sort({ name: 1 })
    .lean<Cycle[]>();
  return cycles.sort((left, right) => order.indexOf(left.status) - order.indexOf(right.status));
}

const order: Cycle['status'][] = ['active', 'paused', 'draft', 'ended', 'archived'];
