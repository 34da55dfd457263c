import { allDoneCard, reminderCard, replacedCard } from '../../core/notices/kinds/reminder/reminder-card.ts';
import type { Reminder } from '../../core/reminders/gather-reminder.ts';
import { isoDate } from '../../core/time/iso-date.ts';
import { type Example, message } from '../example.ts';
import { actionPoints, finalised, mei, seenBy, shared, tomasz } from '../example-data.ts';

const { revieweeBy, reviewerBy, finaliseBy } = finalised;
const toAnswer = { what: 'answer', side: 'reviewee', by: revieweeBy } as const;
const reviewersPart = { what: 'answer', side: 'reviewer', by: reviewerBy } as const;
const toFinalise = { what: 'finalise', side: 'reviewer', by: finaliseBy } as const;

const forMei: Reminder = {
  reader: mei,
  today: isoDate('2026-12-16'),
  waiting: [{ seen: seenBy(mei), duties: [toAnswer] }],
  actionPoints: [],
  snoozed: [],
};
const forTomasz: Reminder = {
  ...forMei,
  reader: tomasz,
  today: isoDate('2026-12-22'),
  waiting: [{ seen: seenBy(tomasz, shared), duties: [reviewersPart, toFinalise] }],
};
const overdue = { point: actionPoints[0], oneToOneId: 'cycle:2:mei-tan', withName: tomasz.name };
const snoozed = [{ seen: seenBy(mei), until: isoDate('2026-12-21') }];

const { welcomedAt: _, ...newcomer } = mei;

export const reminderNoticeExamples: Example[] = [
  message('reminder-card', 'two-days-before', reminderCard(forMei)),
  message(
    'reminder-card',
    'first-message-ever',
    reminderCard({
      ...forMei,
      waiting: [{ seen: { ...seenBy(mei), actor: newcomer }, duties: [toAnswer] }],
    }),
  ),
  message('reminder-card', 'two-things-of-one', reminderCard(forTomasz)),
  message(
    'reminder-card',
    'standing-in',
    reminderCard({
      ...forTomasz,
      waiting: [
        { seen: { ...seenBy(tomasz, shared), actor: { ...mei, _id: 'stand-in' } }, duties: [toFinalise] },
      ],
    }),
  ),
  message(
    'reminder-card',
    'overdue-action',
    reminderCard({ ...forMei, today: isoDate('2026-12-23'), waiting: [], actionPoints: [overdue] }),
  ),
  message(
    'reminder-card',
    'very-much',
    reminderCard({
      ...forTomasz,
      waiting: Array(12).fill(forTomasz.waiting[0]),
      actionPoints: Array(8).fill({
        ...overdue,
        point: { ...overdue.point, text: 'Send *the* <draft> '.repeat(50).trim() },
      }),
      snoozed,
    }),
  ),
  message('reminder-card', 'all-done', allDoneCard({ ...forMei, waiting: [] })),
  message('reminder-card', 'replaced', replacedCard()),
  message('reminder-card', 'put-off', allDoneCard({ ...forMei, waiting: [], snoozed })),
];
