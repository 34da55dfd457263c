import { longestPoint } from '../agenda-points/add-agenda-point.ts';
import { topics } from '../agenda-points/agenda-point.ts';
import { type ThreadChoice, threadField } from './thread-field.ts';
import type { UserAction } from './user-action.ts';
import type { CardElement, Field, Form, FormValues } from './view.ts';

export interface AgendaForm {
  /** Where the point can go; one choice is said, several are asked. */
  choices: ThreadChoice[];
  values: FormValues;
  errors: Record<string, string>;
  /** The chat message the point is made from. */
  link?: string;
  /** The 1-to-1 whose page the form was opened from: it leads back there. */
  backTo?: string;
}

/** What the seeds of good conversations sound like: offered as a hint, never put into somebody's mouth. */
const starters =
  'For example: something I need from you, something I am proud of, something that holds me up.';

export function agendaForm({ choices, values, errors, link, backTo }: AgendaForm): Form {
  const text = typeof values.text === 'string' ? values.text : '';
  const isCut = text.length > longestPoint;
  return {
    kind: 'form',
    title: 'Add agenda point',
    body: [
      ...threadField(choices, values, errors),
      textField(isCut ? `${text.slice(0, longestPoint - 1)}…` : text, errors, choices),
      ...(isCut ? [cutSentence(link)] : []),
      topicField(values, errors),
    ],
    submit: { label: 'Add', action: submitAction(backTo, link) },
    others: backTo ? [{ label: 'Back', action: { type: 'open-one-to-one', oneToOneId: backTo } }] : [],
    closeLabel: 'Cancel',
  };
}

function submitAction(oneToOneId: string | undefined, link: string | undefined): UserAction {
  return { type: 'add-agenda-point', ...(oneToOneId && { oneToOneId }), ...(link && { link }) };
}

function cutSentence(link: string | undefined): CardElement {
  const whereRest = link ? 'the link on the agenda leads to all of it' : 'add the rest as a second point';
  return {
    kind: 'text',
    tone: 'warning',
    text: `The message is longer than an agenda point can be, so this is only its beginning; ${whereRest}.`,
  };
}

function textField(value: string, errors: Record<string, string>, choices: ThreadChoice[]): Field {
  const [only] = choices;
  const readableBy =
    choices.length === 1 && only ? only.readableBy : 'Both people of that 1-to-1 can read this.';
  return {
    kind: 'field',
    id: 'text',
    label: 'What do you want to talk about?',
    help: starters,
    isRequired: true,
    readableBy,
    ...(errors.text !== undefined && { error: errors.text }),
    input: { type: 'text', isMultiline: true, maxLength: longestPoint, ...(value && { value }) },
  };
}

function topicField({ topic }: FormValues, errors: Record<string, string>): Field {
  const options = topics.map((name) => ({ value: name, label: name[0]?.toUpperCase() + name.slice(1) }));
  const chosen = topics.find((name) => name === topic);
  return {
    kind: 'field',
    id: 'topic',
    label: 'Topic',
    isRequired: false,
    ...(errors.topic !== undefined && { error: errors.topic }),
    input: { type: 'choice', isCompact: true, options, ...(chosen && { value: chosen }) },
  };
}
