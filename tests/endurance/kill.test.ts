import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import { testDatabaseUri, useTestDatabase } from '../support/test-database.ts';
import { type AppProcess, startApp } from './app-process.ts';
import { type CountingSlack, startCountingSlack } from './counting-slack.ts';
import {
  countSteps,
  findHeldMessages,
  isAnythingUnsent,
  letAMinutePass,
  sentAtOnce,
  stepsFor,
} from './deliveries.ts';
import { foundLargeCompany } from './large-company.ts';
import { randomFrom } from './random-from.ts';

useTestDatabase();

const kills = 20;
const company = { teams: 40, membersPerTeam: 50 };
const allSteps = stepsFor(company);

let slack: CountingSlack;

beforeAll(async () => {
  slack = await startCountingSlack();
});

afterAll(() => slack.close());

function start(): Promise<AppProcess> {
  return startApp({ ...slack.env, MONGODB_URI: testDatabaseUri() });
}

describe('an app that is killed twenty times while it issues to 2,000 people', () => {
  it('issues to each exactly once and tells everybody (C11, N7)', async () => {
    const seed = randomInt(2 ** 31);
    process.stderr.write(`kill test: seed ${seed}\n`);
    const random = randomFrom(seed);
    await foundLargeCompany(company);
    const held = new Set<string>();
    for (const moment of Array.from({ length: kills }, () => random() * allSteps).sort((a, b) => a - b)) {
      const app = await start();
      while ((await countSteps(slack)) < moment) await pause(15);
      await app.kill();
      for (const message of await findHeldMessages()) held.add(message);
    }
    await letAMinutePass();
    await start();
    while ((await countSteps(slack)) < allSteps || (await isAnythingUnsent())) await pause(100);

    const oneToOnes = await OneToOneModel.find({}, { revieweeId: 1, reviewerId: 1 }).lean();
    expect(new Set(oneToOnes.map(({ revieweeId }) => revieweeId)).size).toBe(
      company.teams * company.membersPerTeam,
    );
    expect(oneToOnes).toHaveLength(company.teams * company.membersPerTeam);
    const expected = oneToOnes.flatMap(({ _id, revieweeId, reviewerId }) => [
      `issued:${_id}:${revieweeId}`,
      `issued:${_id}:${reviewerId}`,
    ]);
    expect([...slack.posts.keys()].sort()).toEqual(expected.sort());
    expect(await MessageModel.countDocuments({ state: 'sent' })).toBe(expected.length);
    const doubled = [...slack.posts].filter(([, times]) => times > 1).map(([message]) => message);
    expect(doubled.filter((message) => !held.has(message))).toEqual([]);
    expect(doubled.length).toBeLessThanOrEqual(kills * sentAtOnce);
  });
});
