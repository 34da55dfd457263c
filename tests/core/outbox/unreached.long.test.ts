import { beforeAll, expect, it } from '@jest/globals';
import type { Card } from '../../../src/core/chat/view.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { readersIn } from '../../../src/core/undelivered/readers.ts';
import { countUndelivered, undeliveredFilter } from '../../../src/core/undelivered/undelivered.ts';
import { buttonsIn } from '../../support/shown-words.ts';
import { act, addPerson } from '../../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { createTestCore } from './outbox-fixture.ts';

useTestDatabase();

const core = createTestCore();
const unreached = 20_000;
let owner: Person;

beforeAll(async () => {
  await clearDatabase();
  owner = await addPerson('Oki Owner', { role: 'owner' });
  const at = core.clock.now();
  const failed = Array.from({ length: unreached }, (_, n) => ({
    _id: `issued:weekly:${n}`,
    personId: `person-${n}`,
    notice: { kind: 'issued', oneToOneId: `weekly:${n}` },
    state: 'failed',
    refusedBecause: 'account-inactive',
    refusedOn: 'slack',
    attempts: 1,
    createdAt: at,
    troubledAt: new Date(at.getTime() + n),
    failedAt: new Date(at.getTime() + n),
  }));
  await MessageModel.collection.insertMany(failed as never);
});

const which = { reason: 'account-inactive', platform: 'slack' } as const;

async function shown(action: Parameters<typeof act>[2]): Promise<Card> {
  const reply = await act(core, owner, action);
  if (reply.kind !== 'show') throw new Error(`it answered with ${reply.kind}`);
  return reply.view as Card;
}

it('twenty thousand people are counted, listed to the last page and sent to again', async () => {
  expect(await countUndelivered()).toEqual([{ ...which, messages: unreached, people: unreached }]);
  const last = await shown({ type: 'open-undelivered', ...which, page: unreached / 10 - 1 });
  const actions = buttonsIn({ kind: 'show', view: last }).map(({ action }) => action);
  expect(actions.filter(({ type }) => type === 'send-again')).toHaveLength(10);
  expect(actions).toContainEqual({ type: 'send-again', messageId: 'issued:weekly:0' });
  expect(JSON.stringify(await shown({ type: 'send-everything-again' }))).toContain(`${unreached} messages`);
  expect(await countUndelivered()).toEqual([]);
});

it('they are found by the index of what has not arrived', async () => {
  const filter = await undeliveredFilter(which);
  const plan = JSON.stringify(await MessageModel.find(filter).explain('queryPlanner'));
  expect(plan).toContain('"refusedBecause"');
  expect(plan).not.toContain('"stage":"COLLSCAN"');
  expect(await readersIn(filter, 'troubledAt')).toEqual([]);
});
