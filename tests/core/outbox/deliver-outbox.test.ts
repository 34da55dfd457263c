import { beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { DeliveryDelayed, DeliveryRefused } from '../../../src/core/chat/messenger.ts';
import { deliverOutbox, type OutboxPorts } from '../../../src/core/notices/deliver-outbox.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { enqueue } from '../../../src/core/outbox/enqueue.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { mostAttempts, mostAttemptsUnreachable } from '../../../src/core/outbox/retry-delay.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
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

const seconds = 1000;
const hours = 3600 * seconds;

const onSlack = { slack: { userId: 'U-MEI' } };
const onBoth = { ...onSlack, teams: { aadObjectId: 'aad-mei' } };

let core: ReturnType<typeof createTestCore>;
let slack: FakeMessenger;
let teams: FakeMessenger;
let ports: OutboxPorts;
let reviewerId: string;

beforeEach(async () => {
  await clearDatabase();
  core = createTestCore();
  slack = new FakeMessenger('slack');
  teams = new FakeMessenger('teams');
  ports = { messengers: [teams, slack], rates: createTestRates(core) };
  reviewerId = await addPerson('Tomasz');
});

async function announceTo(facts: Partial<Person>): Promise<string> {
  const revieweeId = await addPerson('Mei', facts);
  const oneToOneId = await addOneToOne(revieweeId, reviewerId);
  await enqueue(core, [{ personId: revieweeId, notice: { kind: 'issued', oneToOneId } }]);
  return oneToOneId;
}

describe('delivering the outbox', () => {
  it('sends a message once, remembers where it stands and has nothing left to do', async () => {
    await announceTo(onSlack);
    expect(await deliverOutbox(core, ports)).toMatchObject({ delivered: 1, retried: 0, failed: 0 });
    expect(await deliverOutbox(core, ports)).toMatchObject({ delivered: 0, updated: 0 });
    expect(slack.sends).toHaveLength(1);
    const message = await onlyMessage();
    expect(message).toMatchObject({
      state: 'sent',
      sent: { platform: 'slack', conversationId: 'with U-MEI', messageId: '1' },
      sentAt: core.clock.now(),
    });
    expect(message).not.toHaveProperty('nextTryAt');
  });

  it('sends each message once when two sweeps run at once (N7)', async () => {
    for (let n = 0; n < 40; n++) {
      const revieweeId = await addPerson(`Person${n}`, { slack: { userId: `U${n}` } });
      const oneToOneId = await addOneToOne(revieweeId, reviewerId);
      await enqueue(core, [
        { personId: revieweeId, notice: { kind: 'issued', oneToOneId } },
        { personId: revieweeId, notice: { kind: 'finalised', oneToOneId } },
      ]);
    }
    const [first, second] = await Promise.all([deliverOutbox(core, ports), deliverOutbox(core, ports)]);
    expect(first.delivered + second.delivered).toBe(80);
    expect(slack.sends).toHaveLength(80);
    expect(await MessageModel.countDocuments({ state: 'sent', nextTryAt: { $exists: false } })).toBe(80);
  });

  it('writes where the person prefers, else on Slack, else on Teams', async () => {
    const people: [string, Partial<Person>][] = [
      [
        'Ada',
        { slack: { userId: 'ada' }, teams: { aadObjectId: 'ada' }, preferences: { platform: 'teams' } },
      ],
      ['Bo', { slack: { userId: 'bo' }, teams: { aadObjectId: 'bo' } }],
      ['Cy', { teams: { aadObjectId: 'cy' }, preferences: { platform: 'slack' } }],
    ];
    for (const [name, facts] of people) {
      const revieweeId = await addPerson(name, facts);
      const oneToOneId = await addOneToOne(revieweeId, reviewerId);
      await enqueue(core, [{ personId: revieweeId, notice: { kind: 'issued', oneToOneId } }]);
    }
    await deliverOutbox(core, ports);
    expect(slack.sends.map(({ account }) => account)).toEqual(['bo']);
    expect(teams.sends.map(({ account }) => account).sort()).toEqual(['ada', 'cy']);
  });

  it('finds what is due through the index', async () => {
    await announceTo(onSlack);
    const looks: { filter: object; sort: Record<string, 1> }[] = [];
    mongoose.set('debug', (collection: string, method: string, filter: object, options: { sort: never }) => {
      if (collection === 'outbox' && method === 'find') looks.push({ filter, sort: options.sort });
    });
    await deliverOutbox(core, ports).finally(() => mongoose.set('debug', false));
    expect(looks.length).toBeGreaterThan(2);
    for (const { filter, sort } of looks) {
      const { queryPlanner } = (await MessageModel.find(filter)
        .sort(sort)
        .explain('queryPlanner')) as unknown as { queryPlanner: { winningPlan: object } };
      const plan = JSON.stringify(queryPlanner.winningPlan);
      expect(plan).toContain('IXSCAN');
      expect(plan).not.toMatch(/COLLSCAN|"SORT"/);
    }
  });

  it('takes nothing more once it is told to stop', async () => {
    const stop = new AbortController();
    slack.onTheWay = () => stop.abort();
    await announceTo(onSlack);
    const oneToOneId = `weekly:0:${(await onlyMessage()).personId}`;
    const { personId } = await onlyMessage();
    await enqueue(core, [{ personId, notice: { kind: 'finalised', oneToOneId } }]);
    expect(await deliverOutbox(core, { ...ports, signal: stop.signal })).toMatchObject({ delivered: 1 });
    expect(await MessageModel.countDocuments({ state: 'pending', nextTryAt: core.clock.now() })).toBe(1);
  });

  it('takes over, after a minute, from a sweep that was killed', async () => {
    await announceTo(onSlack);
    await MessageModel.updateOne(
      {},
      { nextTryAt: new Date(core.clock.now().getTime() + 60 * seconds), attempts: 1 },
    );
    core.moveBy(59 * seconds);
    await deliverOutbox(core, ports);
    expect(slack.sends).toHaveLength(0);
    core.moveBy(1 * seconds);
    await deliverOutbox(core, ports);
    expect(slack.sends).toHaveLength(1);
  });
});

describe('somebody who gets their first message', () => {
  it('is welcomed in it and in no other (N6)', async () => {
    const oneToOneId = await announceTo(onSlack);
    const { personId } = await onlyMessage();
    await deliverOutbox(core, ports);
    expect(await PersonModel.findById(personId).lean()).toMatchObject({ welcomedAt: core.clock.now() });
    // In the afternoon it is a message of its own.
    core.moveBy(5 * hours);
    await enqueue(core, [{ personId, notice: { kind: 'issued', oneToOneId }, distinctBy: 'again' }]);
    await deliverOutbox(core, ports);
    const welcomes = slack.sends.map(({ card }) => JSON.stringify(card).includes('this is Tandem'));
    expect(welcomes).toEqual([true, false]);
  });

  it('keeps the welcome when that message is drawn again', async () => {
    const oneToOneId = await announceTo(onSlack);
    await deliverOutbox(core, ports);
    core.moveBy(1 * hours);
    await retitle(core, oneToOneId, 'Coaching');
    await deliverOutbox(core, ports);
    expect(JSON.stringify(slack.updates)).toContain('this is Tandem');
  });
});

describe('a platform that refuses', () => {
  it('is passed over for the other one', async () => {
    slack.onTheWay = () => {
      throw new DeliveryRefused('account-inactive');
    };
    await announceTo(onBoth);
    expect(await deliverOutbox(core, ports)).toMatchObject({ delivered: 1, failed: 0 });
    expect(await onlyMessage()).toMatchObject({ state: 'sent', sent: { platform: 'teams' } });
  });

  it('fails the message, with its reason, when no other reaches the person', async () => {
    slack.onTheWay = () => {
      throw new DeliveryRefused('blocked-by-admin');
    };
    await announceTo(onSlack);
    expect(await deliverOutbox(core, ports)).toMatchObject({ failed: 1 });
    core.moveBy(1000 * hours);
    expect(await deliverOutbox(core, ports)).toMatchObject({ failed: 0, retried: 0 });
    expect(await onlyMessage()).toMatchObject({ state: 'failed', refusedBecause: 'blocked-by-admin' });
  });
});

describe('a platform that is not to be had right now', () => {
  it('is given the time it asked for, which does not count as a failure', async () => {
    slack.onTheWay = () => {
      throw new DeliveryDelayed(30 * seconds);
    };
    await announceTo(onSlack);
    expect(await deliverOutbox(core, ports)).toMatchObject({ retried: 1 });
    expect((await onlyMessage()).attempts).toBe(0);
    slack.onTheWay = () => {};
    core.moveBy(30 * seconds - 1);
    expect(await deliverOutbox(core, ports)).toMatchObject({ delivered: 0 });
    core.moveBy(3 * seconds + 1);
    expect(await deliverOutbox(core, ports)).toMatchObject({ delivered: 1 });
    expect(await onlyMessage()).not.toHaveProperty('lastError');
  });

  it('is tried again later and later', async () => {
    slack.onTheWay = () => {
      throw new Error('socket hang up');
    };
    await announceTo(onSlack);
    const waits: number[] = [];
    for (let n = 0; n < 10; n++) {
      expect(await deliverOutbox(core, ports)).toMatchObject({ retried: 1 });
      const { nextTryAt } = await onlyMessage();
      const wait = (nextTryAt?.getTime() ?? 0) - core.clock.now().getTime();
      waits.push(wait / seconds);
      core.moveBy(wait);
    }
    expect(waits[0]).toBeLessThanOrEqual(5);
    expect(waits[4]).toBeGreaterThanOrEqual(60);
    expect(waits[9]).toBeGreaterThanOrEqual(0.75 * 900);
    expect(waits[9]).toBeLessThanOrEqual(900);
  });

  it('is given up on after about three days', async () => {
    slack.onTheWay = () => {
      throw new Error('socket hang up');
    };
    await announceTo(onSlack);
    await MessageModel.updateOne({}, { attempts: mostAttempts - 2 });
    expect(await deliverOutbox(core, ports)).toMatchObject({ retried: 1 });
    core.moveBy(1 * hours);
    expect(await deliverOutbox(core, ports)).toMatchObject({ failed: 1 });
    expect((await onlyMessage()).state).toBe('failed');
  });

  it('leaves its code behind, and nothing of what the message says', async () => {
    slack.onTheWay = () => {
      throw Object.assign(new Error('could not post "I want to leave"'), {
        code: 'ECONNRESET',
        body: 'I want to leave',
      });
    };
    await announceTo(onSlack);
    await deliverOutbox(core, ports);
    expect(await onlyMessage()).toMatchObject({ lastError: 'ECONNRESET' });
    expect(core.logged.join()).toContain('ECONNRESET');
    expect(core.logged.join()).not.toContain('I want to leave');
  });
});

describe('a message to nobody', () => {
  it('waits for an account, an hour at a time, and reaches it', async () => {
    await announceTo({});
    expect(await deliverOutbox(core, ports)).toMatchObject({ retried: 1 });
    expect(await onlyMessage()).toMatchObject({ state: 'pending', lastError: 'no account' });
    core.moveBy(0.8 * hours);
    expect(await deliverOutbox(core, ports)).toMatchObject({ retried: 0 });
    await PersonModel.updateOne({ name: 'Mei' }, { $set: onSlack });
    core.moveBy(0.2 * hours);
    expect(await deliverOutbox(core, ports)).toMatchObject({ delivered: 1 });
  });

  it('fails when no account has come in three days (P8)', async () => {
    await announceTo({});
    await MessageModel.updateOne({}, { attempts: mostAttemptsUnreachable - 1 });
    expect(await deliverOutbox(core, ports)).toMatchObject({ failed: 1 });
    expect(await onlyMessage()).toMatchObject({ state: 'failed', refusedBecause: 'unknown-account' });
  });

  it('is dropped when the person has left (N4)', async () => {
    await announceTo({ ...onSlack, isActive: false });
    expect(await deliverOutbox(core, ports)).toMatchObject({ dropped: 1 });
    expect(await onlyMessage()).toMatchObject({ state: 'dropped' });
    expect(slack.sends).toHaveLength(0);
  });

  it('is dropped when there is nothing left to say (O8)', async () => {
    const oneToOneId = await announceTo(onSlack);
    await OneToOneModel.updateOne({ _id: oneToOneId }, { status: 'archived' });
    expect(await deliverOutbox(core, ports)).toMatchObject({ dropped: 1 });
    expect(slack.sends).toHaveLength(0);
  });
});

describe('a message that stands in a chat', () => {
  it('is drawn again where it stands (N3)', async () => {
    const oneToOneId = await announceTo(onSlack);
    await deliverOutbox(core, ports);
    await retitle(core, oneToOneId, 'Coaching');
    expect(await deliverOutbox(core, ports)).toMatchObject({ updated: 1, delivered: 0 });
    expect(slack.sends).toHaveLength(1);
    expect(slack.updates).toMatchObject([{ account: 'U-MEI', messageId: '1' }]);
    expect(JSON.stringify(slack.updates[0]?.card)).toContain('Coaching');
  });

  it('is drawn once more when it changed while it was being drawn', async () => {
    const oneToOneId = await announceTo(onSlack);
    await deliverOutbox(core, ports);
    await retitle(core, oneToOneId, 'Coaching');
    slack.onTheWay = () => {
      slack.onTheWay = () => {};
      core.moveBy(5);
      return retitle(core, oneToOneId, 'Mentoring');
    };
    expect(await deliverOutbox(core, ports)).toMatchObject({ updated: 2 });
    expect(JSON.stringify(slack.updates.at(-1)?.card)).toContain('Mentoring');
  });

  it('is drawn once more when it changed while it was being sent', async () => {
    const oneToOneId = await announceTo(onSlack);
    slack.onTheWay = () => {
      slack.onTheWay = () => {};
      return retitle(core, oneToOneId, 'Mentoring');
    };
    expect(await deliverOutbox(core, ports)).toMatchObject({ delivered: 1, updated: 1 });
    expect(JSON.stringify(slack.sends[0]?.card)).not.toContain('Mentoring');
    expect(JSON.stringify(slack.updates[0]?.card)).toContain('Mentoring');
  });

  it.each(['message-gone', 'blocked-by-user'] as const)(
    'stays delivered when updating it is refused: %s',
    async (reason) => {
      const oneToOneId = await announceTo(onSlack);
      await deliverOutbox(core, ports);
      slack.onTheWay = () => {
        throw new DeliveryRefused(reason);
      };
      await retitle(core, oneToOneId, 'Coaching');
      await deliverOutbox(core, ports);
      const message = await onlyMessage();
      expect(message.state).toBe('sent');
      expect(message).not.toHaveProperty('nextTryAt');
      expect(slack.sends).toHaveLength(1);
    },
  );
});
