import type { View } from '../core/chat/view.ts';
import {
  agendaCard,
  archivedCard,
  commentCard,
  goneCard,
  handedOverCard,
  newReviewerCard,
  reopenedCard,
  takenOverCard,
} from '../core/notices/step-notice-cards.ts';
import type { OneToOne } from '../core/one-to-ones/one-to-one.ts';
import { archiveForm } from '../core/screens/one-to-one/archive-form.ts';
import { meetingForm } from '../core/screens/one-to-one/meeting-form.ts';
import { oneToOnePage } from '../core/screens/one-to-one/one-to-one-page.ts';
import { confirmReassignForm, reassignForm } from '../core/screens/one-to-one/reassign-form.ts';
import { reopenForm } from '../core/screens/one-to-one/reopen-form.ts';
import { commentForm } from '../core/screens/points/comment-form.ts';
import { editAgendaPointForm } from '../core/screens/points/edit-agenda-point-form.ts';
import { pointPage } from '../core/screens/points/point-page.ts';
import { actions, agenda, finalised, hanna, mei, names, seenBy, shared, tomasz } from './example-data.ts';
import type { Example } from './gallery.ts';

const example =
  (surface: Example['surface']) =>
  (view: string, name: string, content: View): Example => ({ view, example: name, content, surface });
const dialog = example('dialog');
const message = example('message');

const at = new Date('2026-12-22T16:30:00Z');
const reason = 'The *raise* was agreed on <after> we had closed it.';
const reopened = { ...shared, reopenings: [{ at, byId: hanna._id, reason }] };
const meeting = { ...shared, meetingAt: new Date('2026-12-21T14:30:00Z') };
const archived: OneToOne = {
  ...shared,
  status: 'archived',
  archived: { at, byId: hanna._id, from: 'open' },
};
const handedOver = {
  ...shared,
  reassignments: [{ at, byId: hanna._id, fromId: hanna._id, toId: tomasz._id }],
};

const comments = [1, 2, 3, 4].map((number) => ({
  _id: `c${number}`,
  point: 'agenda-point' as const,
  pointId: 'a2',
  authorId: number % 2 === 0 ? mei._id : tomasz._id,
  text: 'I could take *Christmas* & the days between. '.repeat(number * 3).trim(),
  writtenAt: at,
}));
const page = { agenda, actions, notes: [], names, comments: new Map([['a2', comments]]) };

const pages: Example[] = [
  dialog('one-to-one-page', 'with-comments', oneToOnePage({ ...page, seen: seenBy(mei, shared) })),
  dialog(
    'one-to-one-page',
    'many-comments',
    oneToOnePage({
      ...page,
      agenda: Array.from({ length: 10 }, (_, index) => ({
        _id: `p${index}`,
        threadId: 't',
        addedIn: 2,
        addedAt: at,
        text: 'x'.repeat(900),
      })),
      actions: Array(12).fill(actions[0]),
      comments: new Map(Array.from({ length: 10 }, (_, index) => [`p${index}`, comments])),
      seen: seenBy(tomasz, { ...meeting, ...reopened }),
    }),
  ),
  dialog('one-to-one-page', 'reopened', oneToOnePage({ ...page, seen: seenBy(mei, reopened) })),
  dialog('one-to-one-page', 'handed-over', oneToOnePage({ ...page, seen: seenBy(tomasz, handedOver) })),
  dialog('one-to-one-page', 'with-meeting', oneToOnePage({ ...page, seen: seenBy(mei, meeting) })),
  dialog('one-to-one-page', 'archived', oneToOnePage({ ...page, seen: seenBy(tomasz, archived) })),
];

const forms: Example[] = [
  dialog('reopen-form', 'empty', reopenForm(seenBy(tomasz, finalised))),
  dialog(
    'reopen-form',
    'with-error',
    reopenForm(seenBy(hanna, finalised), { values: {}, errors: { reason: 'Please say why.' } }),
  ),
  dialog('meeting-form', 'empty', meetingForm(seenBy(mei, shared))),
  dialog('meeting-form', 'move', meetingForm(seenBy(tomasz, meeting))),
  dialog(
    'meeting-form',
    'with-errors',
    meetingForm(seenBy(mei, shared), {
      values: { day: '2026-12-01', time: 'noon' },
      errors: { time: 'Please write a time like 18:30.' },
    }),
  ),
  dialog('reassign-form', 'empty', reassignForm(seenBy(hanna, shared))),
  dialog(
    'reassign-form',
    'several',
    reassignForm(
      seenBy(hanna, shared),
      { values: { name: 'Tan' }, errors: { person: 'Several people are called "Tan". Please choose one.' } },
      Array.from({ length: 120 }, (_, index) => ({
        ...mei,
        _id: `tan-${index}`,
        email: `tan${index}@example.com`,
      })),
    ),
  ),
  dialog('reassign-form', 'confirm', confirmReassignForm(seenBy(hanna, shared), hanna)),
  dialog(
    'archive-form',
    'several',
    archiveForm({
      doing: 'archive',
      page: {
        items: Array.from({ length: 10 }, (_, index) =>
          seenBy(hanna, { ...finalised, _id: `cycle:${index}:mei-tan` }),
        ),
        index: 1,
        count: 4,
      },
      values: { search: 'Mei Tan' },
      error: 'Please tick at least one.',
    }),
  ),
  dialog(
    'archive-form',
    'nothing-archived',
    archiveForm({
      doing: 'restore',
      page: { items: [], index: 0, count: 1 },
      values: {},
    }),
  ),
];

const [, point] = agenda;
const [action] = actions;
const [comment] = comments;
const edited = point && {
  ...point,
  earlier: [{ text: 'Who covers support?', until: at }],
};

const aboutPoints: Example[] =
  edited && action && comment
    ? [
        dialog(
          'point-page',
          'edited-with-comments',
          pointPage({
            seen: seenBy(mei, shared),
            found: { point: 'agenda-point', it: edited },
            comments,
            names,
          }),
        ),
        dialog(
          'point-page',
          'action-without-comments',
          pointPage({
            seen: seenBy(tomasz, shared),
            found: { point: 'action-point', it: action },
            comments: [],
            names,
          }),
        ),
        dialog(
          'comment-form',
          'empty',
          commentForm(seenBy(tomasz, shared), { point: 'agenda-point', it: edited }),
        ),
        dialog('edit-agenda-point-form', 'filled', editAgendaPointForm(seenBy(mei, shared), edited)),
        message(
          'comment-card',
          'on-agenda-point',
          commentCard(seenBy(mei, shared), { point: 'agenda-point', it: edited }, comment, tomasz.name),
        ),
      ]
    : [];

const messages: Example[] = [
  message(
    'reopened-card',
    'by-hr',
    reopenedCard(seenBy(mei, reopened), { at, byId: hanna._id, reason }, hanna.name),
  ),
  message('taken-over-card', 'to-new-reviewer', takenOverCard(seenBy(tomasz, handedOver), hanna.name)),
  message('new-reviewer-card', 'to-reviewee', newReviewerCard(seenBy(mei, handedOver))),
  message('handed-over-card', 'to-old-reviewer', handedOverCard(mei.name, tomasz.name)),
  message('agenda-card', 'before-meeting', agendaCard(seenBy(mei, meeting), meeting.meetingAt, agenda)),
  message('agenda-card', 'empty', agendaCard(seenBy(tomasz, meeting), meeting.meetingAt, [])),
  message('archived-card', 'to-reviewee', archivedCard(seenBy(mei, archived))),
  message('archived-card', 'to-reviewer', archivedCard(seenBy(tomasz, archived))),
  message('gone-card', 'all', goneCard()),
];

/** What is done with a 1-to-1 as a whole, and comments. */
export const stepExamples: Example[] = [...pages, ...forms, ...aboutPoints, ...messages];
