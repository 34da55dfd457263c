import type { Core } from '../core.ts';
import { CycleModel } from '../cycles/cycle.ts';
import type { Person } from '../people/person.ts';
import { canSetUp } from '../permissions/can-set-up.ts';
import { QuestionSetModel } from '../question-sets/question-set.ts';
import { TemplateModel } from '../templates/template.ts';

/**
 * Whether there is anything to set up for this person: they may make something, or look after what they made when they
 * still managed somebody.
 */
export async function mayOpenSetUp(core: Core, person: Person): Promise<boolean> {
  return (await canSetUp(core, person)) || (person.isActive && (await hasMadeAny(person._id)));
}

async function hasMadeAny(creatorId: string): Promise<boolean> {
  const made = await Promise.all([
    TemplateModel.exists({ creatorId }),
    QuestionSetModel.exists({ creatorId }),
    CycleModel.exists({ creatorId, status: { $ne: 'archived' } }),
  ]);
  return made.some((one) => one !== null);
}
