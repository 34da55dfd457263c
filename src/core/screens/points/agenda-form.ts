import type { UserAction } from '../../chat/user-action.ts';
import type { CardElement, Field, Form } from '../../chat/view.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { longestPoint } from '../../points/add-agenda-point.ts';
import { type Topic, topics } from '../../points/agenda-point.ts';
import { starters } from '../../points/starters.ts';
import { type ThreadChoice, threadField } from './thread-field.ts';

export interface AgendaForm {
  /** Where the point can go; one choice is said, several are asked. */
  choices: ThreadChoice[];
  values: FormValues;
  errors: Record<string, string>;
  /** The chat message the point is made from. */
  link?: string;
  /** The 1-to-1 whose page the form was opened from: it leads back there. */
  backTo?: string;
  /** The reviewee is offered a start. */
  isForReviewee?: boolean;
  /** What these two have not talked about for a while. */
  quietTopics?: Topic[];
}

export function agendaForm(form: AgendaForm): Form {
  const { choices, values, errors, link, backTo, isForReviewee = false, quietTopics = [] } = form;
  const text = typeof values.text === 'string' ? values.text : '';
  const isCut = text.length > longestPoint;
  return {
    kind: 'form',
    title: 'Add agenda point',
    body: [
      ...threadField(choices, values, errors),
      ...(isForReviewee ? [starterField(values)] : []),
      {
        ...textField(isCut ? `${text.slice(0, longestPoint - 1)}…` : text, errors, choices),
        isRequired: !isForReviewee,
      },
      ...(isCut ? [cutSentence(link)] : []),
      topicField(values, errors),
      ...quietSentence(quietTopics),
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
    isRequired: true,
    readableBy,
    ...(errors.text !== undefined && { error: errors.text }),
    input: { type: 'text', isMultiline: true, maxLength: longestPoint, ...(value && { value }) },
  };
}

function starterField({ starter }: FormValues): Field {
  const chosen = starters.find((candidate) => candidate === starter);
  return {
    kind: 'field',
    id: 'starter',
    label: 'Start with…',
    help: 'It is put before your words; alone it is a point too.',
    isRequired: false,
    input: {
      type: 'choice',
      isCompact: true,
      options: starters.map((label) => ({ value: label, label })),
      ...(chosen && { value: chosen }),
    },
  };
}

function quietSentence(quietTopics: readonly Topic[]): CardElement[] {
  if (quietTopics.length === 0) return [];
  const text = `Not talked about here for three months: ${quietTopics.join(', ')}.`;
  return [{ kind: 'text', text, tone: 'subtle' }];
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
