import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts';
import { makeTestCore } from '../support/test-core.ts';
import { testEngineUri, useTestDatabase } from '../support/test-database.ts';
import { type AppProcess, startApp } from './app-process.ts';
import { deliver } from './races/deliver.ts';
import { type Desk, deskOf } from './races/desk.ts';
import { type FakePlatforms, startFakePlatforms } from './races/fake-platforms.ts';
import { bringTogether } from './races/pairs.ts';
import { randomFrom } from './random-from.ts';

useTestDatabase();

/** Which acknowledgement of a round is the app's last one, round by round. */
const lastOnes = [1, 2, 4, 7, 12, 20];
/** Each of them does four things at once. */
const desksInAll = 8;
const longestWriteMs = 50;
/** So long Slack waits for an acknowledgement. */
const slackWaitsMs = 3_000;
const seed = randomInt(2 ** 31);

let platforms: FakePlatforms;
let proxy: DatabaseProxy;

beforeAll(async () => {
  process.stderr.write(`acknowledged: seed ${seed}\n`);
  const random = randomFrom(seed);
  platforms = await startFakePlatforms();
  proxy = await startDatabaseProxy(testEngineUri(), () => random() * longestWriteMs);
});

afterAll(async () => {
  platforms.close();
  await proxy.close();
});

function start(): Promise<AppProcess> {
  const MONGODB_URI = proxy.uri.replace('/?', `/${mongoose.connection.name}?`);
  return startApp({ ...platforms.env, MONGODB_URI });
}

describe('an app that acknowledges what people do', () => {
  let app: AppProcess;
  let desks: Desk[];

  beforeAll(async () => {
    const core = makeTestCore(new Date().toISOString());
    const pairs = await bringTogether(core, desksInAll, `${platforms.origin}/teams`);
    app = await start();
    desks = await Promise.all(pairs.map((pair) => deskOf(platforms, app.url, pair)));
  });

  it('acknowledges nothing that it cannot store, so that Slack says so', async () => {
    const ways = [() => proxy.stall(), () => proxy.cut()];
    for (const [number, goAway] of ways.entries()) {
      const things = desks.slice(0, 2).flatMap((desk) => desk.thingsToDo(lastOnes.length + number));
      await goAway();
      const answers = await Promise.all(
        things.map(async ({ what, delivery, isTaken }) => ({
          what,
          isTaken: isTaken(await deliver(app.url, delivery, slackWaitsMs)),
        })),
      );
      await proxy.mend();
      expect(answers.filter(({ isTaken }) => isTaken)).toEqual([]);
    }
  });

  it('has stored it when it is killed at that very moment (O4, O14)', async () => {
    const lost: string[] = [];
    for (const [round, last] of lastOnes.entries()) {
      const next = start();
      const things = desks.flatMap((desk) => desk.thingsToDo(round));
      const taken: typeof things = [];
      const enough = new AbortController();
      const doing = things.map(async (thing) => {
        // Once more until it is taken, as people do, and platforms.
        while (!enough.signal.aborted) {
          if (!thing.isTaken(await deliver(app.url, thing.delivery))) continue;
          taken.push(thing);
          if (taken.length >= last) enough.abort();
          return;
        }
      });
      await once(enough.signal, 'abort');
      await app.kill();
      await Promise.all(doing);
      for (const { what, isStored } of taken) if (!(await isStored())) lost.push(what);
      app = await next;
    }
    expect(lost).toEqual([]);
  });
});
