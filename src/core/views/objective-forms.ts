import type { ActivityItem } from '../activity/activity-item.ts';
import { longestTitle, longestUnit } from '../activity/add-objective.ts';
import type { ObjectiveOwner } from '../activity/objective-owner.ts';
import { readersOf } from '../one-to-ones/load-one-to-one.ts';
import { isoDateSchema } from '../time/iso-date.ts';
import type { UserAction } from './user-action.ts';
import type { CardElement, Field, Form, FormValues, Input } from './view.ts';

interface FieldState {
  values: FormValues;
  errors: Record<string, string>;
}

/** Asks for an objective of one's own, or of the reviewee of a 1-to-1. */
export function objectiveForm(owner: ObjectiveOwner, state: FieldState): Form {
  return {
    kind: 'form',
    title: 'Add objective',
    body: [
      { kind: 'text', text: [{ text: `Objective of ${owner.person.name}`, bold: true }] },
      {
        ...field(state, 'title', 'What is to be reached?', text(state, 'title', longestTitle)),
        isRequired: true,
        readableBy: readersOfObjective(owner),
      },
      {
        ...field(state, 'target', 'Target', number(state, 'target')),
        help: 'A number to reach, such as 10. Leave it empty when it is either done or not.',
      },
      {
        ...field(state, 'unit', 'Unit of the target', text(state, 'unit', longestUnit)),
        help: 'Such as %, talks or customers.',
      },
      field(state, 'dueOn', 'Due on', day(state, 'dueOn')),
    ],
    submit: { label: 'Add', action: { type: 'add-objective', ...idOf(owner) } },
    others: [back(owner)],
    closeLabel: 'Cancel',
  };
}

/** Asks how far an objective is. */
export function progressForm(owner: ObjectiveOwner, item: ActivityItem, state: FieldState): Form {
  const { _id: itemId, target, unit = '' } = item;
  const aim = target === undefined ? unit : `of ${target} ${unit}`.trim();
  return {
    kind: 'form',
    title: 'Move progress',
    body: [
      { kind: 'text', text: [{ text: item.title, bold: true }] },
      ...importedSentence(item),
      field(state, 'progress', aim === '' ? 'Progress' : `Progress, ${aim}`, number(state, 'progress')),
      { ...field(state, 'status', 'How does it stand?', statusInput(state)), isRequired: true },
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

function field({ errors }: FieldState, id: string, label: string, input: Input): Field {
  const error = errors[id];
  return { kind: 'field', id, label, isRequired: false, ...(error !== undefined && { error }), input };
}

function typed({ values }: FieldState, id: string): { value?: string } {
  const value = values[id];
  return typeof value === 'string' && value !== '' ? { value } : {};
}

function text(state: FieldState, id: string, maxLength: number): Input {
  return { type: 'text', isMultiline: false, maxLength, ...typed(state, id) };
}

function number(state: FieldState, id: string): Input {
  return { type: 'number', isInteger: false, min: 0, ...typed(state, id) };
}

function day({ values }: FieldState, id: string): Input {
  const read = isoDateSchema.safeParse(values[id]);
  return { type: 'date', ...(read.success && { value: read.data }) };
}

function statusInput({ values }: FieldState): Input {
  const options = [
    { value: 'not_started', label: 'Not started' },
    { value: 'in_progress', label: 'In progress' },
    { value: 'done', label: 'Done' },
  ];
  const chosen = options.find(({ value }) => value === values.status);
  return { type: 'choice', isCompact: false, options, ...(chosen && { value: chosen.value }) };
}
