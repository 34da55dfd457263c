import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryRefused } from '../../src/core/chat/messenger.ts';
import type { RefusalReason } from '../../src/core/chat/refusal.ts';
import { postDigests } from '../../src/core/digests/post-digests.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import type { OneToOne } from '../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { type TeamsChannel, TeamsChannelModel } from '../../src/core/teams-channels/teams-channel.ts';
import { addMember, addOpen, addTeam } from '../core/digests/digest-fixture.ts';
import { failureOf } from '../support/break-the-wire.ts';
import { addPerson } from '../support/small-company.ts';
import { makeTestCore, type TestCore } from '../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { wordsOf } from './card-words.ts';
import { lastOf, mei, noteCard, type OpenTandem, openTandem, tenantId, tomasz } from './open-tandem.ts';

useTestDatabase();

const teamsOfTheCompany = [
  { name: 'Engineering', members: [mei, tomasz], channels: ['General', 'Releases'], installed: false },
];

let open: OpenTandem;
let core: TestCore;

beforeEach(async () => {
  await clearDatabase();
  core = makeTestCore('2026-12-17T09:00:00Z');
  open = await openTandem({ standIn: { teams: teamsOfTheCompany } });
  await addPerson('Mei Tan');
  await addPerson('Tomasz Wojcik', { role: 'admin' });
});
afterEach(() => open.close());

const asMei = () => open.teams.asUser(mei);
function idOf(name: string): string {
  const found = asMei()
    .conversations()
    .find((conversation) => conversation.name === `Engineering / ${name}`);
  if (!found) throw new Error('no such channel');
  return found.id;
}
const known = () => TeamsChannelModel.find().sort({ name: 1 }).lean<TeamsChannel[]>();
const post = (name = 'General') => open.tandem.messenger.post(idOf(name), noteCard);

async function reasonOf(posting: Promise<unknown>): Promise<RefusalReason | undefined> {
  const failure = await failureOf(posting);
  return failure instanceof DeliveryRefused ? failure.reason : undefined;
}

describe('being added to a team', () => {
  it('is remembered with all channels of the team and how to post there, and nothing is said', async () => {
    const { messages } = await asMei().installInTeam('Engineering');
    expect(messages).toEqual([]);
    const shared = {
      teamId: idOf('General'),
      teamName: 'Engineering',
      tenantId,
      serviceUrl: `${open.url}/connector`,
      isInstalled: true,
    };
    expect(await known()).toEqual([
      { _id: idOf('General'), name: 'General', ...shared },
      { _id: idOf('Releases'), name: 'Releases', ...shared },
    ]);
  });

  it('is remembered with one channel when Teams does not say which there are, and with others as they are met', async () => {
    open.teams.refusals.failNext(
      { status: 403, code: 'Forbidden' },
      { times: 2, when: ({ path }) => path.startsWith('/v3/teams/') },
    );
    await asMei().installInTeam('Engineering');
    expect((await known()).map(({ _id }) => _id)).toEqual([idOf('General')]);
    await asMei().write({ conversationId: idOf('Releases'), text: '@Tandem hello' });
    expect((await known()).map(({ _id }) => _id).sort()).toEqual([idOf('General'), idOf('Releases')].sort());
  });

  it('is forgotten when it is removed, and remembered again', async () => {
    await asMei().installInTeam('Engineering');
    await asMei().uninstallFromTeam('Engineering');
    expect((await known()).map(({ isInstalled }) => isInstalled)).toEqual([false, false]);
    expect(await reasonOf(post())).toBe('not-installed');
    await asMei().installInTeam('Engineering');
    expect(await reasonOf(post())).toBeUndefined();
  });

  it('keeps to where Teams is now, whatever happens in a channel', async () => {
    await asMei().installInTeam('Engineering');
    await TeamsChannelModel.updateMany({}, { $set: { serviceUrl: 'https://old.example/' } });
    await asMei().write({ conversationId: idOf('Releases'), text: '@Tandem hello' });
    expect(new Set((await known()).map(({ serviceUrl }) => serviceUrl))).toEqual(
      new Set([`${open.url}/connector`]),
    );
  });

  it('of another tenant is not remembered', async () => {
    await open.close();
    open = await openTandem({
      settings: { tenantId: 'another' },
      standIn: { teams: teamsOfTheCompany },
    });
    await asMei().installInTeam('Engineering');
    expect(await known()).toEqual([]);
  });
});

describe('posting in a channel of Teams', () => {
  it('starts a thread of its own, in whichever channel of the team', async () => {
    await asMei().installInTeam('Engineering');
    const sent = await post('Releases');
    const message = lastOf(open.teams.asUser(tomasz).see(idOf('Releases')));
    expect(sent).toEqual({ platform: 'teams', conversationId: idOf('Releases'), messageId: message.id });
    expect(message).toMatchObject({ notification: 'A card from Tandem', threadId: message.id });
  });

  it('is refused as not installed where Tandem was never seen, without asking Teams', async () => {
    const before = open.teams.log.requests.length;
    expect(await reasonOf(post())).toBe('not-installed');
    expect(open.teams.log.requests).toHaveLength(before);
  });

  it.each<[number, string, RefusalReason]>([
    [403, 'BotNotInConversationRoster', 'not-installed'],
    [403, 'BotDisabledByAdmin', 'blocked-by-admin'],
    [403, 'NotEnoughPermissions', 'blocked-by-admin'],
    [403, 'MessageWritesBlocked', 'channel-archived'],
    [404, 'ConversationNotFound', 'unknown-channel'],
    [413, 'MessageSizeTooBig', 'too-large'],
    [401, 'Unauthorized', 'revoked-token'],
  ])('that answers %i %s is refused as %s', async (status, code, reason) => {
    await asMei().installInTeam('Engineering');
    open.teams.refusals.failNext({ status, code });
    expect(await reasonOf(post())).toBe(reason);
  });
});

describe('a deadline post in a channel of Teams', () => {
  beforeEach(async () => {
    await asMei().say('home');
    await open.teams.asUser(tomasz).say('home');
    const design = await addTeam('Design', { teamsChannel: idOf('General') });
    await PersonModel.updateOne({ email: mei }, { $set: { primaryTeamId: design._id } });
    members = [await personOf(mei), await addMember('Kofi', design), await addMember('Ada', design)];
    await addOpens();
  });

  let members: Person[];
  async function addOpens(more: Partial<OneToOne> = {}): Promise<void> {
    for (const person of members) await addOpen(person, await personOf(tomasz), more);
  }
  const personOf = (email: string) => PersonModel.findOne({ email }).orFail().lean<Person>();

  async function sweepAt(moment: string): Promise<void> {
    core.turnTo(moment);
    await postDigests(core);
    for (let round = 0; round < 2; round += 1) {
      await deliverOutbox(core, { messengers: [open.tandem.messenger] });
    }
  }

  it('V1 opens for each who presses it their own hub in a window, and the channel stays as it is', async () => {
    await asMei().installInTeam('Engineering');
    await sweepAt('2026-12-17T09:00:00Z');
    const shared = asMei().see(idOf('General')).messages;
    expect(wordsOf(lastOf(asMei().see(idOf('General'))).cards)).toContain(
      '3 of 3 have not shared their part yet, due tomorrow.',
    );
    for (const [email, other] of [
      [mei, 'Tomasz'],
      [tomasz, 'Mei Tan'],
    ] as const) {
      const { dialog, messages } = await open.teams.asUser(email).press({
        conversationId: idOf('General'),
        activityId: lastOf(asMei().see(idOf('General'))).id,
        action: 'Open my 1-to-1s',
      });
      expect(dialog?.title).toBe('Your hub');
      expect(wordsOf(dialog?.card)).toContain(other);
      expect(messages).toEqual(shared);
    }
  });

  it('goes on in that window: what is pressed in the hub opens there', async () => {
    await asMei().installInTeam('Engineering');
    await sweepAt('2026-12-17T09:00:00Z');
    await asMei().press({
      conversationId: idOf('General'),
      activityId: lastOf(asMei().see(idOf('General'))).id,
      action: 'Open my 1-to-1s',
    });
    const { dialog } = await asMei().pressInDialog({ action: 'Answer' });
    expect(dialog?.title).toBe('Your answers');
  });

  it('N5 that is refused tells the administrator to add Tandem to the team, once, and comes after that', async () => {
    await sweepAt('2026-12-17T09:00:00Z');
    await sweepAt('2026-12-18T09:00:00Z');
    const told = open.teams
      .asUser(tomasz)
      .see()
      .messages.filter(({ cards }) => wordsOf(cards).includes('No deadline posts for Design'));
    expect(told).toHaveLength(1);
    expect(wordsOf(told[0]?.cards)).toContain('Add it there: Manage team, Apps');
    await asMei().installInTeam('Engineering');
    await addOpens({ revieweeBy: '2026-12-22' as never });
    await sweepAt('2026-12-22T09:00:00Z');
    expect(asMei().see(idOf('General')).messages).toHaveLength(1);
  });

  it('V2 says to somebody whom Tandem does not know only that', async () => {
    await asMei().installInTeam('Engineering');
    await sweepAt('2026-12-17T09:00:00Z');
    await PersonModel.deleteOne({ email: tomasz });
    const { dialog } = await open.teams.asUser(tomasz).press({
      conversationId: idOf('General'),
      activityId: lastOf(asMei().see(idOf('General'))).id,
      action: 'Open my 1-to-1s',
    });
    expect(wordsOf(dialog?.card)).not.toMatch(/Mei|Weekly/);
  });
});
