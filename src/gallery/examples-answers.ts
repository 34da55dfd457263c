import { answersForm } from '../core/screens/one-to-one/answers-form.ts';
import { dialog, type Example } from './example.ts';
import { mei, previousAnswers, seenBy, typedValues } from './example-data.ts';

const answers = {
  part: 'reviewee',
  values: typedValues,
  earlier: {},
  outdated: [],
  previous: previousAnswers,
  errors: {},
  page: 0,
} as const;

export const answersForms: Example[] = [
  dialog(
    'answers-form',
    'one-long-page',
    answersForm({ ...answers, seen: seenBy(mei), savesWhileTyping: true }),
  ),
  dialog(
    'answers-form',
    'first-short-page',
    answersForm({ ...answers, seen: seenBy(mei), savesWhileTyping: false }),
  ),
  dialog(
    'answers-form',
    'last-short-page',
    answersForm({ ...answers, seen: seenBy(mei), savesWhileTyping: false, page: 2 }),
  ),
  dialog(
    'answers-form',
    'typed-in-two-windows',
    answersForm({
      ...answers,
      seen: seenBy(mei),
      savesWhileTyping: true,
      earlier: {
        set_mood: [{ value: '2', at: new Date('2026-12-17T09:40:00Z') }],
        set_title: [{ value: 'Storm ahead', at: new Date('2026-12-17T10:14:00Z') }],
      },
    }),
  ),
  dialog(
    'answers-form',
    'with-errors',
    answersForm({
      ...answers,
      seen: seenBy(mei),
      savesWhileTyping: true,
      errors: {
        set_mood: 'Please answer this before you share.',
        set_hours: 'Please give a number, like 12 or 7.5.',
      },
    }),
  ),
];
