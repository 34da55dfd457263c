import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Lane, Window } from '../../../src/core/chat/rate-limit.ts';
import { deliverOutbox } from '../../../src/core/notices/deliver-outbox.ts';
import { enqueue } from '../../../src/core/outbox/enqueue.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { addOneToOne, addPerson, createTestCore, createTestRates, FakeMessenger } from './outbox-fixture.ts';

useTestDatabase();

const halfHourly: Window[] = [{ most: 4, withinMs: 3_600_000, burst: 1 }];

/** A platform that takes messages away at a pace of their own. */
class RemovingMessenger extends FakeMessenger {
  readonly happened: string[] = [];
  override readonly lanes: readonly [Lane, Lane];

  constructor(windows: readonly Window[], after?: string[]) {
    super('slack');
    this.lanes = [
      { key: 'slack', windows: [] },
      { key: 'slack removals', windows, ...(after && { after }) },
    ];
  }

  override async send(...call: Parameters<FakeMessenger['send']>) {
    this.happened.push('sent');
    return super.send(...call);
  }

  override async remove(...call: Parameters<FakeMessenger['remove']>) {
    this.happened.push('removed');
    return super.remove(...call);
  }
}

let core: ReturnType<typeof createTestCore>;

/** Each has a reminder that was replaced and a message that is to be sent. */
async function addReaders(names: readonly string[]): Promise<void> {
  const reviewerId = await addPerson('Tomasz');
  for (const name of names) {
    const personId = await addPerson(name, { slack: { userId: name } });
    await enqueue(core, [
      { personId, notice: { kind: 'issued', oneToOneId: await addOneToOne(personId, reviewerId) } },
    ]);
    await MessageModel.create({
      _id: `reminder:${personId}:2026-12-15`,
      personId,
      notice: { kind: 'reminder', on: isoDate('2026-12-15') },
      state: 'replaced',
      sent: { platform: 'slack', conversationId: `with ${name}`, messageId: `of ${name}` },
      nextTryAt: core.clock.now(),
      createdAt: core.clock.now(),
    });
  }
}

beforeEach(async () => {
  await clearDatabase();
  core = createTestCore();
});

describe('taking messages away', () => {
  it('N3 has a pace of its own, for which nothing that is sent has to wait', async () => {
    await addReaders(['Ada', 'Bo', 'Cy', 'Dee']);
    const slack = new RemovingMessenger(halfHourly);
    const stop = new AbortController();
    const sweep = deliverOutbox(core, {
      messengers: [slack],
      rates: createTestRates(core),
      signal: stop.signal,
    });
    while (slack.sends.length < 4) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    await sweep;
    expect(slack.removals.length).toBeLessThanOrEqual(1);
  });

  it('N3 comes after everything that is to be sent, where both count together', async () => {
    const names = Array.from({ length: 60 }, (_, n) => `P${n}`);
    await addReaders(names);
    const slack = new RemovingMessenger([], ['slack']);
    const { delivered, removed } = await deliverOutbox(core, {
      messengers: [slack],
      rates: createTestRates(core),
    });
    expect([delivered, removed]).toEqual([60, 60]);
    const sinceTheFirst = slack.happened.slice(slack.happened.indexOf('removed'));
    // What was on its way by then may arrive after it.
    expect(sinceTheFirst.filter((what) => what === 'sent').length).toBeLessThanOrEqual(16);
  });
});
