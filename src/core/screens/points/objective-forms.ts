import { longestTitle, longestUnit } from '../../activity/add-objective.ts';
import type { ObjectiveOwner } from '../../activity/objective-owner.ts';
import { all, strong, warning } from '../../chat/elements.ts';
import type { UserAction } from '../../chat/user-action.ts';
import type { Form, Option } from '../../chat/view.ts';
import { defined } from '../../defined.ts';
import type { FormValues } from '../../forms/form-values.ts';
import type { ActivityItem } from '../../one-to-ones/activity-item.ts';
import { readersOf } from '../../one-to-ones/load-one-to-one.ts';
import { amountField, choiceField, dayField, type FormState, textField } from '../../views/form-fields.ts';

/** Asks for an objective of one's own, or of the reviewee of a 1-to-1. */
export function objectiveForm(owner: ObjectiveOwner, state: FormState): Form {
  return {
    kind: 'form',
    title: 'Add objective',
    body: [
      strong(`Objective of ${owner.person.name}`),
      textField(
        state,
        { id: 'title', label: 'What is to be reached?', readableBy: readersOfObjective(owner) },
        { maxLength: longestTitle },
      ),
      amountField(state, {
        id: 'target',
        label: 'Target',
        help: 'A number to reach, such as 10. Leave it empty when it is either done or not.',
        isRequired: false,
      }),
      textField(
        state,
        {
          id: 'unit',
          label: 'Unit of the target',
          help: 'Such as %, talks or customers.',
          isRequired: false,
        },
        { maxLength: longestUnit },
      ),
      dayField(state, { id: 'dueOn', label: 'Due on', isRequired: false }),
    ],
    submit: { label: 'Add', action: { type: 'add-objective', ...idOf(owner) } },
    others: [back(owner)],
    closeLabel: 'Cancel',
  };
}

/** Asks how far an objective is. */
export function progressForm(owner: ObjectiveOwner, item: ActivityItem, state: FormState): Form {
  const { _id: itemId, target, unit = '' } = item;
  const aim = target === undefined ? unit : `of ${target} ${unit}`.trim();
  const label = aim === '' ? 'Progress' : `Progress, ${aim}`;
  return {
    kind: 'form',
    title: 'Move progress',
    body: all(
      strong(item.title),
      item.creatorId === undefined &&
        warning(
          'This objective comes from another system: its next import may overwrite what you change here.',
        ),
      amountField(state, { id: 'progress', label, isRequired: false }),
      choiceField(state, { id: 'status', label: 'How does it stand?' }, statuses, false),
    ),
    submit: { label: 'Save', action: { type: 'move-progress', itemId, ...idOf(owner), seen: state.seen } },
    others: [back(owner)],
    closeLabel: 'Cancel',
  };
}

/** What the form about an objective first shows. */
export function progressValues({ progress, status }: ActivityItem): FormValues {
  return defined({ progress: progress === undefined ? undefined : String(progress), status });
}

function readersOfObjective({ seen, person }: ObjectiveOwner): string {
  const pair = seen
    ? readersOf(seen, 'objective')
    : 'You can read this, and whoever may read a 1-to-1 about you that shows objectives.';
  const others = `Another 1-to-1 about ${person.name} that shows objectives shows it too.`;
  return seen ? `${pair} ${others}` : pair;
}

function idOf({ seen }: ObjectiveOwner): { oneToOneId?: string } {
  return seen ? { oneToOneId: seen.oneToOne._id } : {};
}

function back({ seen }: ObjectiveOwner): { label: string; action: UserAction } {
  return seen
    ? {
        label: 'Back',
        action: { type: 'open-one-to-one', oneToOneId: seen.oneToOne._id, tab: 'activity' },
      }
    : { label: 'My objectives', action: { type: 'list-objectives' } };
}

const statuses: Option[] = [
  { value: 'not_started', label: 'Not started' },
  { value: 'in_progress', label: 'In progress' },
  { value: 'done', label: 'Done' },
];
