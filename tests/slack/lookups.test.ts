import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Card } from '../../src/core/chat/view.ts';
import { issueDue } from '../../src/core/cycles/issue/issue-due.ts';
import { handle } from '../../src/core/handle.ts';
import { importPeople } from '../../src/core/imports/import-people.ts';
import { importTeams } from '../../src/core/imports/import-teams.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { enqueue } from '../../src/core/outbox/enqueue.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { createRates } from '../../src/core/rates/rates.ts';
import type { SlackStandIn } from '../../src/playground/slack/slack-stand-in.ts';
import { addOneToOne } from '../core/outbox/outbox-fixture.ts';
import { peopleCsv, teamsCsv } from '../support/company-files.ts';
import { startWeekly } from '../support/cycles.ts';
import { act, addPerson } from '../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { type SlackWorld, startSlackWorld } from './slack-world.ts';

useTestDatabase();

let world: SlackWorld;

const bossId = 'U0BOSS';
const iviId = 'U0IVI';
const hour = 3_600_000;

beforeEach(async () => {
  await clearDatabase();
  world = await startSlackWorld({ handle });
});
afterEach(() => world.stop());

type SlackUser = Parameters<SlackStandIn['addUser']>[0];

/** An account in Slack, whose owner has never done anything in Tandem. */
function addAccount(id: string, email: string, more: Partial<SlackUser> = {}) {
  return world.workspace.addUser({ id, name: id.toLowerCase(), real_name: id, email, ...more });
}

/** The boss manages them all; nobody's account is in the file. */
async function importCompany(...names: string[]): Promise<void> {
  const { core } = world;
  const people = ['boss', ...names].map((name) => ({
    email: `${name}@example.com`,
    zone: 'Europe/London',
    ...(name !== 'boss' && { team: 'Platform' }),
  }));
  const teams = [{ name: 'Platform', manager: 'boss@example.com' }];
  await importPeople(core, Buffer.from(peopleCsv({ people, teams, calendars: {} })));
  await importTeams(core, Buffer.from(teamsCsv({ people, teams, calendars: {} })));
}

const deliver = () =>
  deliverOutbox(world.core, { messengers: [world.slack.messenger], rates: createRates() });
const asked = () => world.workspace.log.find('users.lookupByEmail').map(({ body }) => body.email);
const sentTo = (userId: string) => world.workspace.log.find('chat.postMessage', userId).length;
const personOf = (name: string) => PersonModel.findOne({ name }).orFail().lean<Person>();

async function enqueueTo(name: string): Promise<string> {
  const { _id: personId } = await personOf(name);
  const reviewer = await addPerson(`Reviewer of ${name}`, { isActive: false });
  const oneToOneId = await addOneToOne(personId, reviewer._id);
  await enqueue(world.core, [{ personId, notice: { kind: 'issued', oneToOneId } }]);
  return `issued:${oneToOneId}:${personId}`;
}

describe('who was imported by e-mail and never wrote', () => {
  it('is written to in Slack in the sweep after the issue, and asked for once', async () => {
    await addAccount(bossId, 'Boss@Example.com');
    await addAccount(iviId, 'ivi@example.com');
    await importCompany('ivi');
    await startWeekly(world.core);
    world.core.turnTo('2026-12-16T09:00:00Z');
    await issueDue(world.core);
    await deliver();
    expect([sentTo(iviId), sentTo(bossId)]).toEqual([1, 1]);
    expect(asked().sort()).toEqual(['boss@example.com', 'ivi@example.com']);
    expect(await personOf('ivi')).toMatchObject({ slack: { userId: iviId, teamId: 'T0ACME' } });

    world.core.turnTo('2026-12-16T14:00:00Z');
    await enqueueTo('ivi');
    await deliver();
    expect(sentTo(iviId)).toBe(2);
    expect(asked()).toHaveLength(2);
  });

  it('is asked for once for all that waits for them, and gets each of it once, whoever sweeps', async () => {
    await addAccount(iviId, 'ivi@example.com');
    await importCompany('ivi');
    const { _id: personId } = await personOf('ivi');
    const reviewer = await addPerson('Rob');
    const oneToOneId = await addOneToOne(personId, reviewer._id);
    await enqueue(
      world.core,
      (['issued', 'reopened', 'finalised'] as const).map((kind) => ({
        personId,
        notice: { kind, oneToOneId, turn: 1 } as never,
      })),
    );
    world.workspace.slowNext('users.lookupByEmail', 300);
    await Promise.all([deliver(), deliver()]);
    expect(asked()).toEqual(['ivi@example.com']);
    const states = (await MessageModel.find().lean()).map(({ state }) => state);
    expect(sentTo(iviId)).toBe(states.filter((state) => state === 'sent').length);
    expect(sentTo(iviId)).toBeGreaterThan(0);
    expect(states).not.toContain('pending');
  });

  it('is not asked for again within a day once Slack knew nobody, nor for each message', async () => {
    await importCompany('ivi');
    await enqueueTo('ivi');
    await deliver();
    expect(asked()).toEqual(['ivi@example.com']);
    for (let hours = 0; hours < 22; hours += 1) {
      world.core.turnTo(new Date(world.core.clock.now().getTime() + hour).toISOString());
      await deliver();
    }
    expect(asked()).toHaveLength(1);
    await addAccount(iviId, 'ivi@example.com');
    world.core.turnTo(new Date(world.core.clock.now().getTime() + 3 * hour).toISOString());
    await deliver();
    expect(asked()).toHaveLength(2);
    expect(sentTo(iviId)).toBe(1);
  });

  it('is asked for anew with another e-mail', async () => {
    await addAccount(iviId, 'ivi.new@example.com');
    await importCompany('ivi');
    await enqueueTo('ivi');
    await deliver();
    await PersonModel.updateOne({ name: 'ivi' }, { email: 'ivi.new@example.com' });
    world.core.turnTo(new Date(world.core.clock.now().getTime() + hour).toISOString());
    await deliver();
    expect(asked()).toEqual(['ivi@example.com', 'ivi.new@example.com']);
    expect(sentTo(iviId)).toBe(1);
  });

  it('is asked for anew when an administrator sends again', async () => {
    await importCompany('ivi');
    const owner = await addPerson('Oki', { role: 'owner' });
    const messageId = await enqueueTo('ivi');
    await deliver();
    await addAccount(iviId, 'ivi@example.com');
    await act(world.core, owner, { type: 'send-again', messageId });
    await deliver();
    expect(sentTo(iviId)).toBe(1);
  });

  it.each<[string, Partial<SlackUser>]>([
    ['guest-account', { is_restricted: true }],
    ['guest-account', { is_restricted: true, is_ultra_restricted: true }],
    ['foreign-account', { is_stranger: true }],
    ['foreign-account', { team_id: 'T0OTHER' }],
    ['bot-account', { is_bot: true }],
    ['unconfirmed-account', { is_email_confirmed: false }],
    ['unknown-account', { deleted: true }],
  ])('P7 is never matched with an account that is none of ours: %s %j', async (because, more) => {
    await addAccount(iviId, 'ivi@example.com', more);
    await importCompany('ivi');
    await enqueueTo('ivi');
    await deliver();
    expect(asked()).toHaveLength(1);
    expect(sentTo(iviId)).toBe(0);
    expect(await personOf('ivi')).toMatchObject({ lookup: { because } });
    expect((await personOf('ivi')).slack).toBeUndefined();
    expect(await MessageModel.findOne().lean()).toMatchObject({ state: 'pending', refusedBecause: because });
  });

  it('P7 is not given an account that somebody else has', async () => {
    await addAccount(iviId, 'ivi@example.com');
    await importCompany('ivi');
    await addPerson('Former Ivi', { email: 'old@example.com', slack: { userId: iviId } });
    await enqueueTo('ivi');
    await deliver();
    expect(sentTo(iviId)).toBe(0);
    expect(await personOf('ivi')).toMatchObject({ lookup: { because: 'account-taken' } });
  });

  it('is a colleague in whichever workspace of one organisation', async () => {
    await world.stop();
    world = await startSlackWorld({ handle, enterpriseId: 'E0ACME' });
    await addAccount(iviId, 'ivi@example.com', { team_id: 'T0OTHER', enterprise_id: 'E0ACME' });
    await addAccount('U0OVO', 'ovo@example.com', { team_id: 'T0OTHER', enterprise_id: 'E0ELSE' });
    await importCompany('ivi', 'ovo');
    await enqueueTo('ivi');
    await enqueueTo('ovo');
    await deliver();
    expect([sentTo(iviId), sentTo('U0OVO')]).toEqual([1, 0]);
    expect(await personOf('ivi')).toMatchObject({ slack: { userId: iviId, teamId: 'T0OTHER' } });
  });
});

describe('a Slack that does not say', () => {
  it('for want of a permission keeps what waits, and says so', async () => {
    await importCompany('ivi', 'ovo');
    const owner = await addPerson('Oki', { role: 'owner' });
    world.workspace.refuse('users.lookupByEmail', 'missing_scope');
    await enqueueTo('ivi');
    await enqueueTo('ovo');
    await deliver();
    const before = asked().length;
    await deliver();
    expect(asked()).toHaveLength(before);
    expect(await MessageModel.find({ state: 'pending', attempts: 0 }).lean()).toHaveLength(2);
    const page = await act(world.core, owner, { type: 'list-undelivered' });
    expect(JSON.stringify(page)).toContain('"reason":"missing-scope","platform":"slack","state":"suspended"');

    await addAccount(iviId, 'ivi@example.com');
    world.workspace.allow('users.lookupByEmail');
    await act(world.core, owner, {
      type: 'send-all-again',
      reason: 'missing-scope',
      platform: 'slack',
      state: 'suspended',
    });
    await deliver();
    expect(sentTo(iviId)).toBe(1);
  });

  it('because it was asked too fast is asked again later, which is no failure', async () => {
    await addAccount(iviId, 'ivi@example.com');
    await importCompany('ivi');
    world.workspace.failNext('users.lookupByEmail', { error: 'ratelimited', retryAfter: 1 });
    await enqueueTo('ivi');
    await deliver();
    expect(await MessageModel.findOne().lean()).toMatchObject({ state: 'pending', attempts: 0 });
    world.core.turnTo(new Date(world.core.clock.now().getTime() + 5_000).toISOString());
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await deliver();
    expect(sentTo(iviId)).toBe(1);
  });

  it('because it is out of order is listed as being tried again', async () => {
    await importCompany('ivi');
    const owner = await addPerson('Oki', { role: 'owner' });
    world.workspace.failNext('users.lookupByEmail', { error: 'fatal_error', status: 503 });
    await enqueueTo('ivi');
    await deliver();
    const reply = await act(world.core, owner, {
      type: 'open-undelivered',
      reason: 'retried',
      platform: 'slack',
      state: 'waiting',
    });
    if (reply.kind !== 'show') throw new Error(reply.kind);
    expect(JSON.stringify((reply.view as Card).body)).toContain('"ivi"');
  });
});
