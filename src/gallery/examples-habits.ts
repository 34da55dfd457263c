import { withSaid } from '../core/chat/with-said.ts';
import { hintsCard } from '../core/screens/hub/hint-elements.ts';
import { hub } from '../core/screens/hub/hub.ts';
import { oneToOnePage } from '../core/screens/one-to-one/one-to-one-page.ts';
import { agendaForm } from '../core/screens/points/agenda-form.ts';
import { usefulnessForm } from '../core/screens/points/usefulness-form.ts';
import type { Example } from './example.ts';
import { finalised, hanna, mei, seenBy, today, tomasz } from './example-data.ts';

const empty = { agenda: [], actionPoints: [], notes: [], names: new Map() };
const nothing = { today, own: [], reports: [], actionPoints: [], next: [], completion: [] };
const seen = seenBy(mei, finalised);

export const habitExamples: Example[] = [
  {
    view: 'one-to-one-page',
    example: 'how-useful',
    content: oneToOnePage({
      ...empty,
      seen: seenBy(tomasz, finalised),
      usefulness: { own: { score: 3, why: 'We ran out of time.' }, average: 4.5 },
    }),
    surface: 'dialog',
  },
  {
    view: 'one-to-one-page',
    example: 'how-useful-unreadable',
    content: oneToOnePage({
      ...empty,
      seen: seenBy(tomasz, finalised),
      usefulness: { own: { score: 3, isWhyUnreadable: true } },
    }),
    surface: 'dialog',
  },
  {
    view: 'usefulness-form',
    example: 'unreadable',
    content: usefulnessForm(seen, { values: { score: '4' }, errors: {} }, true),
    surface: 'dialog',
  },
  {
    view: 'usefulness-form',
    example: 'after-one-click',
    content: withSaid(
      usefulnessForm(seen, { values: { score: '4' }, errors: {} }),
      'Thank you: 4 of 5 is kept.',
    ),
    surface: 'dialog',
  },
  {
    view: 'home',
    example: 'hint',
    content: hub({
      ...nothing,
      person: tomasz,
      own: [seenBy(mei)],
      hint: { kind: 'their-time', revieweeName: 'Mei Tan', oneToOneId: 'cycle:2:mei-tan' },
      quiet: { withName: 'Tomasz Wójcik', oneToOneId: 'cycle:2:mei-tan', topics: ['praise', 'development'] },
    }),
    surface: 'home',
  },
  {
    view: 'hints-card',
    example: 'one-off',
    content: hintsCard(['overdue']),
    surface: 'dialog',
  },
  {
    view: 'agenda-form',
    example: 'of-reviewee',
    content: agendaForm({
      choices: [
        { oneToOneId: 'cycle:2:mei-tan', label: 'Weekly 1-to-1 with Tomasz', readableBy: 'You and Tomasz.' },
      ],
      values: {},
      errors: {},
      isForReviewee: true,
      quietTopics: ['praise', 'wellbeing'],
    }),
    surface: 'dialog',
  },
  {
    view: 'home',
    example: 'hr-usefulness',
    content: hub({
      ...nothing,
      person: hanna,
      usefulness: [{ cycle: 'Engineering weekly', average: 4.2, people: 23 }],
    }),
    surface: 'home',
  },
];
