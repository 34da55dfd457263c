import {
  type NamedPerson,
  notIssuedPage,
  notIssuedPeoplePage,
} from '../core/screens/cycles/not-issued-pages.ts';
import { hub } from '../core/screens/hub/hub.ts';
import type { NotIssuedToOne } from '../core/screens/hub/not-issued-lines.ts';
import { addDays } from '../core/time/calendar.ts';
import { isoDate } from '../core/time/iso-date.ts';
import { dialog, type Example } from './example.ts';
import { draft, probation, recorded, running, seen, template } from './example-cycle-data.ts';
import { hanna, mei, today } from './example-data.ts';

const common = isoDate('2026-12-23');
const occurrence = {
  occurrence: 30,
  issueOn: common,
  finaliseBy: isoDate('2026-12-30'),
  counts: { missed: 2, 'no manager': 1, inactive: 20 },
};
const listed = { seen: seen(running), recorded: [occurrence, ...recorded] };
const ofStartDate = { ...occurrence, occurrence: 1, counts: { 'no manager': 2 } };
const people: NamedPerson[] = [
  { personId: mei._id, reason: 'no manager', issueOn: common, person: mei },
  { personId: 'namesake', reason: 'missed', issueOn: common, person: { ...mei, email: 'mei@x.example' } },
  { personId: hanna._id, reason: 'missed', issueOn: addDays(common, 5), person: hanna },
  ...Array.from({ length: 20 }, () => ({ personId: 'gone', reason: 'inactive' as const, issueOn: common })),
];

/** For every reason, with a next one and without. */
const passedBy: NotIssuedToOne[][] = (
  ['missed', 'paused', 'away throughout', 'closed until then', 'no manager'] as const
).flatMap((reason) => [
  [
    { title: 'Weekly 1-to-1', reason, isCoached: false, isPaused: false, nextOn: isoDate('2026-12-30') },
    { title: 'Mentoring', reason, isCoached: true, isPaused: true },
  ],
  [
    { title: 'Probation', reason, isCoached: false, isPaused: false },
    { title: 'Mentoring', reason, isCoached: true, isPaused: false, nextOn: isoDate('2026-12-30') },
  ],
]);

/** What was due and was not issued, for those who manage the cycle and for those whom it passed by. */
export const notIssuedExamples: Example[] = [
  dialog('not-issued-page', 'none', notIssuedPage({ seen: seen(draft), recorded: [] })),
  dialog('not-issued-page', 'first-page', notIssuedPage(listed)),
  dialog('not-issued-page', 'last-page', notIssuedPage({ ...listed, page: 9 })),
  dialog(
    'not-issued-page',
    'after-start-date',
    notIssuedPage({ seen: seen(probation), recorded: [ofStartDate] }),
  ),
  dialog('not-issued-people-page', 'first-page', notIssuedPeoplePage({ ...listed, occurrence, people })),
  dialog(
    'not-issued-people-page',
    'second-page',
    notIssuedPeoplePage({ ...listed, occurrence, people, page: 1 }),
  ),
  dialog(
    'not-issued-people-page',
    'of-a-coach',
    notIssuedPeoplePage({
      ...listed,
      seen: { ...seen(probation), template: { ...template, reviewerId: 'coach' } },
      occurrence: ofStartDate,
      people: people.slice(0, 1),
    }),
  ),
  ...passedBy.map(
    (notIssued, index): Example => ({
      view: 'home',
      example: `not-issued-${index + 1}`,
      content: hub({
        today,
        own: [],
        reports: [],
        actionPoints: [],
        next: [],
        completion: [],
        person: mei,
        notIssued,
      }),
      surface: 'home',
    }),
  ),
];
