import { findActivity } from '../../activity/activity-of.ts';
import { addObjective, objectiveInputSchema } from '../../activity/add-objective.ts';
import { moveObjective, progressInputSchema } from '../../activity/move-objective.ts';
import { findObjective, objectiveOwner } from '../../activity/objective-owner.ts';
import type { Handlers } from '../../chat/handler.ts';
import type { UserAction } from '../../chat/user-action.ts';
import { readForm } from '../../forms/read-form.ts';
import { objectiveForm, progressForm, progressValues } from './objective-forms.ts';
import { objectivesCard } from './objectives-card.ts';

type ObjectiveActions =
  | 'list-objectives'
  | 'open-objective-form'
  | 'add-objective'
  | 'open-progress-form'
  | 'move-progress';

export const objectiveHandlers: Handlers<ObjectiveActions> = {
  async 'list-objectives'(core, { page }, { actor }) {
    const objectives = await findActivity(core, actor._id, ['objective']);
    return { kind: 'show', view: objectivesCard(actor, objectives, page) };
  },

  async 'open-objective-form'(core, { oneToOneId }, { actor }) {
    const owner = await objectiveOwner(core, actor, oneToOneId);
    return { kind: 'show', view: objectiveForm(owner, { values: {}, errors: {} }) };
  },

  async 'add-objective'(core, { oneToOneId }, { actor, values }) {
    const owner = await objectiveOwner(core, actor, oneToOneId);
    const read = readForm(objectiveInputSchema, values);
    if ('errors' in read)
      return { kind: 'errors', form: objectiveForm(owner, { values, errors: read.errors }) };
    await addObjective(core, owner, read.input);
    return { kind: 'go', to: objectivesOf(oneToOneId), said: 'Objective added.' };
  },

  async 'open-progress-form'(core, { oneToOneId, itemId }, { actor }) {
    const owner = await objectiveOwner(core, actor, oneToOneId);
    const item = await findObjective(owner, itemId);
    return { kind: 'show', view: progressForm(owner, item, { values: progressValues(item), errors: {} }) };
  },

  async 'move-progress'(core, { oneToOneId, itemId }, { actor, values }) {
    const owner = await objectiveOwner(core, actor, oneToOneId);
    const item = await findObjective(owner, itemId);
    const read = readForm(progressInputSchema, values);
    if ('errors' in read)
      return { kind: 'errors', form: progressForm(owner, item, { values, errors: read.errors }) };
    await moveObjective(core, owner, item, read.input);
    return { kind: 'go', to: objectivesOf(oneToOneId), said: 'Progress saved.' };
  },
};

/** Where they stand: beside the 1-to-1, or on a page of one's own. */
function objectivesOf(oneToOneId: string | undefined): UserAction {
  return oneToOneId === undefined
    ? { type: 'list-objectives' }
    : { type: 'open-one-to-one', oneToOneId, tab: 'activity' };
}
