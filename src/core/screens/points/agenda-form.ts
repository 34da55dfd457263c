import { all, subtle, warning } from '../../chat/elements.ts';
import type { CardElement, Field, Form } from '../../chat/view.ts';
import { defined } from '../../defined.ts';
import { longestPoint } from '../../points/add-agenda-point.ts';
import { type Topic, topics } from '../../points/agenda-point.ts';
import { starters } from '../../points/starters.ts';
import { choiceField, type FormState, textField } from '../../views/form-fields.ts';
import { type ThreadChoice, threadField } from './thread-field.ts';

export interface AgendaForm extends FormState {
  /** Where the point can go; one choice is said, several are asked. */
  choices: ThreadChoice[];
  /** The chat message the point is made from. */
  link?: string;
  /** The 1-to-1 whose page the form was opened from: it leads back there. */
  backTo?: string;
  /** The reviewee is offered a start. */
  isForReviewee?: boolean;
  /** What these two have not talked about for a while. */
  quietTopics?: Topic[];
  /** Beside the person who was chosen for whoever fills it in: why to look whether it is them. */
  doubt?: string;
  /** The text is that of a chat message, which can be read where it stands: of a long one the beginning is enough. */
  isOfMessage?: boolean;
}

/** Slack has no longer fields: what was typed stays in one, also where a point is shorter, until it is shortened. */
const longestTyped = 3000;

export function agendaForm(form: AgendaForm): Form {
  const { choices, values, link, backTo, doubt, isForReviewee = false, quietTopics = [] } = form;
  const typed = typeof values.text === 'string' ? values.text : '';
  const isTooLong = typed.length > longestPoint;
  const isCut = isTooLong && form.isOfMessage === true;
  return {
    kind: 'form',
    title: 'Add agenda point',
    body: all(
      threadField(choices, form, doubt),
      isForReviewee && starterField(form),
      wordsField(form, isCut ? `${typed.slice(0, longestPoint - 1)}…` : typed),
      isTooLong && (isCut ? cutSentence(link) : tooLong),
      topicField(form),
      quietTopics.length > 0 && subtle(`Not talked about here for three months: ${quietTopics.join(', ')}.`),
    ),
    submit: { label: 'Add', action: defined({ type: 'add-agenda-point', oneToOneId: backTo, link }) },
    others: backTo ? [{ label: 'Back', action: { type: 'open-one-to-one', oneToOneId: backTo } }] : [],
    closeLabel: 'Cancel',
  };
}

function cutSentence(link: string | undefined): CardElement {
  const whereRest = link ? 'the link on the agenda leads to all of it' : 'add the rest as a second point';
  return warning(
    `The message is longer than an agenda point can be, so this is only its beginning; ${whereRest}.`,
  );
}

const tooLong = warning(
  `A point has at most ${longestPoint} characters. Shorten this, or add part of it as a second point.`,
);

/** Whoever is offered a start may add that alone. */
function wordsField({ choices, errors, isForReviewee = false }: AgendaForm, typed: string): Field {
  const [only] = choices;
  const readableBy =
    choices.length === 1 && only ? only.readableBy : 'Both people of that 1-to-1 can read this.';
  return textField(
    { values: { text: typed }, errors },
    { id: 'text', label: 'What do you want to talk about?', isRequired: !isForReviewee, readableBy },
    { isMultiline: true, maxLength: typed.length > longestPoint ? longestTyped : longestPoint },
  );
}

function starterField(state: FormState): Field {
  const asked = {
    id: 'starter',
    label: 'Start with…',
    help: 'It is put before your words; alone it is a point too.',
    isRequired: false,
  };
  return choiceField(
    state,
    asked,
    starters.map((label) => ({ value: label, label })),
  );
}

function topicField(state: FormState): Field {
  const options = topics.map((name) => ({ value: name, label: name[0]?.toUpperCase() + name.slice(1) }));
  return choiceField(state, { id: 'topic', label: 'Topic', isRequired: false }, options);
}
