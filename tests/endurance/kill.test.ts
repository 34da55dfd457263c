import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import { makeTestCore } from '../support/test-core.ts';
import { testDatabaseUri, useTestDatabase } from '../support/test-database.ts';
import { type AppProcess, startApp } from './app-process.ts';
import { type CountingSlack, startCountingSlack } from './counting-slack.ts';
import {
  announcementsOf,
  countSteps,
  findDoubled,
  findDoubledWithoutCause,
  findHeldMessages,
  type HeldByRun,
  isAnythingUnsent,
  letAMinutePass,
  sentAtOnce,
  stepsPerOneToOne,
} from './deliveries.ts';
import { addDepartment, startCycle } from './large-company.ts';
import { randomFrom } from './random-from.ts';

useTestDatabase();

const kills = 20;
/** Whoever reviews several is written to once: here each message is counted, so everybody reviews one. */
const company = { name: 'company', teams: 1_200, membersPerTeam: 1 };
const people = company.teams * company.membersPerTeam;
const allSteps = people * stepsPerOneToOne;

let slack: CountingSlack;

beforeAll(async () => {
  slack = await startCountingSlack();
});

afterAll(() => slack.close());

function start(run: string): Promise<AppProcess> {
  return startApp({ ...slack.envFor(run), MONGODB_URI: testDatabaseUri() });
}

describe('an app that is killed twenty times while it issues to 1,200 people', () => {
  it('issues to each exactly once and tells everybody (C11, N7)', async () => {
    const seed = randomInt(2 ** 31);
    process.stderr.write(`kill test: seed ${seed}\n`);
    const random = randomFrom(seed);
    await addDepartment(company);
    await startCycle(makeTestCore(new Date().toISOString()), company);
    const held: HeldByRun = new Map();
    const moments = Array.from({ length: kills }, () => random() * allSteps).sort((a, b) => a - b);
    for (const [number, moment] of moments.entries()) {
      const run = `run-${number}`;
      const app = await start(run);
      while ((await countSteps(slack)) < moment) await pause(15);
      await app.kill();
      held.set(run, await findHeldMessages());
      await letAMinutePass();
    }
    await start('last');
    while ((await countSteps(slack)) < allSteps || (await isAnythingUnsent())) await pause(100);

    const oneToOnes = await OneToOneModel.find({}, { revieweeId: 1, reviewerId: 1 }).lean();
    expect(new Set(oneToOnes.map(({ revieweeId }) => revieweeId)).size).toBe(people);
    expect(oneToOnes).toHaveLength(people);
    const expected = announcementsOf(oneToOnes);
    expect([...slack.posts.keys()].sort()).toEqual(expected.sort());
    expect(await MessageModel.countDocuments({ state: 'sent' })).toBe(expected.length);
    expect(findDoubledWithoutCause(slack, held)).toEqual([]);
    expect(findDoubled(slack).length).toBeLessThanOrEqual(kills * sentAtOnce);
  });
});
