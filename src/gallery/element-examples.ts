import type { CardElement, Field, Form, Option } from '../core/chat/view.ts';
import { isoDate } from '../core/time/iso-date.ts';
import type { Example } from './example.ts';

const longText = `${'All work and no play <makes> *Jack* a _dull_ boy & ~more~ '.repeat(70)}[end](https://example.com) 🦉`;

function optionsNamed(names: string[]): Option[] {
  return names.map((name) => ({ value: name, label: name }));
}

const everyElement: CardElement[] = [
  { kind: 'heading', text: 'Every element <once> & *plainly*' },
  { kind: 'text', text: 'A sentence with <angle> brackets, *stars*, _underscores_ and `ticks`.' },
  {
    kind: 'text',
    text: [
      { text: 'Bold', bold: true },
      { text: ', ' },
      { text: 'italic', italic: true },
      { text: ' and ' },
      { text: 'a link', url: 'https://example.com/a?b=c&d=e' },
      { text: '.' },
    ],
  },
  { kind: 'text', text: 'Said quietly.', tone: 'subtle' },
  { kind: 'text', text: 'Went well.', tone: 'good' },
  { kind: 'text', text: 'Needs care.', tone: 'warning' },
  {
    kind: 'facts',
    facts: [
      { label: 'Your part by', value: 'Fri 18 Dec' },
      { label: 'With', value: 'Tomasz Wójcik' },
    ],
  },
  { kind: 'quote', label: 'What moved this week?', text: 'The migration.\n> It is done.\n• twice' },
  { kind: 'quote', label: 'A very long answer', text: longText },
  {
    kind: 'item',
    text: 'Ask about the <conference>',
    detail: 'Mei Tan · 2 weeks old',
    buttons: [
      { label: 'Discussed', action: { type: 'tick-agenda-point', oneToOneId: 'a:0:b', pointId: 'p1' } },
      {
        label: 'Delete',
        action: { type: 'delete-agenda-point', oneToOneId: 'a:0:b', pointId: 'p1' },
        style: 'danger',
        confirm: {
          title: 'Delete this point?',
          text: 'It is gone for both of you.',
          yes: 'Delete',
          no: 'Keep',
        },
      },
    ],
  },
  { kind: 'item', text: 'Already discussed', detail: 'Mei Tan', isDone: true, buttons: [] },
  { kind: 'progress', label: 'Shared', done: 3, total: 8 },
  { kind: 'divider' },
  {
    kind: 'buttons',
    buttons: [
      { label: 'Answer', action: { type: 'open-answers', oneToOneId: 'a:0:b' }, style: 'primary' },
      { label: 'Open hub', action: { type: 'open-home' } },
    ],
  },
];

const fields: Field[] = [
  {
    kind: 'field',
    id: 'short',
    label: 'A short answer',
    help: 'One line is enough.',
    isRequired: true,
    readableBy: 'Readable by you alone until you share; then by Tomasz Wójcik, HR and admins.',
    input: { type: 'text', isMultiline: false, maxLength: 300, placeholder: 'A few words' },
  },
  {
    kind: 'field',
    id: 'long',
    label: 'A long answer',
    isRequired: false,
    previous: longText,
    input: { type: 'text', isMultiline: true, maxLength: 3000, value: 'Already <typed> & kept' },
  },
  {
    kind: 'field',
    id: 'scale',
    label: 'How full is your plate?',
    help: '1 calm, 5 too much',
    isRequired: false,
    previous: '4',
    input: { type: 'choice', isCompact: false, options: optionsNamed(['1', '2', '3', '4', '5']), value: '3' },
  },
  {
    kind: 'field',
    id: 'drop',
    label: 'With whom?',
    isRequired: true,
    input: {
      type: 'choice',
      isCompact: true,
      options: optionsNamed(Array.from({ length: 40 }, (_, index) => `Person ${index} & friends`)),
    },
  },
  {
    kind: 'field',
    id: 'several',
    label: 'Several of these',
    isRequired: false,
    input: { type: 'choices', options: optionsNamed(['Office', 'Home', 'Both']), values: ['Home'] },
  },
  {
    kind: 'field',
    id: 'number',
    label: 'A number',
    isRequired: false,
    error: 'Give a number between 1 and 10.',
    input: { type: 'number', isInteger: false, min: 1, max: 10, value: '7.5' },
  },
  {
    kind: 'field',
    id: 'day',
    label: 'A day',
    isRequired: false,
    input: { type: 'date', value: isoDate('2026-12-23') },
  },
];

const everyField: Form = {
  kind: 'form',
  title: 'Every field',
  body: [{ kind: 'text', text: 'Fill in what you like.' }, ...fields],
  submit: { label: 'Share', action: { type: 'share-answers', oneToOneId: 'a:0:b' } },
  others: [{ label: 'Save draft', action: { type: 'save-and-close', oneToOneId: 'a:0:b' } }],
  autosave: { type: 'save-draft', oneToOneId: 'a:0:b' },
  closeLabel: 'Keep as draft',
};

/** The elements themselves, with text that tries to break out of them. */
export const elementExamples: Example[] = [
  {
    view: 'elements',
    example: 'message',
    surface: 'message',
    content: { kind: 'card', title: 'Every element', summary: 'Every element there is', body: everyElement },
  },
  {
    view: 'elements',
    example: 'dialog',
    surface: 'dialog',
    content: { kind: 'card', title: 'Every element', summary: 'Every element there is', body: everyElement },
  },
  {
    view: 'elements',
    example: 'home',
    surface: 'home',
    content: { kind: 'hub', title: 'Every element', summary: 'Every element there is', body: everyElement },
  },
  { view: 'elements', example: 'form', surface: 'dialog', content: everyField },
];
