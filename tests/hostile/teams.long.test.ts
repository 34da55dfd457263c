import { once } from 'node:events';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import express from 'express';
import nock from 'nock';
import { PersonModel } from '../../src/core/people/person.ts';
import { addPerson } from '../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import {
  fromChannel,
  fromTenant,
  openSignedWorld,
  press,
  type SignedWorld,
  tokenOf,
} from '../teams/doors/signed-world.ts';
import { mei, tenantId } from '../teams/open-tandem.ts';
import { heldMegabytes } from './heap.ts';
import { type Shape, shapes } from './shapes.ts';

useTestDatabase();

let world: SignedWorld;
const token = tokenOf(fromChannel());

beforeAll(async () => {
  jest.spyOn(console, 'error').mockReturnValue();
  jest.spyOn(console, 'warn').mockReturnValue();
  await clearDatabase();
  await addPerson('Mei Tan');
  await PersonModel.updateOne({ email: mei }, { $set: { teams: { aadObjectId: 'aad-mei', tenantId } } });
  world = await openSignedWorld({}, { isCoreAsked: true });
  nock.enableNetConnect('127.0.0.1');
  nock('https://login.microsoftonline.com')
    .persist()
    .post(/token$/)
    .query(true)
    .reply(200, { token_type: 'Bearer', expires_in: 3600, access_token: 'ours' });
  const teams = nock('https://smba.trafficmanager.net').persist();
  teams.get(/members/).reply(404, { error: { code: 'MemberNotFoundInConversation' } });
  teams.post(/activities/).reply(201, { id: '1' });
  teams.put(/activities/).reply(200, { id: '1' });
});
afterAll(async () => {
  await world.close();
  nock.restore();
  jest.restoreAllMocks();
});

/** As Teams would send it, with the nonsense where it belongs. */
function activityOf({ place, value }: Shape, index: number): object {
  const id = `f:${index}`;
  switch (place) {
    case 'what was typed':
      return press({ id, type: 'message', text: value, value: undefined });
    case 'what was pressed':
      return press({ id, value: { data: { tandem: value, 'tandem:about': value, field: value } } });
    case 'who did it':
      return press({
        id,
        from: { id: value, aadObjectId: value },
        conversation: { id: value, conversationType: 'personal', tenantId },
      });
  }
}

const bodies = shapes.map((shape, index) => JSON.stringify(activityOf(shape, index)));

async function postAll(bearer: string | undefined): Promise<number[]> {
  const statuses: number[] = [];
  for (let start = 0; start < bodies.length; start += 15) {
    const some = bodies.slice(start, start + 15).map((body) => world.post(body, bearer));
    statuses.push(...(await Promise.all(some)).map(({ status }) => status));
  }
  return statuses;
}

const named = (statuses: readonly number[]) => shapes.map(({ name }, index) => `${name}: ${statuses[index]}`);
const withStatus = (statuses: readonly number[], isWanted: (status: number) => boolean) =>
  named(statuses).filter((_, index) => isWanted(statuses[index] ?? 0));

it('there are sixty shapes and more, each of which a reader of JSON takes', async () => {
  const bare = express().post(
    '/',
    express.json({ limit: '1mb' }),
    (_request, response) => void response.end(),
  );
  const server = bare.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const headers = { 'content-type': 'application/json' };
  for (const body of bodies)
    expect((await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body })).status).toBe(200);
  server.closeAllConnections();
  server.close();
  expect(new Set(shapes.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
});

it('signed by Microsoft, none brings Tandem down, and many come through to it', async () => {
  const statuses = await postAll(token);
  expect(withStatus(statuses, (status) => status >= 500 && status !== 503)).toEqual([]);
  expect(withStatus(statuses, (status) => status === 401)).toEqual([]);
  expect(withStatus(statuses, (status) => status === 200).length).toBeGreaterThan(20);
});

it('sent again, they are answered as before', async () => {
  const again = await postAll(token);
  expect(withStatus(again, (status) => status >= 500 && status !== 503)).toEqual([]);
});

it('unsigned, each is 401 without a look at it', async () => {
  for (const bearer of [
    undefined,
    'abc',
    tokenOf(fromChannel(), { header: { alg: 'none' }, signature: 'c2ln' }),
  ])
    expect(withStatus(await postAll(bearer), (status) => status !== 401)).toEqual([]);
});

it('nothing of it all stays in memory', async () => {
  const unsigned = async (round: number) => {
    const sent = Array.from({ length: 100 }, (_, index) => {
      const tid = `${round}-${index}-${'t'.repeat(4_000)}`;
      const claims = fromTenant({ iss: `https://sts.windows.net/${tid}/`, tid });
      return world.post(press(), tokenOf(claims, { signature: 'c2ln' }));
    });
    await Promise.all(sent);
  };
  await unsigned(0);
  const before = await heldMegabytes();
  for (let round = 1; round <= 4; round += 1) await unsigned(round);
  await postAll(token);
  const grown = (await heldMegabytes()) - before;
  expect(grown).toBeLessThan(10);
});

it('nor in the log, which says once a minute how many there were', () => {
  const lines = world.logged().trim().split('\n');
  expect(lines.length).toBeLessThan(60);
});
