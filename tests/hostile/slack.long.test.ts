import { once } from 'node:events';
import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import bolt from '@slack/bolt';
import express from 'express';
import { handle } from '../../src/core/handle.ts';
import {
  addLinkedMeiAndTomasz,
  meiId,
  postSigned,
  type SlackWorld,
  signingSecret,
  startSlackWorld,
} from '../slack/slack-world.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { heldMegabytes } from './heap.ts';
import { type Shape, shapes } from './shapes.ts';

useTestDatabase();

let world: SlackWorld;

beforeAll(async () => {
  jest.spyOn(console, 'error').mockReturnValue();
  await clearDatabase();
  await addLinkedMeiAndTomasz();
  world = await startSlackWorld({ handle });
});
afterAll(async () => {
  await world.stop();
  jest.restoreAllMocks();
});

interface Sent {
  body: string;
  contentType: string;
}

const form = (fields: Record<string, string>): Sent => ({
  body: new URLSearchParams(fields).toString(),
  contentType: 'application/x-www-form-urlencoded',
});

const wordsOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** As Slack would send it, with the nonsense where it belongs. */
function requestOf({ place, value }: Shape, index: number): Sent {
  const team = { id: 'T0ACME', domain: 'acme' };
  switch (place) {
    case 'what was typed':
      return form({
        command: '/1to1',
        text: wordsOf(value),
        user_id: meiId,
        team_id: team.id,
        trigger_id: `1.${index}`,
        response_url: `${world.eventsUrl}/nowhere`,
      });
    case 'what was pressed': {
      const action = { type: 'button', block_id: value, action_id: value, value, action_ts: '1.5' };
      const view = { id: value, type: 'modal', private_metadata: value, blocks: value, state: value };
      const payload = { type: 'block_actions', team, user: { id: meiId }, actions: [action], view };
      return form({ payload: JSON.stringify({ ...payload, trigger_id: `1.${index}` }) });
    }
    case 'who did it': {
      const event = { type: 'app_home_opened', user: value, channel: value, tab: 'home', view: value };
      const callback = { type: 'event_callback', team_id: team.id, api_app_id: 'A0', event_id: `Ev${index}` };
      return { body: JSON.stringify({ ...callback, event }), contentType: 'application/json' };
    }
  }
}

/** All of them, a few at a time. */
async function postAll(how: { secret?: string; sentAt?: number } = {}): Promise<number[]> {
  const requests = shapes.map(requestOf);
  const statuses: number[] = [];
  for (let start = 0; start < requests.length; start += 25) {
    const some = requests.slice(start, start + 25).map(async ({ body, contentType }) => {
      const response = await world.post(body, { contentType, ...how });
      await response.arrayBuffer();
      return response.status;
    });
    statuses.push(...(await Promise.all(some)));
  }
  return statuses;
}

const withStatus = (statuses: readonly number[], isWanted: (status: number) => boolean) =>
  shapes
    .map(({ name }, index) => `${name}: ${statuses[index]}`)
    .filter((_, index) => isWanted(statuses[index] ?? 0));

it('there are sixty shapes and more, each of which Bolt takes when it is signed', async () => {
  const receiver = new bolt.ExpressReceiver({ signingSecret, endpoints: '/' });
  let taken = 0;
  receiver.init({
    async processEvent({ ack }: { ack(): Promise<void> }) {
      taken += 1;
      await ack();
    },
  } as never);
  const server: Server = express().use('/slack/events', receiver.router).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  for (const [index, shape] of shapes.entries()) {
    const { body, contentType } = requestOf(shape, index);
    expect((await postSigned(`http://127.0.0.1:${port}/slack/events`, body, { contentType })).status).toBe(
      200,
    );
  }
  expect(taken).toBe(shapes.length);
  expect(taken).toBeGreaterThanOrEqual(60);
  server.closeAllConnections();
  server.close();
});

it('signed by Slack, none brings Tandem down', async () => {
  const statuses = await postAll();
  expect(withStatus(statuses, (status) => status >= 500 && status !== 503)).toEqual([]);
  // 404 is what Bolt says three seconds later of what nobody acknowledged.
  expect(withStatus(statuses, (status) => status === 401 || status === 404)).toEqual([]);
  expect(withStatus(statuses, (status) => status === 200).length).toBeGreaterThan(20);
});

it('sent again, they are answered as before', async () => {
  expect(withStatus(await postAll(), (status) => status >= 500 && status !== 503)).toEqual([]);
});

it('signed by nobody, or long ago, each is 401', async () => {
  for (const how of [{ secret: 'another-secret' }, { sentAt: -400 }, { sentAt: 400 }])
    expect(withStatus(await postAll(how), (status) => status !== 401)).toEqual([]);
});

it('nothing of it all stays in memory', async () => {
  await postAll({ secret: 'another-secret' });
  const before = await heldMegabytes();
  for (let round = 0; round < 3; round += 1) await postAll({ secret: 'another-secret' });
  await postAll();
  expect((await heldMegabytes()) - before).toBeLessThan(10);
});
