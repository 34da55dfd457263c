import { beforeEach, expect, it } from '@jest/globals';
import { deliverOutbox } from '../../../src/core/notices/deliver-outbox.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { addUndelivered, stateOfOnly } from '../../support/one-undelivered.ts';
import { act, addPerson, makeCompany } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { FakeMessenger } from '../outbox/outbox-fixture.ts';

useTestDatabase();

let core: TestCore;
/** As a newer version stored it, before somebody went back to this one. */
const newer = { $set: { 'notice.kind': 'praised' } };

beforeEach(async () => {
  await clearDatabase();
  core = makeTestCore('2026-12-02T10:00:00Z');
  await makeCompany(core);
  await MessageModel.deleteMany({});
});

it('drops a message of a kind that only another version knows, rather than trying it for days', async () => {
  const slack = new FakeMessenger('slack');
  const { _id: personId } = await addPerson('Ada Okafor', { slack: { userId: 'UADA' } });
  await MessageModel.create({
    _id: `praised:${personId}`,
    personId,
    notice: { kind: 'issued', oneToOneId: 'gone' },
    state: 'pending',
    nextTryAt: core.clock.now(),
    attempts: 0,
    createdAt: core.clock.now(),
  });
  await MessageModel.collection.updateMany({}, newer);
  expect(await deliverOutbox(core, { messengers: [slack] })).toMatchObject({ dropped: 1, retried: 0 });
  expect(slack.sends).toEqual([]);
});

it('lists such a message among those that could not be delivered', async () => {
  const slack = new FakeMessenger('slack');
  slack.onTheWay = () => {
    throw new Error('never asked');
  };
  await addUndelivered(core, slack, { name: 'Ada Okafor' });
  await MessageModel.collection.updateMany({}, { ...newer, $unset: { nextTryAt: '' } });
  await MessageModel.collection.updateMany(
    {},
    { $set: { state: 'failed', refusedBecause: 'unknown-account', failedAt: core.clock.now() } },
  );
  expect(await stateOfOnly()).toBe('failed');
  const owner = await addPerson('Olu Ade', { role: 'owner' });
  const page = await act(core, owner, { type: 'open-undelivered', reason: 'unknown-account' });
  expect(JSON.stringify(page)).toContain('Ada Okafor');
});
