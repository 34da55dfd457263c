import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryDelayed, DeliveryRefused } from '../../../src/core/chat/messenger.ts';
import type { RateLimit, Window } from '../../../src/core/chat/rate-limit.ts';
import { MovableClock } from '../../../src/core/clock.ts';
import { deliverOutbox, type OutboxPorts } from '../../../src/core/notices/deliver-outbox.ts';
import { sendNotice } from '../../../src/core/notices/send-notice.ts';
import { deliverDue } from '../../../src/core/outbox/deliver-due.ts';
import { enqueue } from '../../../src/core/outbox/enqueue.ts';
import { type Message, MessageModel } from '../../../src/core/outbox/message.ts';
import { type Person, PersonModel, type Platform } from '../../../src/core/people/person.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import {
  addOneToOne,
  addPerson,
  createTestCore,
  createTestRates,
  FakeMessenger,
  retitle,
} from './outbox-fixture.ts';

useTestDatabase();

const seconds = 1000;
const minutes = 60 * seconds;
const halfHourly: Window[] = [{ most: 4, withinMs: 60 * minutes, burst: 1 }];

/** A platform that takes as much as it likes from one person. */
class ChannelWithConversations extends FakeMessenger {
  conversationWindows: Window[] = [];

  override limitsFor(to: Person | string): readonly [RateLimit, ...RateLimit[]] {
    const id = typeof to === 'string' ? to : to._id;
    const [lane] = this.lanes;
    return [lane, { key: `${this.platform} with ${id}`, windows: this.conversationWindows }];
  }
}

/** A core whose time passes, and can be turned. */
function createRunningCore() {
  const clock = new MovableClock();
  clock.moveTo(new Date('2026-12-16T09:00:00Z'));
  const moveBy = (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms));
  return { ...createTestCore(), clock, moveBy };
}

let core: ReturnType<typeof createRunningCore>;
let ports: OutboxPorts;
let slack: ChannelWithConversations;
let teams: ChannelWithConversations;
let reviewerId: string;

beforeEach(async () => {
  await clearDatabase();
  core = createRunningCore();
  reviewerId = await addPerson('Tomasz');
  connect({});
});

/** One copy of the app; the platforms take what the windows say. */
function connect(windows: { slack?: Window[]; teams?: Window[] }): void {
  slack = new ChannelWithConversations('slack', windows.slack);
  teams = new ChannelWithConversations('teams', windows.teams);
  ports = copyOfPorts();
}

function copyOfPorts(): OutboxPorts {
  return { messengers: [slack, teams], rates: createTestRates(core) };
}

const accounts = (name: string, ...platforms: Platform[]): Partial<Person> => ({
  ...(platforms.includes('slack') && { slack: { userId: name } }),
  ...(platforms.includes('teams') && { teams: { aadObjectId: name } }),
});

async function announceTo(name: string, facts: Partial<Person>, deadlineOn?: string): Promise<string> {
  const personId = await addPerson(name, facts);
  const oneToOneId = await addOneToOne(personId, reviewerId);
  await enqueue(core, [
    {
      personId,
      notice: { kind: 'issued', oneToOneId },
      ...(deadlineOn && { deadlineOn: isoDate(deadlineOn) }),
    },
  ]);
  return oneToOneId;
}

const sentTo = ({ sends }: FakeMessenger) => sends.map(({ account }) => account);
const messages = (filter = {}) => MessageModel.find(filter).lean<Message[]>();

describe('sending by the limits of the platforms', () => {
  it('lets a slow platform hold up no other', async () => {
    connect({ slack: halfHourly });
    for (let n = 0; n < 5; n++) await announceTo(`S${n}`, accounts(`S${n}`, 'slack'), '2026-12-17');
    for (let n = 0; n < 5; n++) await announceTo(`T${n}`, accounts(`T${n}`, 'teams'), '2026-12-18');
    const stop = new AbortController();
    const sweep = deliverOutbox(core, { ...ports, signal: stop.signal });
    while (teams.sends.length < 5) await pause(5);
    await announceTo('Late', accounts('Late', 'teams'));
    while (teams.sends.length < 6) await pause(5);
    stop.abort();
    expect((await sweep).delivered).toBe(7);
    expect(sentTo(slack)).toEqual(['S0']);
  });

  it('sends the nearest deadline first, and what waits for none before all', async () => {
    connect({ slack: [{ most: 1200, withinMs: minutes, burst: 1 }] });
    await announceTo('Later', accounts('Later', 'slack'), '2026-12-20');
    await announceTo('Sooner', accounts('Sooner', 'slack'), '2026-12-17');
    await announceTo('At once', accounts('At once', 'slack'));
    await deliverOutbox(core, ports);
    expect(sentTo(slack)).toEqual(['At once', 'Sooner', 'Later']);
  });

  it('holds no message that has to wait, and sends it when there is room for it', async () => {
    connect({ slack: [] });
    slack.conversationWindows = [{ most: 6, withinMs: minutes, burst: 2 }];
    const oneToOneId = await announceTo('Mei', accounts('Mei', 'slack'));
    const [first] = await messages();
    const personId = first?.personId ?? '';
    for (const distinctBy of ['a', 'b', 'c', 'd'])
      await enqueue(core, [{ personId, notice: { kind: 'issued', oneToOneId }, distinctBy }]);
    await announceTo('Bo', accounts('Bo', 'slack'));
    // Each message is counted: none joins another.
    const deliver = () => deliverDue(core, { ...ports, send: sendNotice });
    expect(await deliver()).toMatchObject({ delivered: 3, postponed: 1, retried: 0 });
    expect(sentTo(slack).sort()).toEqual(['Bo', 'Mei', 'Mei']);
    const waits = (await messages({ state: 'pending' })).map(
      ({ nextTryAt, attempts }) =>
        [attempts, (nextTryAt?.getTime() ?? 0) - core.clock.now().getTime()] as const,
    );
    expect(waits.map(([attempts]) => attempts)).toEqual([0, 0, 0]);
    for (const [place, [, waitMs]] of waits.entries()) {
      expect(Math.round(waitMs / (20 * seconds))).toBe(place + 1);
    }
    for (const sent of [4, 5, 6]) {
      core.moveBy(21 * seconds);
      await deliver();
      expect(sentTo(slack)).toHaveLength(sent);
    }
  });

  it('waits for as long as a platform asks, with every copy of the app', async () => {
    connect({ slack: [{ most: 1200, withinMs: minutes, burst: 1 }] });
    const tried: string[] = [];
    slack.onTheWay = (account) => {
      tried.push(account);
      throw new DeliveryDelayed(30 * seconds);
    };
    for (let n = 0; n < 3; n++) await announceTo(`P${n}`, accounts(`P${n}`, 'slack'));
    await deliverOutbox(core, ports);
    slack.onTheWay = () => {};
    expect(await deliverOutbox(core, copyOfPorts())).toMatchObject({ delivered: 0 });
    expect(tried).toEqual(['P0']);
    core.moveBy(33 * seconds);
    expect((await deliverOutbox(core, copyOfPorts())).delivered).toBe(3);
  });

  it('sends each message once, from several copies that share the limits (N7)', async () => {
    connect({
      slack: [{ most: 2400, withinMs: minutes, burst: 2 }],
      teams: [{ most: 4800, withinMs: minutes, burst: 2 }],
    });
    for (let n = 0; n < 60; n++) {
      await announceTo(`P${n}`, accounts(`P${n}`, n % 3 === 0 ? 'slack' : 'teams'));
    }
    const counts = await Promise.all([1, 2, 3].map(() => deliverOutbox(core, copyOfPorts())));
    expect(counts.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(60);
    expect(new Set([...sentTo(slack), ...sentTo(teams)]).size).toBe(60);
    expect(slack.sends.length + teams.sends.length).toBe(60);
  });

  it('goes on with what waits for a platform that is not in use any more', async () => {
    connect({ slack: halfHourly });
    for (const name of ['Mei', 'Bo']) await announceTo(name, accounts(name, 'slack', 'teams'));
    const stop = new AbortController();
    slack.onTheWay = () => stop.abort();
    await deliverOutbox(core, { ...ports, signal: stop.signal });
    expect(sentTo(slack)).toHaveLength(1);
    await deliverOutbox(core, { ...ports, messengers: [teams] });
    expect(sentTo(teams)).toHaveLength(1);
  });
});

describe('a platform that refuses somebody for good', () => {
  it.each<[Platform, Platform]>([
    ['slack', 'teams'],
    ['teams', 'slack'],
  ])('%s is passed over for %s', async (preferred, other) => {
    const [refusing, taking] = preferred === 'slack' ? [slack, teams] : [teams, slack];
    refusing.onTheWay = () => {
      throw new DeliveryRefused('account-inactive');
    };
    await announceTo('Mei', { ...accounts('Mei', 'slack', 'teams'), preferences: { platform: preferred } });
    expect(await deliverOutbox(core, ports)).toMatchObject({ delivered: 1, failed: 0 });
    expect(sentTo(taking)).toEqual(['Mei']);
    expect(await messages()).toMatchObject([{ state: 'sent', sent: { platform: other } }]);
  });

  it.each<[Platform, Platform]>([
    ['slack', 'teams'],
    ['teams', 'slack'],
  ])('what stands in %s and cannot be changed there is sent in %s', async (before, after) => {
    const [refusing, taking] = before === 'slack' ? [slack, teams] : [teams, slack];
    const person = { ...accounts('Mei', 'slack', 'teams'), preferences: { platform: before } };
    const oneToOneId = await announceTo('Mei', person);
    await deliverOutbox(core, ports);
    refusing.onTheWay = () => {
      throw new DeliveryRefused('blocked-by-user');
    };
    await retitle(core, oneToOneId, 'Coaching');
    expect(await deliverOutbox(core, ports)).toMatchObject({ delivered: 1, failed: 0 });
    expect(sentTo(taking)).toEqual(['Mei']);
    expect(await messages()).toMatchObject([{ state: 'sent', sent: { platform: after } }]);
    await retitle(core, oneToOneId, 'Mentoring');
    expect(await deliverOutbox(core, ports)).toMatchObject({ updated: 1 });
    expect(taking.updates).toHaveLength(1);
  });
});

describe('a platform that refused somebody for good while the other one could not be had', () => {
  it('is not asked again, however often the other one is, and its reason stands', async () => {
    const tried: string[] = [];
    slack.onTheWay = () => {
      tried.push('slack');
      throw new DeliveryRefused('account-inactive');
    };
    teams.onTheWay = () => {
      tried.push('teams');
      throw tried.length < 4 ? new DeliveryDelayed(undefined) : new DeliveryRefused('blocked-by-user');
    };
    await announceTo('Mei', accounts('Mei', 'slack', 'teams'));
    for (let n = 0; n < 3; n += 1) {
      await deliverOutbox(core, ports);
      core.moveBy(1 * minutes);
    }
    expect(tried).toEqual(['slack', 'teams', 'teams', 'teams']);
    expect(await messages()).toMatchObject([
      { state: 'failed', refusedOn: 'slack', refusedBecause: 'account-inactive' },
    ]);
  });

  it('is not asked again to change a message that moves to the other one', async () => {
    const oneToOneId = await announceTo('Mei', accounts('Mei', 'slack', 'teams'));
    await deliverOutbox(core, ports);
    let updates = 0;
    slack.onTheWay = () => {
      updates += 1;
      throw new DeliveryRefused('blocked-by-user');
    };
    teams.onTheWay = () => {
      throw new DeliveryDelayed(undefined);
    };
    await retitle(core, oneToOneId, 'Coaching');
    await deliverOutbox(core, ports);
    teams.onTheWay = () => {};
    core.moveBy(1 * minutes);
    await deliverOutbox(core, ports);
    expect(updates).toBe(1);
    const [message] = await messages();
    expect(message).toMatchObject({ state: 'sent', sent: { platform: 'teams' } });
    expect(message).not.toHaveProperty('refusals');
  });
});

describe('a platform that takes nothing at all', () => {
  const revoke = () => {
    slack.onTheWay = () => {
      throw new DeliveryRefused('revoked-token');
    };
  };

  beforeEach(() => {
    connect({ slack: [{ most: 1200, withinMs: minutes, burst: 1 }] });
    revoke();
  });

  it('is tried again now and then, with one message, and the others wait', async () => {
    for (let n = 0; n < 4; n++) await announceTo(`P${n}`, accounts(`P${n}`, 'slack'));
    expect(await deliverOutbox(core, ports)).toMatchObject({ failed: 1, delivered: 0 });
    expect(await deliverOutbox(core, copyOfPorts())).toMatchObject({ failed: 0, delivered: 0 });
    core.moveBy(5 * minutes);
    expect(await deliverOutbox(core, ports)).toMatchObject({ failed: 1, delivered: 0 });
    const failed = await messages({ state: 'failed' });
    expect(failed).toMatchObject([1, 2].map(() => ({ refusedBecause: 'revoked-token', refusedOn: 'slack' })));
    expect(core.logged.join()).toContain('a platform takes no messages');
  });

  it('gets everything once it takes messages again, also what it refused', async () => {
    for (let n = 0; n < 4; n++) await announceTo(`P${n}`, accounts(`P${n}`, 'slack'));
    await deliverOutbox(core, ports);
    slack.onTheWay = () => {};
    core.moveBy(5 * minutes);
    expect(await deliverOutbox(core, copyOfPorts())).toMatchObject({ delivered: 4, failed: 0 });
    expect(await messages({ state: 'sent', refusedBecause: { $exists: false } })).toHaveLength(4);
    expect(await deliverOutbox(core, ports)).toMatchObject({ delivered: 0 });
  });

  it('gets also what the other one refused for good, once it takes messages again', async () => {
    teams.onTheWay = () => {
      throw new DeliveryRefused('blocked-by-user');
    };
    const prefersTeams = { preferences: { platform: 'teams' as const } };
    await announceTo('Mei', { ...accounts('Mei', 'slack', 'teams'), ...prefersTeams });
    await deliverOutbox(core, ports);
    expect(await messages()).toMatchObject([{ state: 'failed', refusedBecause: 'revoked-token' }]);
    slack.onTheWay = () => {};
    core.moveBy(5 * minutes);
    await announceTo('Bo', accounts('Bo', 'slack'));
    await deliverOutbox(core, ports);
    expect(sentTo(slack).sort()).toEqual(['Bo', 'Mei']);
  });

  it('lets nothing go round in circles, also where nothing is limited', async () => {
    connect({});
    revoke();
    teams.onTheWay = () => {
      throw new DeliveryDelayed(undefined);
    };
    for (const name of ['Mei', 'Bo']) await announceTo(name, accounts(name, 'slack', 'teams'));
    for (let n = 0; n < 3; n += 1) {
      const { postponed } = await deliverOutbox(core, ports);
      expect(postponed).toBeLessThanOrEqual(2);
      core.moveBy(10 * seconds);
    }
  });

  it('is passed over for whoever has an account on the other, without being asked for each', async () => {
    const tried: string[] = [];
    slack.onTheWay = (account) => {
      tried.push(account);
      throw new DeliveryRefused('missing-scope');
    };
    for (let n = 0; n < 4; n++) await announceTo(`P${n}`, accounts(`P${n}`, 'slack', 'teams'));
    expect(await deliverOutbox(core, ports)).toMatchObject({ delivered: 4, failed: 0 });
    expect(sentTo(teams).sort()).toEqual(['P0', 'P1', 'P2', 'P3']);
    expect(tried).toEqual(['P0']);
  });
});

describe('whoever was opened a chat with', () => {
  it('is written to there from then on', async () => {
    await announceTo('Mei', accounts('Mei', 'teams'));
    await deliverOutbox(core, ports);
    expect(await PersonModel.findOne({ name: 'Mei' }).lean()).toMatchObject({
      teams: { aadObjectId: 'Mei', conversationId: 'with Mei' },
    });
  });
});
