import { findActivity } from '../../activity/activity-of.ts';
import { addObjective, objectiveInputSchema } from '../../activity/add-objective.ts';
import { moveObjective, type ProgressInput, progressInputSchema } from '../../activity/move-objective.ts';
import { findObjective, type ObjectiveOwner, objectiveOwner } from '../../activity/objective-owner.ts';
import { type Edit, openEdit, saveEdit } from '../../chat/edit.ts';
import type { Handlers } from '../../chat/handler.ts';
import type { UserAction } from '../../chat/user-action.ts';
import type { Core } from '../../core.ts';
import { readForm } from '../../forms/read-form.ts';
import type { ActivityItem } from '../../one-to-ones/activity-item.ts';
import type { Person } from '../../people/person.ts';
import { noteReading } from '../../readings/note-reading.ts';
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
    return openEdit(progressEdit(core, actor, itemId, oneToOneId));
  },

  async 'move-progress'(core, { oneToOneId, itemId, seen }, request) {
    const saved = await saveEdit(progressEdit(core, request.actor, itemId, oneToOneId), seen, request);
    if ('refused' in saved) return saved.refused;
    return { kind: 'go', to: objectivesOf(oneToOneId), said: 'Progress saved.' };
  },
};

interface SeenObjective {
  owner: ObjectiveOwner;
  item: ActivityItem;
}

function progressEdit(
  core: Core,
  actor: Person,
  itemId: string,
  oneToOneId: string | undefined,
): Edit<SeenObjective, ProgressInput> {
  return {
    async load() {
      const owner = await objectiveOwner(core, actor, oneToOneId);
      const item = await findObjective(owner, itemId);
      if (owner.seen) await noteReading(core, owner.seen);
      return { owner, item };
    },
    stored: ({ item }) => progressValues(item),
    form: ({ owner, item }, state) => progressForm(owner, item, state),
    read: (_, values) => readForm(progressInputSchema, values),
    write: ({ owner, item }, input) => moveObjective(core, owner, item, input),
    isDone: ({ item }, { progress = item.progress, status }) =>
      item.progress === progress && item.status === status,
  };
}

/** Where they stand: beside the 1-to-1, or on a page of one's own. */
function objectivesOf(oneToOneId: string | undefined): UserAction {
  return oneToOneId === undefined
    ? { type: 'list-objectives' }
    : { type: 'open-one-to-one', oneToOneId, tab: 'activity' };
}
