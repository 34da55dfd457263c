import { oneToOnePage } from '../core/screens/one-to-one/one-to-one-page.ts';
import { remindersPage } from '../core/screens/one-to-one/reminders-page.ts';
import { isoDate } from '../core/time/iso-date.ts';
import { dialog, type Example } from './example.ts';
import { mei, seenBy, tomasz } from './example-data.ts';

/** Where somebody puts the reminders of a 1-to-1 off or turns them off. */
export const reminderExamples: Example[] = [
  dialog('reminders-page', 'nothing-chosen', remindersPage(seenBy(mei), undefined)),
  dialog('reminders-page', 'put-off', remindersPage(seenBy(mei), { snoozedUntil: isoDate('2026-12-21') })),
  dialog('reminders-page', 'muted', remindersPage(seenBy(tomasz), { isMuted: true })),
  dialog(
    'one-to-one-page',
    'with-muted-reminders',
    oneToOnePage({
      seen: seenBy(mei),
      reminderChoice: { isMuted: true },
      agenda: [],
      actionPoints: [],
      notes: [],
      names: new Map(),
    }),
  ),
];
