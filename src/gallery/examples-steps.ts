import { pageOf } from '../core/page.ts';
import type { SeenReading } from '../core/readings/readings-of.ts';
import { archiveForm } from '../core/screens/one-to-one/archive-form.ts';
import { meetingForm } from '../core/screens/one-to-one/meeting-form.ts';
import { oneToOnePage } from '../core/screens/one-to-one/one-to-one-page.ts';
import { readingsPage } from '../core/screens/one-to-one/readings-page.ts';
import { confirmReassignForm, reassignForm } from '../core/screens/one-to-one/reassign-form.ts';
import { reopenForm } from '../core/screens/one-to-one/reopen-form.ts';
import { commentForm } from '../core/screens/points/comment-form.ts';
import { editAgendaPointForm } from '../core/screens/points/edit-agenda-point-form.ts';
import { pointPage } from '../core/screens/points/point-page.ts';
import { isoDate } from '../core/time/iso-date.ts';
import { dialog, type Example } from './example.ts';
import {
  actionPoints,
  agenda,
  finalised,
  hanna,
  mei,
  names,
  seenBy,
  shared,
  tomasz,
} from './example-data.ts';
import { archived, at, comments, editedPoint, handedOver, meeting, reopened } from './example-step-data.ts';

const page = { agenda, actionPoints, notes: [], names, comments: new Map([['a2', comments]]) };

const readings: SeenReading[] = (['stand-in', 'hr', 'later-reviewer', 'owner', 'admin'] as const).map(
  (as, index) => ({ readerName: `Reader ${index + 1}`, as, on: isoDate(`2026-12-1${9 - index}`) }),
);

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
      actionPoints: Array(12).fill(actionPoints[0]),
      comments: new Map(Array.from({ length: 10 }, (_, index) => [`p${index}`, comments])),
      seen: seenBy(tomasz, { ...meeting, ...reopened }),
    }),
  ),
  dialog('one-to-one-page', 'reopened', oneToOnePage({ ...page, seen: seenBy(mei, reopened) })),
  dialog('one-to-one-page', 'handed-over', oneToOnePage({ ...page, seen: seenBy(tomasz, handedOver) })),
  dialog('one-to-one-page', 'with-meeting', oneToOnePage({ ...page, seen: seenBy(mei, meeting) })),
  dialog(
    'one-to-one-page',
    'read-by-others',
    oneToOnePage({
      ...page,
      seen: seenBy(mei, shared),
      names: new Map([...names, ['leo', 'Leo Brandt']]),
      standIn: { from: isoDate('2026-12-16'), until: isoDate('2026-12-20'), standInId: 'leo' },
      readings: readings.slice(0, 3),
      hasMoreReadings: true,
    }),
  ),
  dialog('readings-page', 'many', readingsPage(seenBy(mei, shared), pageOf(readings, 20))),
  dialog('readings-page', 'none', readingsPage(seenBy(tomasz, shared), pageOf([], 20))),
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

const aboutPoints: Example[] = [
  dialog(
    'point-page',
    'edited-with-comments',
    pointPage({
      seen: seenBy(mei, shared),
      found: { point: 'agenda-point', it: editedPoint },
      comments,
      names,
    }),
  ),
  dialog(
    'point-page',
    'action-without-comments',
    pointPage({
      seen: seenBy(tomasz, shared),
      found: { point: 'action-point', it: actionPoints[0] },
      comments: [],
      names,
    }),
  ),
  dialog(
    'comment-form',
    'empty',
    commentForm(seenBy(tomasz, shared), { point: 'agenda-point', it: editedPoint }),
  ),
  dialog('edit-agenda-point-form', 'filled', editAgendaPointForm(seenBy(mei, shared), editedPoint)),
];

/** What is done with a 1-to-1 as a whole, and comments. */
export const stepExamples: Example[] = [...pages, ...forms, ...aboutPoints];
