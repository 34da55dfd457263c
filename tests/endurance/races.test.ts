import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts';
import { makeTestCore } from '../support/test-core.ts';
import { testEngineUri, useTestDatabase } from '../support/test-database.ts';
import { startApp } from './app-process.ts';
import { type FakePlatforms, startFakePlatforms } from './races/fake-platforms.ts';
import { bringTogether } from './races/pairs.ts';
import { raceDeliveries } from './races/race-deliveries.ts';
import { raceWindows } from './races/race-windows.ts';
import type { World } from './races/world.ts';
import { randomFrom } from './random-from.ts';

useTestDatabase();

const pairs = 200;
const longestWriteMs = 50;
const seed = randomInt(2 ** 31);

let platforms: FakePlatforms;
let proxy: DatabaseProxy;
let world: World;

beforeAll(async () => {
  process.stderr.write(`races: seed ${seed}\n`);
  const random = randomFrom(seed);
  platforms = await startFakePlatforms();
  proxy = await startDatabaseProxy(testEngineUri(), () => random() * longestWriteMs);
  const core = makeTestCore(new Date().toISOString());
  const people = await bringTogether(core, pairs, `${platforms.origin}/teams`);
  const MONGODB_URI = proxy.uri.replace('/?', `/${mongoose.connection.name}?`);
  const [one, two] = await Promise.all([1, 2].map(() => startApp({ ...platforms.env, MONGODB_URI })));
  world = { copies: [one?.url ?? '', two?.url ?? ''], platforms, pairs: people };
});

afterAll(async () => {
  platforms.close();
  await proxy.close();
});

/** Tells the counts where they can be read, whatever they are. */
function tell(counts: object): void {
  process.stderr.write(`${JSON.stringify(counts)}\n`);
}

describe('two copies of the app, the writes of which are held up at random, with 200 pairs at once', () => {
  it('keep what was typed into two windows of one person (O4, O14)', async () => {
    const counts = await raceWindows(world);
    tell(counts);
    expect(counts).toMatchObject({
      inTurn: { tries: pairs, lost: 0 },
      atOnce: { lost: 0 },
      whileSharing: { lost: 0 },
      sameField: { lost: 0 },
    });
  });

  it('do once what is delivered twice, and answer it alike (N7)', async () => {
    const counts = await raceDeliveries(world);
    tell(counts);
    const allWell = { lost: 0, doubled: 0, unlike: 0 };
    expect(counts).toMatchObject({
      commands: allWell,
      replays: allWell,
      slackForms: allWell,
      teamsForms: allWell,
    });
  });
});
