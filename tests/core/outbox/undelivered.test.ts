import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import { DeliveryRefused } from '../../../src/core/chat/messenger.ts';
import { type RefusalReason, undeliveredReasons } from '../../../src/core/chat/refusal.ts';
import type { Card } from '../../../src/core/chat/view.ts';
import { deliverOutbox } from '../../../src/core/notices/deliver-outbox.ts';
import { enqueue } from '../../../src/core/outbox/enqueue.ts';
import { type Message, MessageModel } from '../../../src/core/outbox/message.ts';

import { type Person, platforms } from '../../../src/core/people/person.ts';
import { countUndelivered } from '../../../src/core/undelivered/undelivered.ts';
import { undeliveredAdvice, undeliveredLabel } from '../../../src/core/views/undelivered-words.ts';
import { buttonsIn } from '../../support/shown-words.ts';
import { act, addPerson } from '../../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { addOneToOne, createTestCore, createTestRates, FakeMessenger } from './outbox-fixture.ts';

useTestDatabase();

let core: ReturnType<typeof createTestCore>;
let slack: FakeMessenger;
let refusals: Map<string, RefusalReason>;
let owner: Person;

beforeEach(async () => {
  await clearDatabase();
  core = createTestCore();
  owner = await addPerson('Oki Owner', { role: 'owner' });
  refusals = new Map();
  slack = new FakeMessenger('slack');
  slack.onTheWay = (account) => {
    const reason = refusals.get(account);
    if (reason) throw new DeliveryRefused(reason);
  };
});

const deliver = () =>
  deliverOutbox(core, {
    messengers: [slack],
    rates: createTestRates(core),
  });

async function refuse(name: string, reason: RefusalReason): Promise<string> {
  const { _id: personId } = await addPerson(name, { slack: { userId: name } });
  const oneToOneId = await addOneToOne(personId, owner._id);
  await enqueue(core, [{ personId, notice: { kind: 'issued', oneToOneId } }]);
  refusals.set(name, reason);
  await deliver();
  core.moveBy(60_000);
  return `issued:${oneToOneId}:${personId}`;
}

async function shown(
  ...request: Parameters<typeof act> extends [unknown, unknown, ...infer Rest] ? Rest : never
) {
  const reply = await act(core, owner, ...request);
  if (reply.kind !== 'show') throw new Error(`it answered with ${reply.kind}`);
  return reply.view as Card;
}

const items = ({ body }: Card) =>
  body.flatMap((element) =>
    element.kind === 'item' && typeof element.text !== 'string'
      ? [element.text.map(({ text }) => text).join('')]
      : [],
  );
const stateOf = async (id: string) => (await MessageModel.findById(id).orFail().lean<Message>()).state;

describe('what could not be delivered', () => {
  it('is counted by reason, with what to do about it', async () => {
    await refuse('Mei', 'blocked-by-admin');
    await refuse('Bo', 'account-inactive');
    await refuse('Cy', 'account-inactive');
    const page = await shown({ type: 'list-undelivered' });
    expect(items(page)).toEqual([
      'Slack: the account is deactivated · 2 people, 2 messages',
      'Slack: a rule of your company blocks it · 1 person, 1 message',
    ]);
    expect(JSON.stringify(page)).toContain('deactivate the person in Tandem');
    expect(items((await shown({ type: 'open-home' })) as unknown as Card)).toContain(
      '3 messages could not be delivered',
    );
  });

  it('is listed by whom and what kind of message it is, the newest first, page by page', async () => {
    const names = Array.from({ length: 11 }, (_, n) => `P${String.fromCharCode(97 + n)}`);
    for (const name of names) await refuse(name, 'account-inactive');
    const which = { type: 'open-undelivered', reason: 'account-inactive', platform: 'slack' } as const;
    const lines = names.reverse().map((name) => `${name} · New 1-to-1`);
    expect(items(await shown(which))).toEqual(lines.slice(0, 10));
    expect(items(await shown({ ...which, page: 1 }))).toEqual(lines.slice(10));
    expect(JSON.stringify(await shown(which))).not.toContain('Weekly 1-to-1');
  });

  it('is sent again under its own key, once however often it is asked for (N7)', async () => {
    const messageId = await refuse('Mei', 'account-inactive');
    refusals.clear();
    const page = await shown({ type: 'send-again', messageId });
    expect(JSON.stringify(page)).toContain('It is sent again.');
    await expect(act(core, owner, { type: 'send-again', messageId })).rejects.toMatchObject({
      code: 'not-found',
    });
    await Promise.all([deliver(), deliver()]);
    expect(slack.sends.map(({ account }) => account)).toEqual(['Mei']);
    expect(await stateOf(messageId)).toBe('sent');
    expect(await countUndelivered()).toEqual([]);
  });

  it('is sent again for a whole reason, and for no other', async () => {
    const ids = [await refuse('Mei', 'account-inactive'), await refuse('Bo', 'account-inactive')];
    const other = await refuse('Cy', 'too-large');
    const again = { type: 'send-all-again', reason: 'account-inactive', platform: 'slack' } as const;
    expect(JSON.stringify(await shown(again))).toContain('2 messages are sent again.');
    expect(JSON.stringify(await shown(again))).toContain('There was nothing left to send again.');
    expect(await Promise.all([...ids, other].map(stateOf))).toEqual(['pending', 'pending', 'failed']);
  });

  it('V3 is in the audit log when it is sent again: who, whose and how many, and not what it says', async () => {
    const messageId = await refuse('Mei', 'account-inactive');
    await refuse('Bo', 'too-large');
    await shown({ type: 'send-again', messageId });
    await shown({ type: 'send-all-again', reason: 'too-large', platform: 'slack' });
    const [one, all] = await AuditEntryModel.find().sort({ what: 1 }).lean();
    expect(one).toMatchObject({
      what: 'message.sent-again',
      actorId: owner._id,
      detail: 'issued',
      from: 'slack',
    });
    expect(all).toMatchObject({ what: 'messages.sent-again', detail: 'slack too-large 1' });
  });

  it('says that a platform takes nothing at all, since when, and how much waits', async () => {
    for (const name of ['Mei', 'Bo', 'Cy']) {
      const { _id: personId } = await addPerson(name, { slack: { userId: name } });
      const oneToOneId = await addOneToOne(personId, owner._id);
      await enqueue(core, [{ personId, notice: { kind: 'issued', oneToOneId } }]);
      refusals.set(name, 'revoked-token');
    }
    slack = Object.assign(new FakeMessenger('slack', [{ most: 1200, withinMs: 60_000, burst: 1 }]), {
      onTheWay: slack.onTheWay,
    });
    await deliver();
    const page = JSON.stringify(await shown({ type: 'list-undelivered' }));
    expect(page).toContain('Slack has taken nothing since 16 Dec 2026');
    expect(page).toMatch(/2 messages wait\. Install the app again, set SLACK_BOT_TOKEN/);
    refusals.clear();
    await shown({ type: 'send-all-again', reason: 'revoked-token', platform: 'slack' });
    expect(await deliver()).toMatchObject({ delivered: 3 });
    expect(JSON.stringify(await shown({ type: 'list-undelivered' }))).toContain('Everybody was reached.');
  });

  it('leads from the settings to the list and back', async () => {
    await refuse('Mei', 'account-inactive');
    const actions = async (...request: Parameters<typeof shown>) =>
      buttonsIn({ kind: 'show', view: await shown(...request) }).map(({ action }) => action.type);
    expect(await actions({ type: 'open-settings' })).toContain('list-undelivered');
    expect(await actions({ type: 'list-undelivered' })).toEqual([
      'open-undelivered',
      'send-all-again',
      'send-everything-again',
      'open-settings',
    ]);
    expect(
      await actions({ type: 'open-undelivered', reason: 'account-inactive', platform: 'slack' }),
    ).toEqual(['send-again', 'send-all-again', 'list-undelivered']);
  });

  it('is found by the index of what failed, and counted in it', async () => {
    await refuse('Mei', 'account-inactive');
    const filter = {
      state: 'failed',
      refusedBecause: 'account-inactive',
      refusedOn: 'slack',
      troubledAt: { $type: 'date' },
    } as const;
    const { queryPlanner } = (await MessageModel.find(filter).explain('queryPlanner')) as unknown as {
      queryPlanner: { winningPlan: object };
    };
    const plan = JSON.stringify(queryPlanner.winningPlan);
    expect(plan).toContain('IXSCAN');
    expect(plan).not.toContain('"COLLSCAN"');
  });

  it('has a sentence for every reason and platform', () => {
    for (const reason of undeliveredReasons) {
      for (const platform of [undefined, ...platforms]) {
        expect(undeliveredLabel({ reason, platform })).toMatch(/^\S.+$/);
        expect(undeliveredAdvice({ reason, platform })).toMatch(/^[A-Z].+\.$/);
      }
    }
  });
});
