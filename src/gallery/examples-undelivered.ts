import { all } from '../core/chat/elements.ts';
import { undeliveredReasons } from '../core/chat/refusal.ts';
import { type Person, platforms } from '../core/people/person.ts';
import { undeliveredHint } from '../core/screens/hub/undelivered-hint.ts';
import { undeliveredList } from '../core/screens/settings/undelivered-list.ts';
import { undeliveredPage } from '../core/screens/settings/undelivered-page.ts';
import { dialog, type Example } from './example.ts';
import { hanna } from './example-data.ts';

const owner: Person = { ...hanna, role: 'owner' };
const at = new Date('2026-12-16T09:00:00Z');

const everyReason = undeliveredReasons.flatMap((reason, place) =>
  platforms.map((platform) => ({ reason, platform, messages: 90 - place, people: 40 - place })),
);
const which = { reason: 'blocked-by-user', platform: 'teams' } as const;
const unreached = Array.from({ length: 10 }, (_, place) => ({
  messageId: `issued:${'c'.repeat(24)}:12:${'r'.repeat(24)}:${'p'.repeat(24)}:${place}`,
  who: `Mei ${'Longname-'.repeat(8)}${place}`,
  kinds: [
    { kind: 'handover-asked' as const, count: 1 },
    { kind: 'reminder' as const, count: 12 },
  ],
  since: at,
  triedAt: new Date(at.getTime() + 3_600_000),
  nextTryAt: new Date(at.getTime() + 7_200_000),
}));

/** What those who run Tandem see of who has not been reached. */
export const undeliveredExamples: Example[] = [
  dialog(
    'undelivered-page',
    'every-reason',
    undeliveredPage({ counts: everyReason, waiting: [], underway: 1 }, owner),
  ),
  dialog(
    'undelivered-page',
    'after-the-first-sweep',
    undeliveredPage(
      {
        counts: [
          { reason: 'unknown-account', platform: 'slack', state: 'waiting', messages: 31, people: 21 },
          { reason: 'guest-account', platform: 'slack', state: 'waiting', messages: 2, people: 2 },
          { reason: 'retried', platform: 'teams', state: 'waiting', messages: 1, people: 1 },
          { reason: 'gave-up', messages: 1, people: 0 },
        ],
        waiting: [],
        underway: 120,
      },
      owner,
    ),
  ),
  dialog(
    'undelivered-page',
    'platform-waiting',
    undeliveredPage(
      {
        counts: [{ reason: 'revoked-token', platform: 'slack', messages: 1, people: 1 }],
        waiting: [
          {
            platform: 'slack',
            reason: 'revoked-token',
            state: 'suspended',
            since: at,
            messages: 99_999,
            people: 50_000,
          },
        ],
        underway: 0,
      },
      owner,
    ),
  ),
  dialog('undelivered-page', 'nothing', undeliveredPage({ counts: [], waiting: [], underway: 0 }, owner)),
  dialog(
    'undelivered-list',
    'a-page',
    undeliveredList(which, { items: unreached, index: 3, count: 9 }, owner),
  ),
  dialog(
    'undelivered-list',
    'waiting-for-a-platform',
    undeliveredList(
      { reason: 'missing-scope', platform: 'slack', state: 'suspended' },
      { items: unreached.slice(0, 1), index: 0, count: 1 },
      owner,
    ),
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
    content: {
      kind: 'hub',
      title: 'Your hub',
      summary: 'Your 1-to-1s',
      body: all(undeliveredHint([{ reason: 'gave-up', messages: 1234, people: 900 }])),
    },
  },
];
