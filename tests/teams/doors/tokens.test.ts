import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import nock from 'nock';
import { PersonModel } from '../../../src/core/people/person.ts';
import { readInbound } from '../../../src/teams/inbound/payloads.ts';
import { addPerson } from '../../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { botAppId, mei, tenantId } from '../open-tandem.ts';
import {
  channel,
  fromChannel,
  fromTenant,
  openSignedWorld,
  otherKeys,
  ownIssuers,
  press,
  type SignedWorld,
  serviceUrl,
  tokenOf,
} from './signed-world.ts';

useTestDatabase();

let world: SignedWorld;
let consoleLines: jest.SpiedFunction<typeof console.error>;

beforeAll(async () => {
  world = await openSignedWorld();
  nock.enableNetConnect('127.0.0.1');
});
afterAll(async () => {
  await world.close();
  nock.restore();
});
beforeEach(async () => {
  consoleLines = jest.spyOn(console, 'error').mockReturnValue();
  world.asked.length = 0;
  await clearDatabase();
  await addPerson('Mei Tan');
  await PersonModel.updateOne({ email: mei }, { $set: { teams: { aadObjectId: 'aad-mei', tenantId } } });
});
afterEach(() => {
  jest.restoreAllMocks();
});

const other = '11111111-2222-4333-8444-555555555555';
const foreignIssuer = `https://sts.windows.net/${other}/`;
const stored = async () => (await PersonModel.findOne({ email: mei }).lean())?.teams?.serviceUrl;

/** The list in botframework-connector that it never takes anything from. */
const { ToBotFromBotOrEmulatorTokenValidationParameters: remembered } = createRequire(
  createRequire(import.meta.url).resolve('botframework-connector'),
)('./auth/tokenValidationParameters') as {
  ToBotFromBotOrEmulatorTokenValidationParameters: { issuer: string[] };
};

describe('a token that is taken', () => {
  it.each<[string, object]>([
    ['of the channel', fromChannel()],
    ['of the channel that names our tenant', fromChannel({ tid: tenantId })],
    ['of our tenant in its older form', fromTenant()],
    [
      'of our tenant in its newer form',
      fromTenant({ iss: ownIssuers[1], ver: '2.0', appid: undefined, azp: botAppId }),
    ],
    ['of our tenant for this app itself', fromTenant({ aud: botAppId })],
    ['of our tenant that says where to answer', fromTenant({ serviceurl: serviceUrl })],
  ])('is one %s', async (_, claims) => {
    expect((await world.post(press(), tokenOf({ ...claims }))).status).toBe(200);
    expect(world.asked).toHaveLength(1);
    expect(await stored()).toBe(serviceUrl);
  });
});

it('what somebody writes is answered with a token of this app, whatever token it came with', async () => {
  const logins: string[] = [];
  nock('https://login.microsoftonline.com')
    .post(
      `/${tenantId}/oauth2/v2.0/token`,
      (body: { client_id?: string }) => logins.push(body.client_id ?? '') > 0,
    )
    .query(true)
    .reply(200, { token_type: 'Bearer', expires_in: 3600, access_token: 'our-own' });
  const written: string[] = [];
  nock('https://smba.trafficmanager.net', { reqheaders: { authorization: 'Bearer our-own' } })
    .post(/^\/emea\/v3\/conversations\/a%3Amei\/activities/)
    .reply(201, (path) => {
      written.push(path);
      return { id: '1' };
    });
  const message = press({ type: 'message', text: 'home', value: undefined, name: undefined });
  expect((await world.post(message, tokenOf(fromTenant()))).status).toBe(200);
  expect(written).toHaveLength(1);
  expect(logins).toEqual([botAppId]);
});

it('of ten thousand mentions a hundred are looked for', () => {
  const mention = { type: 'mention', text: '<at>Mei</at>', mentioned: { id: '29:mei', name: 'Mei' } };
  const activity = press({ entities: Array.from({ length: 10_000 }, () => mention) });
  expect(readInbound(activity).mentions).toHaveLength(100);
});

describe('a token that is refused', () => {
  const now = Math.floor(Date.now() / 1000);
  it.each<[string, string | undefined]>([
    ['none', undefined],
    ['an empty one', ''],
    ['of one part', 'abc'],
    ['whose parts are no JSON', 'a.b.c'],
    ['that says null', tokenOf(null as never)],
    ['that says a list', tokenOf([] as never)],
    ['unsigned, of the channel', tokenOf(fromChannel(), { header: { alg: 'none' }, signature: '' })],
    ['unsigned with a signature', tokenOf(fromChannel(), { header: { alg: 'none' }, signature: 'c2ln' })],
    ['signed by a shared secret', tokenOf(fromChannel(), { header: { alg: 'HS256' } })],
    ['signed by another key', tokenOf(fromChannel(), { key: otherKeys.privateKey })],
    ['of our tenant, signed by another key', tokenOf(fromTenant(), { key: otherKeys.privateKey })],
    ['of a key that nobody has', tokenOf(fromChannel(), { header: { kid: 'nobody’s' } })],
    ['without the name of a key', tokenOf(fromChannel(), { header: { kid: undefined } })],
    ['that ran out', tokenOf(fromChannel({ nbf: now - 7200, exp: now - 3600 }))],
    ['that is not valid yet', tokenOf(fromChannel({ nbf: now + 3600, exp: now + 7200 }))],
    ['with nonsense for a time', tokenOf(fromChannel({ nbf: 'soon' }))],
    ['of the channel for another app', tokenOf(fromChannel({ aud: other }))],
    ['of the channel for several apps', tokenOf(fromChannel({ aud: [botAppId, other] }))],
    ['of the channel that names another tenant', tokenOf(fromChannel({ tid: other }))],
    [
      'of the channel for another place',
      tokenOf(fromChannel({ serviceurl: 'https://smba.trafficmanager.net/amer/' })),
    ],
    ['of the channel for no place', tokenOf(fromChannel({ serviceurl: undefined }))],
    ['of a government’s channel', tokenOf(fromChannel({ iss: 'https://api.botframework.us' }))],
    ['of another tenant', tokenOf(fromTenant({ iss: foreignIssuer, tid: other }))],
    [
      'of another tenant for this app',
      tokenOf(fromTenant({ iss: foreignIssuer, tid: other, aud: botAppId })),
    ],
    ['of another tenant that names ours', tokenOf(fromTenant({ iss: foreignIssuer }))],
    ['of our tenant that names another', tokenOf(fromTenant({ tid: other }))],
    ['of our tenant that names none', tokenOf(fromTenant({ tid: undefined }))],
    [
      'of our tenant in capitals',
      tokenOf(fromTenant({ iss: ownIssuers[0].toUpperCase(), tid: tenantId.toUpperCase() })),
    ],
    [
      'of Microsoft’s own tenant',
      tokenOf(
        fromTenant({
          iss: 'https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/',
          tid: '72f988bf-86f1-41af-91ab-2d7cd011db47',
        }),
      ),
    ],
    ['of our tenant for somebody else', tokenOf(fromTenant({ aud: 'https://graph.microsoft.com' }))],
    ['of another app of our tenant', tokenOf(fromTenant({ appid: other }))],
    ['of another app of our tenant for this one', tokenOf(fromTenant({ appid: other, aud: botAppId }))],
    [
      'of another app of our tenant, newer',
      tokenOf(fromTenant({ iss: ownIssuers[1], ver: '2.0', appid: undefined, azp: other })),
    ],
    ['of our tenant and no app', tokenOf(fromTenant({ appid: undefined }))],
    [
      'of our tenant for another place',
      tokenOf(fromTenant({ serviceurl: 'https://smba.trafficmanager.net/amer/' })),
    ],
    ['of nobody', tokenOf(fromChannel({ iss: undefined }))],
    ['whose issuer is a list', tokenOf(fromChannel({ iss: [channel] }))],
  ])('is %s', async (_, token) => {
    const { status, text } = await world.post(press(), token);
    expect({ status, text }).toEqual({ status: 401, text: '' });
    expect(world.asked).toEqual([]);
    expect(await stored()).toBeUndefined();
    expect(consoleLines).not.toHaveBeenCalled();
  });

  it('leaves nothing in memory, whatever tenant it names', async () => {
    await world.post(press(), tokenOf(fromTenant()));
    const before = remembered.issuer.length;
    for (let index = 0; index < 15; index += 1) {
      const tid = `tenant-${index}`;
      const issuers = [channel, `https://sts.windows.net/${tid}/`, ownIssuers[0], `${index}`];
      const claims = issuers.map((iss) => ({ ...fromTenant({ iss, tid }), aud: botAppId }));
      for (const each of claims) await world.post(press(), tokenOf(each, { signature: 'c2ln' }));
    }
    expect(remembered.issuer).toHaveLength(before);
  });

  it('is one line a minute of the log, and says how many there were', async () => {
    const before = world.logged().length;
    for (let index = 0; index < 30; index += 1)
      await world.post(press(), tokenOf(fromChannel(), { key: otherKeys.privateKey }));
    expect(world.logged().slice(before).split('\n').length).toBeLessThanOrEqual(2);
  });
});

describe('where Tandem answers', () => {
  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://evil.example/smba.trafficmanager.net/',
    'https://evil.example\\@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/emea/',
    'https://smba.trafficmanager.net/emea/?to=evil.example',
    'https://smba.trafficmanager.net/emea/#evil',
    'https://evilbotframework.com/',
    'https://botframework.com.evil.example/',
    'https://127.0.0.1/',
    'https://169.254.169.254/metadata/',
    'https://[::1]/',
    'https://smba.infra.gov.teams.microsoft.us/teams',
    'file:///etc/passwd',
    'smba.trafficmanager.net',
    '',
  ])('is never %j, not even where a token of Microsoft says so', async (place) => {
    const token = tokenOf(fromChannel({ serviceurl: place }));
    const { status, text } = await world.post(press({ serviceUrl: place }), token);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).toBe('');
    expect(world.asked).toEqual([]);
    expect(await stored()).toBeUndefined();
  });

  it.each([
    'https://smba.trafficmanager.net/amer/',
    'https://europe.botframework.com/',
    'https://smba.trafficmanager.net',
  ])('may be %s', async (place) => {
    const token = tokenOf(fromChannel({ serviceurl: place }));
    expect((await world.post(press({ serviceUrl: place }), token)).status).toBe(200);
    expect(await stored()).toBe(place);
  });

  it('may be a government’s when that is set, whose channel then signs', async () => {
    const government = await openSignedWorld({ cloud: 'gcc-high' });
    const place = 'https://smba.infra.gov.teams.microsoft.us/teams';
    const iss = 'https://api.botframework.us';
    const token = tokenOf(fromChannel({ iss, serviceurl: place }));
    expect((await government.post(press({ serviceUrl: place }), token)).status).toBe(200);
    expect((await government.post(press(), tokenOf(fromChannel({ iss })))).status).toBe(403);
    expect((await government.post(press(), tokenOf(fromChannel()))).status).toBe(401);
    await government.close();
  });
});

describe('a request with a good token', () => {
  const good = () => tokenOf(fromChannel());
  it.each<[string, unknown, number]>([
    ['is no JSON', 'not JSON', 400],
    ['is nothing', '', 400],
    ['is an empty object', {}, 400],
    ['is a list', [press()], 400],
    ['is null', 'null', 400],
    ['has no type', press({ type: undefined }), 400],
    ['has an empty type', press({ type: '' }), 400],
    ['is of another channel', press({ channelId: 'webchat' }), 400],
    ['is of Azure’s own channel', press({ channelId: 'AseChannel' }), 400],
    ['is of no channel', press({ channelId: undefined }), 400],
    ['is by a number', press({ from: 7 }), 400],
    ['is in no conversation', press({ conversation: undefined }), 400],
    ['goes deeper than anything', `{"value":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400],
    [
      'is an activity that goes deep',
      JSON.stringify(press({ value: 'deep' })).replace(
        '"deep"',
        `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
      ),
      400,
    ],
    ['is an invoke that nobody knows', press({ name: 'nobody/knows' }), 404],
    ['is too long', press({ text: 'x'.repeat(1_100_000) }), 413],
  ])('is refused when it %s', async (_, body, status) => {
    expect(await world.post(body, good())).toEqual({ status, text: '' });
    expect(world.asked).toEqual([]);
  });

  it.each([
    ['text', { 'content-type': 'text/plain' }, 400],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 400],
    ['in an unknown alphabet', { 'content-type': 'application/json; charset=utf-99' }, 415],
    ['packed in an unknown way', { 'content-encoding': 'zip' }, 415],
    ['said to be packed', { 'content-encoding': 'gzip' }, 400],
  ])('is refused as %s', async (_, headers, status) => {
    expect(await world.post(press(), good(), headers)).toEqual({ status, text: '' });
    expect(world.asked).toEqual([]);
  });
});
