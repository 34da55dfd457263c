import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryRefused } from '../../../src/core/chat/messenger.ts';
import { type Person, PersonModel, type TeamsAccount } from '../../../src/core/people/person.ts';
import { rememberTeamsChannels } from '../../../src/core/teams-channels/remember-teams-channels.ts';
import { createTeams } from '../../../src/teams/app.ts';
import type { TeamsSettings } from '../../../src/teams/settings.ts';
import { failureOf } from '../../support/break-the-wire.ts';
import { addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { botAppId, mei, noteCard, type OpenTandem, openTandem, tenantId } from '../open-tandem.ts';

useTestDatabase();

let open: OpenTandem;

beforeEach(async () => {
  await clearDatabase();
  await addPerson('Mei Tan');
});
afterEach(() => open.close());

const start = async (settings: Partial<TeamsSettings> = {}) => {
  open = await openTandem({ reply: () => ({ kind: 'show', view: noteCard }), settings });
};
const account = async () => (await PersonModel.findOne({ email: mei }).lean<Person>())?.teams;

/** What Mei types, said to come from there and asked for under that name. */
async function post(more: object = {}, host?: string): Promise<number | undefined> {
  const { user } = open.teams.asUser(mei);
  const body = JSON.stringify({
    type: 'message',
    id: `f:${Math.random()}`,
    text: 'home',
    channelId: 'msteams',
    serviceUrl: `${open.url}/connector`,
    from: { id: user.id, aadObjectId: user.aadObjectId },
    recipient: { id: `28:${botAppId}` },
    conversation: {
      id: open.teams.asUser(mei).see().conversation.id,
      conversationType: 'personal',
      tenantId,
    },
    channelData: { tenant: { id: tenantId } },
    ...more,
  });
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', ...(host !== undefined && { host }) };
    const posting = request(`${open.url}/api/messages`, { method: 'POST', headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    });
    posting.once('error', reject).end(body);
  });
}

describe('where nobody signs anything', () => {
  it.each([
    'evil.example',
    'evil.example:3000',
    'evil.example@localhost',
    'localhost/.evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.5',
    '0.0.0.0',
  ])('nothing is taken that was sent to %s', async (host) => {
    await start();
    expect(await post({}, host)).toBe(403);
    expect(open.asked).toEqual([]);
    expect(await account()).toBeUndefined();
  });

  it.each(['localhost', 'localhost:4000', '127.0.0.1', '[::1]:3000'])(
    'what was sent to this machine as %s is',
    async (host) => {
      await start();
      expect(await post({}, host)).toBe(200);
      expect(open.asked).toHaveLength(1);
    },
  );

  it.each([
    'http://10.0.0.5/connector',
    'http://169.254.169.254/latest/meta-data/',
    'https://evil.example/',
    'http://localhost.evil.example/',
    'http://127.0.0.1@evil.example/',
    'http://evil.example\\@127.0.0.1/',
    'https://smba.trafficmanager.net/emea/',
    'file:///etc/passwd',
    '//evil.example',
    '',
  ])('nothing is answered at %j, nor kept', async (serviceUrl) => {
    await start();
    expect(await post({ serviceUrl })).toBe(403);
    expect(open.asked).toEqual([]);
    expect(await account()).toBeUndefined();
  });

  it('only the stand-in is answered where there is one', async () => {
    await start();
    const standInUrl = `${open.url}/connector`;
    await open.close();
    await start({ standInUrl });
    await PersonModel.updateOne({ email: mei }, { $set: { teams: { aadObjectId: 'aad-mei' } } });
    expect(await post({ serviceUrl: 'http://127.0.0.1:9/connector' })).toBe(403);
    expect(await post({ serviceUrl: `${standInUrl}/` })).toBe(403);
    expect(open.asked).toEqual([]);
    expect(await post({ serviceUrl: standInUrl })).toBe(200);
    expect(open.asked).toHaveLength(1);
  });
});

describe('what an older version kept', () => {
  const good = 'https://smba.trafficmanager.net/emea/';
  const bad = 'https://evil.example/';
  const guarded: TeamsSettings = { anonymous: false, appId: botAppId, appPassword: 'x', tenantId };
  const messengerOf = (settings: TeamsSettings) => {
    const core = makeTestCore('2026-12-02T12:00:00Z');
    return createTeams({ core, settings, log: core.log }).messenger;
  };
  const meiWith = (teams: Partial<TeamsAccount>) =>
    ({
      _id: 'mei',
      name: 'Mei Tan',
      teams: { aadObjectId: 'aad-mei', tenantId, conversationId: 'a:mei', serviceUrl: good, ...teams },
    }) as Person;
  const sent = { platform: 'teams', conversationId: 'a:mei', messageId: '1' } as const;

  it.each<[string, Partial<TeamsAccount>]>([
    ['at somebody else’s address', { serviceUrl: bad }],
    ['in the clear', { serviceUrl: 'http://smba.trafficmanager.net/emea/' }],
    ['in another tenant', { tenantId: '11111111-2222-4333-8444-555555555555' }],
  ])('is not written to %s', async (_, teams) => {
    await start();
    const messenger = messengerOf(guarded);
    for (const write of [
      () => messenger.send(meiWith(teams), noteCard),
      () => messenger.update(sent, meiWith(teams), noteCard),
    ]) {
      const failure = await failureOf(write());
      expect(failure).toBeInstanceOf(DeliveryRefused);
      expect(failure).toMatchObject({ reason: 'unknown-account' });
    }
  });

  it('is no channel at somebody else’s address that is posted in', async () => {
    await start();
    await rememberTeamsChannels({ teamId: '19:team', serviceUrl: bad, tenantId }, [{ _id: '19:channel' }]);
    const failure = await failureOf(messengerOf(guarded).post('19:channel', noteCard));
    expect(failure).toMatchObject({ reason: 'not-installed' });
  });

  it('is not written to outside of this machine where nobody signs anything', async () => {
    await start();
    const failure = await failureOf(messengerOf({ anonymous: true }).send(meiWith({}), noteCard));
    expect(failure).toMatchObject({ reason: 'unknown-account' });
  });
});
