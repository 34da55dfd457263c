import { all } from '../core/chat/elements.ts';
import { undeliveredReasons } from '../core/chat/refusal.ts';
import { type Person, platforms } from '../core/people/person.ts';
import { undeliveredHint } from '../core/screens/hub/undelivered-hint.ts';
import { undeliveredList, undeliveredPage } from '../core/screens/settings/undelivered-pages.ts';
import { dialog, type Example } from './example.ts';
import { hanna } from './example-data.ts';

const owner: Person = { ...hanna, role: 'owner' };
const at = new Date('2026-12-16T09:00:00Z');

const everyReason = undeliveredReasons.flatMap((reason, place) =>
  platforms.map((platform) => ({ reason, platform, count: 40 - place })),
);
const which = { reason: 'blocked-by-user', platform: 'teams' } as const;
const messages = Array.from({ length: 10 }, (_, place) => ({
  messageId: `issued:${'c'.repeat(24)}:12:${'r'.repeat(24)}:${'p'.repeat(24)}:${place}`,
  who: `Mei ${'Longname-'.repeat(8)}${place}`,
  kind: 'handover-asked' as const,
  failedAt: at,
}));

/** What those who run Tandem see of messages that did not arrive. */
export const undeliveredExamples: Example[] = [
  dialog(
    'undelivered-page',
    'every-reason',
    undeliveredPage({ counts: [...everyReason, { reason: 'gave-up', count: 1 }], waiting: [] }, owner),
  ),
  dialog(
    'undelivered-page',
    'platform-waiting',
    undeliveredPage(
      {
        counts: [{ reason: 'revoked-token', platform: 'slack', count: 1 }],
        waiting: [{ platform: 'slack', reason: 'revoked-token', since: at, count: 99_999 }],
      },
      owner,
    ),
  ),
  dialog('undelivered-page', 'nothing', undeliveredPage({ counts: [], waiting: [] }, owner)),
  dialog(
    'undelivered-list',
    'a-page',
    undeliveredList(which, { items: messages, index: 3, count: 9 }, owner),
  ),
  dialog(
    'undelivered-list',
    'nothing-left',
    undeliveredList({ reason: 'unknown-account' }, { items: [], index: 0, count: 1 }, owner),
  ),
  {
    view: 'undelivered-hint',
    example: 'many',
    surface: 'home',
    content: { kind: 'hub', title: 'Your hub', summary: 'Your 1-to-1s', body: all(undeliveredHint(1234)) },
  },
];
