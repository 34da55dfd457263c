import { beforeEach, describe, expect, it } from '@jest/globals';
import { deliverOutbox, type OutboxPorts } from '../../../src/core/notices/deliver-outbox.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { deliverDue } from '../../../src/core/outbox/deliver-due.ts';
import { enqueue, refreshMessages, retryDropped } from '../../../src/core/outbox/enqueue.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import {
  addOneToOne,
  addPerson,
  createTestCore,
  createTestRates,
  FakeMessenger,
  onlyMessage,
  retitle,
} from './outbox-fixture.ts';

useTestDatabase();

let core: ReturnType<typeof createTestCore>;
let slack: FakeMessenger;
let ports: OutboxPorts;
let oneToOneId: string;

beforeEach(async () => {
  await clearDatabase();
  core = createTestCore();
  slack = new FakeMessenger('slack');
  ports = { messengers: [slack], rates: createTestRates(core) };
  const revieweeId = await addPerson('Mei', { slack: { userId: 'U-MEI' } });
  oneToOneId = await addOneToOne(revieweeId, await addPerson('Tomasz'));
  await enqueue(core, [{ personId: revieweeId, notice: { kind: 'issued', oneToOneId } }]);
});

const deliver = () => deliverOutbox(core, ports);
const lastShown = () => JSON.stringify(slack.updates.at(-1)?.card);

async function refresh(): Promise<void> {
  core.moveBy(60_000);
  await refreshMessages(core, oneToOneId);
  await deliver();
}

describe('a message that is to be drawn again', () => {
  it('N9 is left alone while its card is the same, and has nothing left to do', async () => {
    await deliver();
    for (let n = 0; n < 3; n += 1) await refresh();
    expect(slack.updates).toHaveLength(0);
    expect(await onlyMessage()).not.toHaveProperty('nextTryAt');
    await retitle(core, oneToOneId, 'Coaching');
    await deliver();
    for (let n = 0; n < 3; n += 1) await refresh();
    expect(slack.updates).toHaveLength(1);
  });

  it('N9 is edited once when nobody noted how it was drawn, as before there were digests', async () => {
    await deliver();
    await MessageModel.updateMany({}, { $unset: { drawn: true } });
    for (let n = 0; n < 3; n += 1) await refresh();
    expect(slack.updates).toHaveLength(1);
  });

  it('N9 is edited once after changes that took each other back before they were drawn', async () => {
    await deliver();
    await retitle(core, oneToOneId, 'Coaching');
    await deliver();
    await retitle(core, oneToOneId, 'Mentoring');
    await retitle(core, oneToOneId, 'Coaching');
    await deliver();
    expect(slack.updates).toHaveLength(1);
  });

  it('N9 is edited again when an edit may have arrived though its answer was lost', async () => {
    await deliver();
    const { update } = FakeMessenger.prototype;
    slack.update = async (...call) => {
      await update.apply(slack, call);
      slack.update = update;
      throw new Error('socket hang up');
    };
    await retitle(core, oneToOneId, 'Coaching');
    await deliver();
    await retitle(core, oneToOneId, 'Weekly 1-to-1');
    await deliver();
    expect(slack.updates).toHaveLength(2);
    expect(lastShown()).not.toContain('Coaching');
  });

  it('N9 is edited again when a sweep was killed between an edit and noting it', async () => {
    await deliver();
    const isOnTheWay = new Promise<void>((resolve) => {
      slack.onTheWay = () => {
        resolve();
        return new Promise(() => undefined);
      };
    });
    await retitle(core, oneToOneId, 'Coaching');
    const killed = new AbortController();
    void deliverOutbox(core, { ...ports, signal: killed.signal });
    await isOnTheWay;
    killed.abort();
    slack.onTheWay = () => undefined;
    await retitle(core, oneToOneId, 'Weekly 1-to-1');
    core.moveBy(60_000);
    await deliver();
    expect(slack.updates).toHaveLength(1);
  });

  it('N9 is never drawn by two sweeps at once, so that the later card is the one that stays', async () => {
    await deliver();
    let letGo = () => {};
    const isOnTheWay = new Promise<void>((begun) => {
      slack.onTheWay = () => {
        slack.onTheWay = () => undefined;
        begun();
        return new Promise((resolve) => {
          letGo = resolve;
        });
      };
    });
    await retitle(core, oneToOneId, 'Coaching');
    const first = deliver();
    await isOnTheWay;
    core.moveBy(5);
    await retitle(core, oneToOneId, 'Mentoring');
    await deliverOutbox(core, { ...ports, rates: createTestRates(core) });
    letGo();
    await first;
    await deliver();
    expect(lastShown()).toContain('Mentoring');
    expect(slack.updates).toHaveLength(2);
  });

  it('O8 is not dropped for good when its 1-to-1 came back while it was being composed', async () => {
    await OneToOneModel.updateOne({ _id: oneToOneId }, { status: 'archived' });
    const stop = new AbortController();
    await deliverDue(core, {
      ...ports,
      signal: stop.signal,
      async send() {
        stop.abort();
        await OneToOneModel.updateOne({ _id: oneToOneId }, { status: 'open' });
        await retryDropped(core, oneToOneId);
        await refreshMessages(core, oneToOneId, 'every');
        return { kind: 'nothing-to-say' };
      },
    });
    await deliver();
    expect(await onlyMessage()).toMatchObject({ state: 'sent' });
  });
});
