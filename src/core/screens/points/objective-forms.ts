import { longestTitle, longestUnit } from '../../activity/add-objective.ts';
import type { ObjectiveOwner } from '../../activity/objective-owner.ts';
import type { UserAction } from '../../chat/user-action.ts';
import type { CardElement, Field, Form, Option } from '../../chat/view.ts';
import type { FormValues } from '../../forms/form-values.ts';
import type { ActivityItem } from '../../one-to-ones/activity-item.ts';
import { readersOf } from '../../one-to-ones/load-one-to-one.ts';
import { choiceField, dayField, type FormState, textField } from '../../views/form-fields.ts';

/** Asks for an objective of one's own, or of the reviewee of a 1-to-1. */
export function objectiveForm(owner: ObjectiveOwner, state: FormState): Form {
  return {
    kind: 'form',
    title: 'Add objective',
    body: [
      { kind: 'text', text: [{ text: `Objective of ${owner.person.name}`, bold: true }] },
      {
        ...textField(state, { id: 'title', label: 'What is to be reached?' }, { maxLength: longestTitle }),
        readableBy: readersOfObjective(owner),
      },
      amountField(state, {
        id: 'target',
        label: 'Target',
        help: 'A number to reach, such as 10. Leave it empty when it is either done or not.',
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
  return {
    kind: 'form',
    title: 'Move progress',
    body: [
      { kind: 'text', text: [{ text: item.title, bold: true }] },
      ...importedSentence(item),
      amountField(state, { id: 'progress', label: aim === '' ? 'Progress' : `Progress, ${aim}` }),
      choiceField(state, { id: 'status', label: 'How does it stand?' }, statuses, false),
    ],
    submit: { label: 'Save', action: { type: 'move-progress', itemId, ...idOf(owner) } },
    others: [back(owner)],
    closeLabel: 'Cancel',
  };
}

/** What the form about an objective first shows. */
export function progressValues({ progress, status }: ActivityItem): FormValues {
  return { ...(progress !== undefined && { progress: String(progress) }), status };
}

function readersOfObjective({ seen, person }: ObjectiveOwner): string {
  const pair = seen
    ? readersOf(seen, 'objective')
    : 'You can read this, and whoever may read a 1-to-1 about you that shows objectives.';
  const others = `Another 1-to-1 about ${person.name} that shows objectives shows it too.`;
  return seen ? `${pair} ${others}` : pair;
}

function importedSentence({ creatorId }: ActivityItem): CardElement[] {
  if (creatorId !== undefined) return [];
  const text =
    'This objective comes from another system: its next import may overwrite what you change here.';
  return [{ kind: 'text', text, tone: 'warning' }];
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

function amountField(state: FormState, asked: { id: string; label: string; help?: string }): Field {
  const value = state.values[asked.id];
  const error = state.errors[asked.id];
  return {
    kind: 'field',
    isRequired: false,
    ...asked,
    ...(error !== undefined && { error }),
    input: { type: 'number', isInteger: false, min: 0, ...(typeof value === 'string' && { value }) },
  };
}

const statuses: Option[] = [
  { value: 'not_started', label: 'Not started' },
  { value: 'in_progress', label: 'In progress' },
  { value: 'done', label: 'Done' },
];
