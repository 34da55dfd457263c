import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import type { Person } from '../people/person.ts';
import { hasHrRole } from '../permissions/permissions.ts';
import { mustBeEditableTemplate, type SeenTemplate } from '../templates/load-template.ts';
import { TemplateModel } from '../templates/template.ts';
import { type Cycle, CycleModel } from './cycle.ts';

/**
 * What was issued from it stays as it is.
 * @throws {AppError} while a cycle would issue from it again
 */
export async function deleteTemplate(core: Core, seen: SeenTemplate): Promise<void> {
  mustBeEditableTemplate(seen);
  const { template, actor } = seen;
  const cycles = await CycleModel.find({
    templateId: template._id,
    status: { $in: ['draft', 'active', 'paused'] },
  })
    .sort({ name: 1 })
    .lean<Cycle[]>();
  if (cycles.length > 0) {
    throw new AppError(
      'conflict',
      `“${template.name}” cannot be deleted yet, for it is used by ${namesOf(cycles, actor)}. End that first.`,
    );
  }
  await TemplateModel.deleteOne({ _id: template._id });
  await record(core, actor, 'template.deleted', { detail: template.name });
}

/** Cycles that this person does not manage are not named to them. */
function namesOf(cycles: readonly Cycle[], actor: Person): string {
  const own = cycles.filter(({ creatorId }) => hasHrRole(actor) || creatorId === actor._id);
  const others = cycles.length - own.length;
  return [
    ...own.map(({ name }) => `the cycle “${name}”`),
    ...(others > 0 ? [others === 1 ? 'a cycle of somebody else' : `${others} cycles of others`] : []),
  ].join(', ');
}
