import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueDue } from '../../src/core/cycles/issue/issue-due.ts';
import { OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import { PersonModel } from '../../src/core/people/person.ts';
import { isoDate } from '../../src/core/time/iso-date.ts';
import { makeTestCore } from '../support/test-core.ts';
import { testDatabaseUri, useTestDatabase } from '../support/test-database.ts';
import { type AppProcess, startApp } from './app-process.ts';
import { type CountingSlack, slackUserOf, startCountingSlack } from './counting-slack.ts';
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
  withoutDay,
} from './deliveries.ts';
import { addDepartment, type Department, startCycle } from './large-company.ts';
import { randomFrom } from './random-from.ts';
import { quietUntil, workEveryDay, zoneInTheMorning } from './working-morning.ts';

useTestDatabase();

const dayMs = 24 * 60 * 60 * 1000;
const kills = 50;
/** So little lies between the start of a copy and the next kill, at most. */
const stepsUntilKill = 12;
/** More work comes before the copies have less than this to do. */
const stepsAhead = 250;
/** So slow that there is work to do however long the copies take to start, and little else to do for the machine. */
const messagesPerMinute = '600';
/** How many have a reminder in their chat that is to be taken away once the next one has come. */
const replaced = 50;
/** Whoever reviews several is written to once: here each message is counted, so everybody reviews one. */
const size = { teams: 90, membersPerTeam: 1 };
const issuedPerDepartment = size.teams * size.membersPerTeam;
const remindedPerDepartment = issuedPerDepartment + size.teams;

const seed = randomInt(2 ** 31);
const random = randomFrom(seed);
const latencies = randomFrom(seed + 1);
let slack: CountingSlack;

beforeAll(async () => {
  slack = await startCountingSlack(() => 50 + latencies() * 200);
});

afterAll(() => slack.close());

/** The reminders of the day before, as they stand in the chats: so many as Slack lets be deleted in a minute. */
async function remindTheDayBefore(now: Date): Promise<string[]> {
  const on = isoDate(new Date(now.getTime() - 2 * dayMs).toISOString().slice(0, 10));
  const people = await PersonModel.find({ _id: /^Early-/ }, { _id: 1 })
    .sort({ _id: 1 })
    .limit(replaced)
    .lean();
  const names = people.map((_, n) => `9${n}.0`);
  await MessageModel.insertMany(
    people.map(({ _id: personId }, n) => ({
      _id: `reminder:${personId}:${on}`,
      personId,
      notice: { kind: 'reminder', on },
      state: 'sent',
      sent: { platform: 'slack', conversationId: `D-${slackUserOf(personId)}`, messageId: names[n] },
      sentAt: new Date(now.getTime() - 2 * dayMs),
      attempts: 1,
      createdAt: new Date(now.getTime() - 2 * dayMs),
    })),
  );
  return names;
}

/** One day before, the company issues to two departments: one is reminded at once, the other while the copies run. */
async function issueTheDayBefore(now: Date): Promise<void> {
  const timeZone = zoneInTheMorning(now);
  const soon = { quietHours: quietUntil(new Date(now.getTime() + 80_000), timeZone) };
  const departments: Department[] = [
    { name: 'Early', timeZone, ...size },
    { name: 'Later', timeZone, preferences: soon, ...size },
  ];
  const dayBefore = makeTestCore(new Date(now.getTime() - dayMs).toISOString());
  await workEveryDay();
  for (const department of departments) {
    await addDepartment(department);
    await startCycle(dayBefore, department);
  }
  await issueDue(dayBefore);
}

interface Copy {
  run: string;
  app: AppProcess;
}

async function startCopy(run: string, pace: string): Promise<Copy> {
  const env = {
    ...slack.envFor(run),
    SLACK_MESSAGES_PER_MINUTE: pace,
    MONGODB_URI: testDatabaseUri(),
  };
  return { run, app: await startApp(env) };
}

async function expectedMessages(): Promise<string[]> {
  const oneToOnes = await OneToOneModel.find({}, { revieweeId: 1, reviewerId: 1 }).lean();
  const people = await PersonModel.find({ _id: /^(Early|Later)-/ }, { _id: 1 }).lean();
  return [...announcementsOf(oneToOnes), ...people.map(({ _id }) => `reminder:${_id}`)].sort();
}

describe('two copies on one database, one of which is killed fifty times while they issue, remind and deliver', () => {
  it('lose nothing, issue nothing twice, and send twice only what was on the wire at a kill (C11, N2, N3, N7)', async () => {
    process.stderr.write(`two copies: seed ${seed}\n`);
    const now = new Date();
    await issueTheDayBefore(now);
    const earlier = await remindTheDayBefore(now);
    let departments = 2;
    let allSteps = earlier.length + 2 * (issuedPerDepartment * stepsPerOneToOne + remindedPerDepartment * 2);
    const addWork = async () => {
      const department = { name: `Department ${departments}`, ...size };
      await addDepartment(department);
      await startCycle(makeTestCore(new Date().toISOString()), department);
      departments += 1;
      allSteps += issuedPerDepartment * stepsPerOneToOne;
    };
    const reach = async (moment: number) => {
      while ((await countSteps(slack)) < moment) await pause(25);
    };

    const held: HeldByRun = new Map();
    const living: [Copy, Copy] = [
      await startCopy('first-a', messagesPerMinute),
      await startCopy('first-b', messagesPerMinute),
    ];
    for (let kill = 0; kill < kills; kill += 1) {
      const moment = (await countSteps(slack)) + random() * stepsUntilKill;
      while ((await countSteps(slack)) < moment) {
        // The other copy may have done everything while this one started, on a slow machine.
        if ((await countSteps(slack)) >= allSteps) await addWork();
        await pause(25);
      }
      const which = random() < 0.5 ? 0 : 1;
      const { run, app } = living[which];
      await app.kill();
      held.set(run, await findHeldMessages());
      // A copy that starts looks at once for what is due.
      while (allSteps - (await countSteps(slack)) < stepsAhead) await addWork();
      living[which] = await startCopy(`run-${kill}`, messagesPerMinute);
    }
    // Whoever is told to stop lets go of everything: what is still held then was held by the dead.
    for (const { app } of living) expect(await app.stop()).toBe(0);
    await letAMinutePass();
    await Promise.all(['last-a', 'last-b'].map((run) => startCopy(run, '100000')));
    await reach(allSteps);
    while (await isAnythingUnsent()) await pause(100);

    const issued = departments * issuedPerDepartment;
    expect(await OneToOneModel.distinct('revieweeId')).toHaveLength(issued);
    expect(await OneToOneModel.countDocuments()).toBe(issued);
    const expected = await expectedMessages();
    expect([...slack.posts.keys()].sort()).toEqual(expected);
    const sent = await MessageModel.find({ state: 'sent' }, { _id: 1 }).lean();
    expect(sent.map(({ _id }) => withoutDay(_id)).sort()).toEqual(expected);
    // Of the reminders those that were replaced are gone, and no other.
    expect([...slack.removals.keys()].sort()).toEqual(earlier.sort());
    expect(findDoubledWithoutCause(slack, held)).toEqual([]);
    expect(findDoubled(slack).length).toBeLessThanOrEqual(kills * sentAtOnce);
  });
});
