import type { View } from '../core/chat/view.ts';
import { withSaid } from '../core/chat/with-said.ts';
import { pageOf } from '../core/page.ts';
import { helpCard } from '../core/screens/hub/help-card.ts';
import { hub } from '../core/screens/hub/hub.ts';
import { myNotesPage } from '../core/screens/hub/my-notes-page.ts';
import { oneToOneList } from '../core/screens/hub/one-to-one-list.ts';
import { finaliseForm } from '../core/screens/one-to-one/finalise-form.ts';
import { oneToOnePage } from '../core/screens/one-to-one/one-to-one-page.ts';
import { actionPointForm } from '../core/screens/points/action-point-form.ts';
import { agendaForm } from '../core/screens/points/agenda-form.ts';
import { noteForm } from '../core/screens/points/note-form.ts';
import { pickOneToOneForm } from '../core/screens/points/pick-one-to-one-form.ts';
import { dialog, type Example } from './example.ts';
import {
  actionPoints,
  agenda,
  finalised,
  hanna,
  mei,
  names,
  notes,
  seenBy,
  shared,
  today,
  tomasz,
} from './example-data.ts';
import { answersForms } from './examples-answers.ts';

const hubExample = (example: string, content: View): Example => ({
  view: 'home',
  example,
  content,
  surface: 'home',
});

const page = { agenda, actionPoints, notes, names };

const pages: Example[] = [
  dialog('one-to-one-page', 'agenda-of-reviewer', oneToOnePage({ ...page, seen: seenBy(tomasz, shared) })),
  dialog(
    'one-to-one-page',
    'answers-of-reviewer',
    oneToOnePage({ ...page, seen: seenBy(tomasz, shared) }, 'answers'),
  ),
  dialog('one-to-one-page', 'actions', oneToOnePage({ ...page, seen: seenBy(mei, shared) }, 'actions')),
  dialog(
    'one-to-one-page',
    'notes',
    withSaid(oneToOnePage({ ...page, seen: seenBy(mei, shared) }, 'notes'), 'Noted.'),
  ),
  dialog('one-to-one-page', 'finalised', oneToOnePage({ ...page, seen: seenBy(mei, finalised) }, 'answers')),
  dialog('one-to-one-page', 'of-hr', oneToOnePage({ ...page, notes: [], seen: seenBy(hanna, shared) })),
  dialog(
    'one-to-one-page',
    'empty',
    oneToOnePage({ seen: seenBy(mei), agenda: [], actionPoints: [], notes: [], names: new Map() }),
  ),
  dialog(
    'one-to-one-page',
    'many-points',
    oneToOnePage(
      { ...page, seen: seenBy(tomasz, shared), agenda: agenda.flatMap((point) => Array(9).fill(point)) },
      'agenda',
      1,
    ),
  ),
];

const choices = [
  {
    oneToOneId: 'cycle:2:mei-tan',
    label: 'Mei Tan · Weekly 1-to-1',
    readableBy: 'You and Mei Tan can read this.',
  },
  {
    oneToOneId: 'cycle:2:kofi',
    label: `Kofi Mensah · ${'A long name '.repeat(9)}`,
    readableBy: 'You and Kofi.',
  },
];

const forms: Example[] = [
  dialog('agenda-form', 'several', agendaForm({ choices, values: { text: 'x'.repeat(2500) }, errors: {} })),
  dialog(
    'agenda-form',
    'of-long-message',
    agendaForm({ choices, values: { text: 'x'.repeat(2500) }, errors: {}, isOfMessage: true }),
  ),
  dialog(
    'agenda-form',
    'name-in-doubt',
    agendaForm({
      choices: choices.slice(0, 1),
      values: { text: 'Schmidt salary', with: 'cycle:2:mei-tan' },
      errors: {},
      doubt: 'Do you mean Mei Tan (mei.tan@example.com)? “Mei” could be somebody else.',
    }),
  ),
  dialog(
    'agenda-form',
    'too-long-for-a-field',
    agendaForm({
      choices,
      values: { text: 'All of it stays. '.repeat(450) },
      errors: { with: 'You have no 1-to-1 with Kofi Mensah. Who is this for?' },
    }),
  ),
  dialog(
    'agenda-form',
    'one-with-error',
    agendaForm({
      choices: choices.slice(0, 1),
      values: {},
      errors: { text: 'Please write what you want to talk about.' },
      backTo: 'cycle:2:mei-tan',
    }),
  ),
  dialog('action-form', 'empty', actionPointForm(seenBy(tomasz, shared), {}, {})),
  dialog(
    'note-form',
    'closed-meanwhile',
    noteForm(
      seenBy(mei, finalised),
      { text: 'What I wrote', visibility: 'public' },
      { visibility: 'This 1-to-1 is finalised, so no public note can be added. Keep your note private.' },
    ),
  ),
  dialog('note-form', 'empty', noteForm(seenBy(mei, shared), {}, {})),
  dialog('pick-one-to-one-form', 'two', pickOneToOneForm('Add note', choices, { type: 'open-note-form' })),
  dialog('finalise-form', 'unshared', finaliseForm(seenBy(tomasz), 3, 'empty')),
  dialog('finalise-form', 'answer-missing', finaliseForm(seenBy(tomasz, shared), 0, 'missing')),
];

const myNote = { writtenAt: new Date('2026-12-16T10:00:00Z'), title: 'Weekly 1-to-1', withName: 'Mei Tan' };
const myNotePages: Example[] = [
  dialog('my-notes-page', 'none', myNotesPage(tomasz, { items: [], index: 0, count: 1 })),
  dialog(
    'my-notes-page',
    'some',
    myNotesPage(tomasz, {
      items: [
        { ...myNote, _id: 'n1', text: 'Ask about the raise, calmly.', oneToOneId: 'cycle:2:mei-tan' },
        { ...myNote, _id: 'n2', text: 'Every word of a long note. '.repeat(110) },
        { ...myNote, _id: 'n3', text: '', isUnreadable: true },
      ],
      index: 0,
      count: 2,
    }),
  ),
];

const nothing = { today, own: [], reports: [], actionPoints: [], next: [], completion: [] };

const hubs: Example[] = [
  hubExample('nothing', hub({ ...nothing, person: mei })),
  hubExample(
    'reviewee',
    hub({
      ...nothing,
      person: mei,
      own: [seenBy(mei)],
      actionPoints: actionPoints.map((point) => ({
        point,
        oneToOneId: 'cycle:2:mei-tan',
        withName: 'Tomasz Wójcik',
      })),
    }),
  ),
  hubExample(
    'reviewer-of-many',
    hub({ ...nothing, person: tomasz, reports: Array(12).fill(seenBy(tomasz, shared)) }),
  ),
  hubExample(
    'hr',
    hub({
      ...nothing,
      person: hanna,
      completion: [{ cycle: 'Engineering weekly', finalised: 14, total: 31 }],
    }),
  ),
];

/** The views as people meet them. */
export const viewExamples: Example[] = [
  { view: 'help-card', example: 'all', content: helpCard(), surface: 'message' },
  ...hubs,
  ...pages,
  ...answersForms,
  ...forms,
  ...myNotePages,
  dialog(
    'one-to-one-list',
    'past',
    oneToOneList('past', pageOf(Array(23).fill(seenBy(mei, finalised)), 10, 1), today),
  ),
];
