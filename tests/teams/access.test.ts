import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pino from 'pino';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { createTeams } from '../../src/teams/app.ts';
import type { TeamsSettings } from '../../src/teams/settings.ts';
import { addPerson } from '../support/small-company.ts';
import { makeTestCore } from '../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import {
  botAppId,
  mei,
  noteCard,
  type OpenTandem,
  type OpenTandemOptions,
  openTandem,
  tenantId,
} from './open-tandem.ts';

useTestDatabase();

let open: OpenTandem | undefined;

beforeEach(async () => {
  await clearDatabase();
  await addPerson('Mei Tan');
});
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function start(options: Omit<OpenTandemOptions, 'reply'>): Promise<OpenTandem> {
  open = await openTandem({ ...options, reply: () => ({ kind: 'show', view: noteCard }) });
  return open;
}

const meisAccount = async () => (await PersonModel.findOne({ email: mei }).lean<Person>())?.teams;
const settings: TeamsSettings = { appId: botAppId, appPassword: 'secret', tenantId, anonymous: false };

function create(settings: TeamsSettings) {
  const log = pino({ level: 'silent' });
  return createTeams({ core: makeTestCore('2026-12-02T12:00:00Z'), settings, log });
}

describe('an activity of another tenant', () => {
  const standIn = { tenantId: 'another-tenant' };

  it('that is a message changes nothing and is told so in one sentence', async () => {
    const { teams, asked } = await start({ settings: { tenantId }, standIn });
    const { messages } = await teams.asUser(mei).say('home');
    expect(messages.map(({ from }) => from.isBot)).toEqual([false, true]);
    expect(messages.at(-1)?.text).toContain('another organisation');
    expect(asked).toEqual([]);
    expect(await meisAccount()).toBeUndefined();
  });

  it('that is an invoke is refused', async () => {
    const { teams, asked } = await start({ settings: { tenantId }, standIn });
    await teams.asUser(mei).say('home');
    const { id } = teams.asUser(mei).see().messages[0] ?? { id: '' };
    const chat = teams.asUser(mei).see().conversation.id;
    const sight = await teams
      .asUser(mei)
      .runCommand({ activityId: id, conversationId: chat, commandId: 'addToAgenda' });
    expect(sight.dialog).toBeUndefined();
    expect(teams.log.deliveries.at(-1)?.status).toBe(403);
    expect(asked).toEqual([]);
  });

  it('is taken when no tenant is set', async () => {
    const { teams, asked } = await start({ standIn });
    await teams.asUser(mei).say('home');
    expect(asked).toHaveLength(1);
  });
});

describe('a request that does not come from Teams', () => {
  beforeEach(() => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([
    ['no token', undefined],
    ['a bad token', 'not-a-token'],
  ])('is refused with 401 for %s', async (_, bearer) => {
    const { teams, asked } = await start({ settings, standIn: bearer === undefined ? {} : { bearer } });
    await teams.asUser(mei).say('home');
    expect(teams.log.deliveries.map(({ status }) => status)).toEqual([401]);
    expect(asked).toEqual([]);
    expect(await meisAccount()).toBeUndefined();
  });

  it.each([
    ['no JSON', 'not JSON', 400],
    ['too large', JSON.stringify({ text: 'x'.repeat(2_000_000) }), 413],
  ])('is refused when it is %s', async (_, body, status) => {
    const { url } = await start({});
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/api/messages`, { method: 'POST', headers, body });
    expect(response.status).toBe(status);
  });

  it('is answered without harm when it is not like an activity of Teams', async () => {
    const { url, asked } = await start({});
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'invoke',
        name: 'task/fetch',
        channelId: 'msteams',
        serviceUrl: url,
        from: 7,
      }),
    });
    expect(response.status).toBe(400);
    expect(asked).toEqual([]);
  });
});

describe('Tandem in Teams', () => {
  it('cannot be anonymous in production', () => {
    expect(() => create({ anonymous: true, isProduction: true })).toThrow('anonymous in production');
  });

  it('needs an app id otherwise', () => {
    expect(() => create({ anonymous: false })).toThrow('MicrosoftAppId');
  });

  it.each([undefined, 'SingleTenant', 'MultiTenant', 'UserAssignedMSI'])(
    'needs a tenant as %s, and proposes no other kind of app',
    (appType) => {
      expect(() => create({ ...settings, tenantId: undefined, appType })).toThrow('MicrosoftAppTenantId');
      expect(() => create({ ...settings, tenantId: undefined, appType })).not.toThrow(/MultiTenant/);
    },
  );
});
