import type { List, ListOf } from '../../core/notices/list/gather-list.ts';
import { emptyListCard, listCard } from '../../core/notices/list/list-card.ts';
import type { SeenOneToOne } from '../../core/one-to-ones/load-one-to-one.ts';
import type { Message } from '../../core/outbox/message.ts';
import { type Example, message } from '../example.ts';
import { finalised, mei, seenBy, shared, tomasz } from '../example-data.ts';

const { welcomedAt: _, ...newcomer } = tomasz;

function listOf(of: ListOf, ...seen: readonly SeenOneToOne[]): List {
  const about: Message = {
    _id: 'issued',
    notice: { kind: 'issued', oneToOneId: 'cycle:2:mei-tan' },
    state: 'sent',
    attempts: 1,
    createdAt: finalised.issuedAt,
  };
  return {
    of,
    reader: tomasz,
    listed: seen.map((each) => ({ seen: each, message: about })),
    lapsedBefore: 0,
  };
}

const own = { ...seenBy(tomasz), ownPart: 'reviewee', reviewer: mei } as const;
const open = seenBy(tomasz);

/** What one person gets of several 1-to-1s at once. */
export const listExamples: Example[] = [
  message('list-card', 'issued', listCard(listOf('issued', own, open, seenBy(tomasz, shared)))),
  message('list-card', 'after-lapsed', listCard({ ...listOf('issued', own, open), lapsedBefore: 2 })),
  message('list-card', 'first-message-ever', listCard(listOf('issued', { ...open, actor: newcomer }, open))),
  message(
    'list-card',
    'shared-within-minutes',
    listCard(listOf('part-shared', seenBy(tomasz, shared), open)),
  ),
  message('list-card', 'waited', listCard(listOf('waited', open, seenBy(tomasz, finalised)))),
  message('list-card', 'very-many', listCard(listOf('issued', ...Array<SeenOneToOne>(40).fill(open)))),
  message('list-card', 'nothing-left', emptyListCard()),
];
