import { beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryRefused, type FoundAccount } from '../../../src/core/chat/messenger.ts';
import type { RateLimit } from '../../../src/core/chat/rate-limit.ts';
import type { Card } from '../../../src/core/chat/view.ts';
import { deliverOutbox } from '../../../src/core/notices/deliver-outbox.ts';
import { enqueue } from '../../../src/core/outbox/enqueue.ts';
import { type Message, MessageModel } from '../../../src/core/outbox/message.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { eventually } from '../../support/eventually.ts';
import { buttonsIn } from '../../support/shown-words.ts';
import { act, addPerson } from '../../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { addOneToOne, createTestCore, createTestRates, FakeMessenger } from './outbox-fixture.ts';

useTestDatabase();

/** A workspace that can be asked whose account an e-mail is. */
class Workspace extends FakeMessenger {
  readonly accounts = new Map<string, FoundAccount>();
  readonly asked: string[] = [];
  readonly directory = {
    lane: { key: 'slack lookups', windows: [{ most: 3000, withinMs: 60_000, burst: 1 }] } as RateLimit,
    find: async (email: string): Promise<FoundAccount> => {
      this.asked.push(email);
      return this.accounts.get(email) ?? { refusal: 'unknown-account' };
    },
  };
}

let core: ReturnType<typeof createTestCore>;
let slack: Workspace;
let teams: FakeMessenger;
let owner: Person;

beforeEach(async () => {
  await clearDatabase();
  core = createTestCore();
  slack = new Workspace('slack');
  teams = new FakeMessenger('teams');
  owner = await addPerson('Oki Owner', { role: 'owner', slack: { userId: 'oki' } });
});

const deliver = (...messengers: FakeMessenger[]) =>
  deliverOutbox(core, {
    messengers: messengers.length > 0 ? messengers : [slack],
    rates: createTestRates(core),
  });

async function enqueueTo(name: string, facts: Partial<Person> = {}, deadlineOn = '2026-12-18') {
  const { _id: personId } = await addPerson(name, facts);
  const oneToOneId = await addOneToOne(personId, owner._id);
  const notice = { kind: 'issued', oneToOneId } as const;
  await enqueue(core, [{ personId, notice, deadlineOn: isoDate(deadlineOn) }]);
  return `issued:${oneToOneId}:${personId}`;
}

type Action = Parameters<typeof act>[2];

async function shown(action: Action): Promise<Card> {
  const reply = await act(core, owner, action);
  if (reply.kind !== 'show') throw new Error(`it answered with ${reply.kind}`);
  return reply.view as Card;
}

const actionsIn = (view: Card) => buttonsIn({ kind: 'show', view }).map(({ action }) => action);
const itemsIn = ({ body }: Card) =>
  body.flatMap((element) =>
    element.kind === 'item' && typeof element.text !== 'string' ? [element.text[0]?.text ?? ''] : [],
  );
const listed = async () =>
  actionsIn(await shown({ type: 'list-undelivered' })).filter(({ type }) => type === 'open-undelivered');
const messageOf = (id: string) => MessageModel.findById(id).orFail().lean<Message>();

/** One more to the same person, who also reviews somebody. */
async function enqueueAnother(messageId: string): Promise<void> {
  const { personId = '' } = await messageOf(messageId);
  const report = await addPerson('Report', { isActive: false });
  const oneToOneId = await addOneToOne(report._id, personId);
  await enqueue(core, [{ personId, notice: { kind: 'issued', oneToOneId } }]);
}

const noAccount = { reason: 'unknown-account', platform: 'slack', state: 'waiting' } as const;

describe('who has not been reached', () => {
  it('is listed from the first attempt on, everybody and with the reason', async () => {
    const names = Array.from({ length: 24 }, (_, n) => `P${String.fromCharCode(97 + n)}`);
    for (const name of names) await enqueueTo(name);
    await enqueueTo('Reached', { slack: { userId: 'reached' } });
    slack.accounts.set('pa@example.com', { refusal: 'guest-account' });
    await deliver();
    expect(slack.sends.map(({ account }) => account)).toEqual(['reached']);
    expect(await listed()).toEqual([
      { type: 'open-undelivered', ...noAccount },
      { type: 'open-undelivered', ...noAccount, reason: 'guest-account' },
    ]);
    const pages = await Promise.all(
      [0, 1, 2].map((page) => shown({ type: 'open-undelivered', ...noAccount, page })),
    );
    expect(pages.flatMap(itemsIn).sort()).toEqual(names.slice(1));
    expect(itemsIn(await shown({ type: 'open-undelivered', ...noAccount, reason: 'guest-account' }))).toEqual(
      ['Pa'],
    );
    expect(JSON.stringify(pages)).not.toContain('Weekly 1-to-1');
    expect(JSON.stringify((await act(core, owner, { type: 'open-home' })) as object)).toContain(
      '24 messages have not arrived yet',
    );
  });

  it('is said to be nobody only when that is true', async () => {
    const isFine = async () =>
      JSON.stringify(await shown({ type: 'list-undelivered' })).includes('Everybody was reached');
    expect(await isFine()).toBe(true);
    slack.accounts.set('mei@example.com', { account: { userId: 'mei' } });
    await enqueueTo('Mei');
    expect(await isFine()).toBe(false);
    await deliver();
    expect(await isFine()).toBe(true);
    await enqueueTo('Bo');
    await deliver();
    expect(await isFine()).toBe(false);
  });

  it('is listed with each kind of what waits for them, and when it is tried next', async () => {
    const messageId = await enqueueTo('Mei');
    await enqueueAnother(messageId);
    await deliver();
    const list = await shown({ type: 'open-undelivered', ...noAccount });
    expect(itemsIn(list)).toEqual(['Mei']);
    expect(JSON.stringify(list)).toContain('New 1-to-1 (2)');
    expect(JSON.stringify(list)).toContain('next try');
    expect(await MessageModel.findOne({ state: 'pending' }).lean()).toMatchObject({
      refusedBecause: 'unknown-account',
      refusedOn: 'slack',
      troubledAt: core.clock.now(),
      triedAt: core.clock.now(),
    });
  });

  it('has the reason of passing trouble as well, and none once it has arrived', async () => {
    slack.onTheWay = () => {
      throw new Error('out of order');
    };
    const messageId = await enqueueTo('Mei', { slack: { userId: 'mei' } });
    await deliver();
    const retried = { type: 'open-undelivered', reason: 'retried', platform: 'slack', state: 'waiting' };
    expect(await listed()).toEqual([retried]);
    slack.onTheWay = () => {};
    core.moveBy(60_000);
    await deliver();
    expect(await listed()).toEqual([]);
    expect(await messageOf(messageId)).not.toHaveProperty('troubledAt');
  });

  it('is a team as well, whose channel takes no post', async () => {
    const team = await TeamModel.create({ name: 'Platform' });
    const post = await MessageModel.create({
      _id: `digest:${team._id}`,
      place: { teamId: team._id, platform: 'slack' },
      notice: { kind: 'digest', on: '2026-12-16' },
      state: 'failed',
      refusedBecause: 'channel-archived',
      refusedOn: 'slack',
      troubledAt: core.clock.now(),
      failedAt: core.clock.now(),
      createdAt: core.clock.now(),
    } as never);
    const which = { reason: 'channel-archived', platform: 'slack' } as const;
    const list = await shown({ type: 'open-undelivered', ...which });
    expect(itemsIn(list)).toEqual(['Platform']);
    expect(actionsIn(list)[0]).toEqual({ type: 'send-again', messageId: post._id });
    await shown({ type: 'send-again', messageId: post._id });
    expect((await messageOf(post._id)).state).toBe('pending');
  });
});

describe('what has not arrived is sent again', () => {
  const linkable = (...names: string[]) => {
    for (const name of names) slack.accounts.set(`${name}@example.com`, { account: { userId: name } });
  };

  it('for one person, with all that waits for them, and for nobody else', async () => {
    const messageId = await enqueueTo('Mei');
    await enqueueTo('Bo');
    await enqueueAnother(messageId);
    await deliver();
    linkable('mei', 'bo');
    await shown({ type: 'send-again', messageId });
    await deliver();
    expect(slack.sends.map(({ account }) => account)).toEqual(['mei']);
    expect(itemsIn(await shown({ type: 'open-undelivered', ...noAccount }))).toEqual(['Bo']);
  });

  it('for a whole reason, and for no other', async () => {
    slack.accounts.set('cy@example.com', { refusal: 'guest-account' });
    for (const name of ['Mei', 'Bo', 'Cy']) await enqueueTo(name);
    await deliver();
    linkable('mei', 'bo', 'cy');
    await shown({ type: 'send-all-again', ...noAccount });
    await deliver();
    expect(slack.sends.map(({ account }) => account).sort()).toEqual(['bo', 'mei']);
  });

  it('for everything, whatever the reason and whether it was given up', async () => {
    slack.accounts.set('cy@example.com', { refusal: 'guest-account' });
    slack.onTheWay = (account) => {
      if (account === 'bo') throw new DeliveryRefused('blocked-by-admin');
    };
    await enqueueTo('Mei');
    await enqueueTo('Bo', { slack: { userId: 'bo' } });
    await enqueueTo('Cy');
    await deliver();
    linkable('mei', 'cy');
    slack.onTheWay = () => {};
    expect(JSON.stringify(await shown({ type: 'send-everything-again' }))).toContain('3 messages');
    await deliver();
    expect(slack.sends.map(({ account }) => account).sort()).toEqual(['bo', 'cy', 'mei']);
    expect(await listed()).toEqual([]);
  });

  it('and is sent once, however many ask and sweep', async () => {
    const messageId = await enqueueTo('Mei');
    await deliver();
    linkable('mei');
    await shown({ type: 'send-again', messageId });
    await Promise.all([deliver(), deliver()]);
    expect(slack.sends).toHaveLength(1);
    expect(slack.asked).toHaveLength(2);
  });
});

describe('whom Slack is asked for', () => {
  it('comes in the order of deadlines, and nobody known waits for it', async () => {
    await enqueueTo('Late', {}, '2026-12-30');
    await enqueueTo('Soon', {}, '2026-12-17');
    await enqueueTo('Middle', {}, '2026-12-20');
    await enqueueTo('Known', { slack: { userId: 'known' } }, '2026-12-31');
    const order: string[] = [];
    slack.onTheWay = (account) => void order.push(account);
    const { find } = slack.directory;
    slack.directory.find = async (email) => {
      await eventually(() => order.includes('known'));
      order.push(email);
      return find(email);
    };
    await deliver();
    expect(order[0]).toBe('known');
    expect(slack.asked[0]).toBe('soon@example.com');
    expect(slack.asked.at(-1)).toBe('late@example.com');
  });

  it('is nobody whom Teams reaches, unless they prefer Slack', async () => {
    slack.accounts.set('mei@example.com', { account: { userId: 'mei' } });
    slack.accounts.set('bo@example.com', { account: { userId: 'bo' } });
    await enqueueTo('Mei', { teams: { aadObjectId: 'aad-mei' } });
    await enqueueTo('Bo', { teams: { aadObjectId: 'aad-bo' }, preferences: { platform: 'slack' } });
    await enqueueTo('Cy', { teams: { aadObjectId: 'aad-cy' }, preferences: { platform: 'slack' } });
    await deliver(slack, teams);
    expect(slack.asked.sort()).toEqual(['bo@example.com', 'cy@example.com']);
    expect(slack.sends.map(({ account }) => account)).toEqual(['bo']);
    expect(teams.sends.map(({ account }) => account).sort()).toEqual(['aad-cy', 'aad-mei']);
  });

  it('is let go of when they appear in Teams, however long Slack does not answer', async () => {
    slack.directory.find = () => Promise.reject(new DeliveryRefused('missing-scope'));
    const messageId = await enqueueTo('Mei');
    await deliver(slack, teams);
    expect((await messageOf(messageId)).state).toBe('pending');
    await PersonModel.updateOne({ name: 'Mei' }, { teams: { aadObjectId: 'aad-mei' } });
    await deliver(slack, teams);
    expect(teams.sends.map(({ account }) => account)).toEqual(['aad-mei']);
  });

  it('is asked for by nobody else while one copy asks, also after that one was killed', async () => {
    const messageId = await enqueueTo('Mei');
    const heldUntil = new Date(core.clock.now().getTime() + 60_000);
    await PersonModel.updateOne({ name: 'Mei' }, { lookup: { email: 'mei@example.com', heldUntil } });
    slack.accounts.set('mei@example.com', { account: { userId: 'mei' } });
    await deliver();
    expect(slack.asked).toEqual([]);
    core.moveBy(61_000);
    await deliver();
    expect(slack.asked).toEqual(['mei@example.com']);
    expect((await messageOf(messageId)).state).toBe('sent');
  });
});
