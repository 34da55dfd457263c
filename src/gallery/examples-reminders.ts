import { allDoneCard, reminderCard } from '../core/notices/reminder-card.ts';
import type { Reminder } from '../core/reminders/gather-reminder.ts';
import { oneToOnePage } from '../core/screens/one-to-one/one-to-one-page.ts';
import { remindersPage } from '../core/screens/one-to-one/reminders-page.ts';
import { isoDate } from '../core/time/iso-date.ts';
import { actions, finalised, mei, seenBy, shared, tomasz } from './example-data.ts';
import type { Example } from './gallery.ts';

const { revieweeBy, reviewerBy, finaliseBy } = finalised;
const toAnswer = { what: 'answer', side: 'reviewee', by: revieweeBy } as const;
const reviewersPart = { what: 'answer', side: 'reviewer', by: reviewerBy } as const;
const toFinalise = { what: 'finalise', side: 'reviewer', by: finaliseBy } as const;

const forMei: Reminder = {
  reader: mei,
  today: isoDate('2026-12-16'),
  waiting: [{ seen: seenBy(mei), duties: [toAnswer] }],
  actions: [],
  snoozed: [],
};
const forTomasz: Reminder = {
  ...forMei,
  reader: tomasz,
  today: isoDate('2026-12-22'),
  waiting: [{ seen: seenBy(tomasz, shared), duties: [reviewersPart, toFinalise] }],
};
const overdue = actions
  .slice(0, 1)
  .map((point) => ({ point, oneToOneId: 'cycle:2:mei-tan', withName: tomasz.name }));
const [action] = overdue;
const snoozed = [{ seen: seenBy(mei), until: isoDate('2026-12-21') }];

function example(
  view: string,
  name: string,
  content: Example['content'],
  surface: Example['surface'],
): Example {
  return { view, example: name, content, surface };
}

export const reminderExamples: Example[] = [
  example('reminder-card', 'two-days-before', reminderCard(forMei), 'message'),
  example(
    'reminder-card',
    'first-message-ever',
    reminderCard({
      ...forMei,
      waiting: [{ seen: { ...seenBy(mei), actor: withoutWelcome() }, duties: [toAnswer] }],
    }),
    'message',
  ),
  example('reminder-card', 'two-things-of-one', reminderCard(forTomasz), 'message'),
  example(
    'reminder-card',
    'standing-in',
    reminderCard({
      ...forTomasz,
      waiting: [
        { seen: { ...seenBy(tomasz, shared), actor: { ...mei, _id: 'stand-in' } }, duties: [toFinalise] },
      ],
    }),
    'message',
  ),
  example(
    'reminder-card',
    'overdue-action',
    reminderCard({ ...forMei, today: isoDate('2026-12-23'), waiting: [], actions: overdue }),
    'message',
  ),
  example(
    'reminder-card',
    'very-much',
    reminderCard({
      ...forTomasz,
      waiting: Array(12).fill(forTomasz.waiting[0]),
      actions: action
        ? Array(8).fill({
            ...action,
            point: { ...action.point, text: 'Send *the* <draft> '.repeat(50).trim() },
          })
        : [],
      snoozed,
    }),
    'message',
  ),
  example('reminder-card', 'all-done', allDoneCard({ ...forMei, waiting: [] }), 'message'),
  example('reminder-card', 'put-off', allDoneCard({ ...forMei, waiting: [], snoozed }), 'message'),
  example('reminders-page', 'nothing-chosen', remindersPage(seenBy(mei), undefined), 'dialog'),
  example(
    'reminders-page',
    'put-off',
    remindersPage(seenBy(mei), { snoozedUntil: isoDate('2026-12-21') }),
    'dialog',
  ),
  example('reminders-page', 'muted', remindersPage(seenBy(tomasz), { isMuted: true }), 'dialog'),
  example(
    'one-to-one-page',
    'with-muted-reminders',
    oneToOnePage({
      seen: seenBy(mei),
      reminderChoice: { isMuted: true },
      agenda: [],
      actions: [],
      notes: [],
      names: new Map(),
    }),
    'dialog',
  ),
];

function withoutWelcome() {
  const { welcomedAt: _, ...newcomer } = mei;
  return newcomer;
}
