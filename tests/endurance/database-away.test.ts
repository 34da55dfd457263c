import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts';
import { makeTestCore } from '../support/test-core.ts';
import { testEngineUri, useTestDatabase } from '../support/test-database.ts';
import { startApp } from './app-process.ts';
import { type CountingSlack, slackUserOf, startCountingSlack } from './counting-slack.ts';
import {
  announcementsOf,
  findDoubled,
  findHeldMessages,
  isAnythingUnsent,
  sentAtOnce,
} from './deliveries.ts';
import { addDepartment, startCycle } from './large-company.ts';
import { randomFrom } from './random-from.ts';

useTestDatabase();

/** Whoever reviews several is written to once: here each message is counted, so everybody reviews one. */
const size = { teams: 100, membersPerTeam: 1 };
const issuedPerDepartment = size.teams * size.membersPerTeam;
const atFirst = 6;
const all = (atFirst + 1) * issuedPerDepartment;
const latencies = randomFrom(1);

let slack: CountingSlack;
let proxy: DatabaseProxy;

beforeAll(async () => {
  slack = await startCountingSlack(() => 50 + latencies() * 100);
  proxy = await startDatabaseProxy(testEngineUri());
});

afterAll(async () => {
  slack.close();
  await proxy.close();
});

async function addWork(name: string): Promise<void> {
  await addDepartment({ name, ...size });
  await startCycle(makeTestCore(new Date().toISOString()), { name });
}

function startBehindProxy() {
  const uri = proxy.uri.replace('/?', `/${mongoose.connection.name}?`);
  return startApp({ ...slack.envFor('only'), SLACK_MESSAGES_PER_MINUTE: '4800', MONGODB_URI: uri });
}

async function readiness(url: string): Promise<string> {
  const answer = await fetch(`${url}/readyz`);
  return `${answer.status} ${await answer.text()}`;
}

describe('an app whose database goes away while it issues and delivers', () => {
  it('says so, answers people, and goes on by itself where it was once the database is back (C11, N7)', async () => {
    for (let number = 0; number < atFirst; number += 1) await addWork(`Department ${number}`);
    const app = await startBehindProxy();
    const held = new Set<string>();
    const noteHeld = async () => {
      for (const message of await findHeldMessages()) held.add(message);
    };
    const stayAway = async (seconds: number) => {
      const until = performance.now() + seconds * 1000;
      while (performance.now() < until) {
        expect(await readiness(app.url)).toMatch(/^503 .*the database does not answer/s);
        const said = await slack.command(app.url, slackUserOf('Department 0-0-manager'), 'settings');
        expect(said).toContain('Tandem cannot reach its database right now. Please try again');
        await pause(3_000);
      }
      expect(app.isRunning()).toBe(true);
    };
    const comeBack = async () => {
      await proxy.mend();
      while (!(await readiness(app.url)).startsWith('200')) await pause(100);
    };

    while ((await OneToOneModel.countDocuments()) < (atFirst * issuedPerDepartment) / 2) await pause(5);
    proxy.stall();
    await noteHeld();
    await stayAway(6);
    await comeBack();

    while (slack.posts.size < all / 2) await pause(20);
    await proxy.cut();
    await noteHeld();
    await addWork('Came meanwhile');
    await stayAway(120);
    await comeBack();
    while (slack.posts.size < all * 2 || (await isAnythingUnsent())) await pause(100);

    const oneToOnes = await OneToOneModel.find({}, { revieweeId: 1, reviewerId: 1 }).lean();
    expect(new Set(oneToOnes.map(({ revieweeId }) => revieweeId)).size).toBe(all);
    expect(oneToOnes).toHaveLength(all);
    const expected = announcementsOf(oneToOnes);
    expect([...slack.posts.keys()].sort()).toEqual(expected.sort());
    expect(await MessageModel.countDocuments({ state: 'sent' })).toBe(expected.length);
    expect(findDoubled(slack).filter((message) => !held.has(message))).toEqual([]);
    expect(findDoubled(slack).length).toBeLessThanOrEqual(2 * sentAtOnce);
    const tooLate = pause(10_000, 'too late', { ref: false });
    expect(await Promise.race([app.stop(), tooLate])).toBe(0);
  });
});
