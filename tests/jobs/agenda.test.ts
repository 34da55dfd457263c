import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import type { Logger } from 'pino';
import type { Core } from '../../src/core/core.ts';
import { CycleModel } from '../../src/core/cycles/cycle.ts';
import { enqueue } from '../../src/core/outbox/enqueue.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import { createRates, type Rates } from '../../src/core/rates/rates.ts';
import { createJobs, type Jobs } from '../../src/jobs/agenda.ts';
import { createSweeper, type Sweeper } from '../../src/jobs/sweeper.ts';
import { sweepNames } from '../../src/jobs/sweeps.ts';
import { createLog } from '../../src/log.ts';
import { addOneToOne, addPerson, createTestCore, FakeMessenger } from '../core/outbox/outbox-fixture.ts';
import { eventually } from '../support/eventually.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';

useTestDatabase();

/** One copy of the app: its own timers and sweeps, on the database that all copies share. */
interface Copy {
  core: Core & { logged: string[] };
  sweeper: Sweeper;
  jobs: Jobs;
  stop(): Promise<void>;
}

let slack: FakeMessenger;
let copies: Copy[];

beforeEach(async () => {
  await clearDatabase();
  slack = new FakeMessenger('slack');
  copies = [];
});
afterEach(async () => {
  await Promise.all(copies.map((copy) => copy.stop()));
});

function createCopy(log?: Logger): Copy {
  const stopping = new AbortController();
  const core: Copy['core'] = {
    ...createTestCore(),
    ...(log && { log }),
    nudgeOutbox: () => jobs.nudge('deliver-outbox'),
  };
  const observer = { onSwept: () => {}, onSweepFailed: () => {} };
  const sweeper = createSweeper(core, { messengers: [slack], signal: stopping.signal }, observer);
  const jobs = createJobs(core, sweeper, mongoose.connection);
  const stop = () => {
    stopping.abort();
    return jobs.stop();
  };
  const copy = { core, sweeper, jobs, stop };
  copies.push(copy);
  return copy;
}

async function announce(core: Core, name: string): Promise<void> {
  const personId = await addPerson(name, { slack: { userId: `U-${name}` } });
  const oneToOneId = await addOneToOne(personId, personId);
  await enqueue(core, [{ personId, notice: { kind: 'issued', oneToOneId } }]);
}

describe('jobs', () => {
  it('deliver what is asked for without waiting for a timer', async () => {
    const { core, jobs } = createCopy();
    await jobs.start();
    await announce(core, 'Mei');
    await eventually(() => slack.sends.length === 1);
    expect(jobs.trouble()).toBeUndefined();
  });

  it('do at once what came due while nothing ran', async () => {
    const { core, jobs } = createCopy();
    await announce({ ...core, nudgeOutbox: () => {} }, 'Mei');
    await jobs.start();
    await eventually(() => slack.sends.length === 1);
  });

  it('are driven by one timer per sweep, whatever the number of copies', async () => {
    await Promise.all([createCopy(), createCopy()].map((copy) => copy.jobs.start()));
    const timers = () => mongoose.connection.collection('agendaJobs').find().toArray();
    await eventually(async () => (await timers()).every(({ lastFinishedAt }) => lastFinishedAt !== null));
    expect((await timers()).map(({ name }) => name).sort()).toEqual([...sweepNames].sort());
  });

  it('send each message once from several copies (N7)', async () => {
    const starting = [createCopy(), createCopy(), createCopy()];
    const [first] = starting;
    for (let n = 0; n < 30; n++) await announce({ ...(first as Copy).core, nudgeOutbox: () => {} }, `P${n}`);
    await Promise.all(starting.map((copy) => copy.jobs.start()));
    await eventually(async () => (await MessageModel.countDocuments({ nextTryAt: { $exists: true } })) === 0);
    expect(slack.sends.map(({ account }) => account).sort()).toEqual(
      Array.from({ length: 30 }, (_, n) => `U-P${n}`).sort(),
    );
  });

  it('finish what they hold and take nothing new when they stop', async () => {
    const { core, jobs, stop } = createCopy();
    await jobs.start();
    const begun: string[] = [];
    slack.onTheWay = async (account) => {
      begun.push(account);
      await pause(200);
    };
    await announce(core, 'Mei');
    await eventually(() => begun.length === 1);
    const stopped = stop();
    await announce(core, 'Bo');
    await stopped;
    expect(slack.sends.map(({ account }) => account)).toEqual(['U-Mei']);
    expect(await MessageModel.countDocuments({ state: 'pending' })).toBe(1);
    expect(jobs.trouble()).toBe('jobs are stopping');
  });

  it('give every run of a sweep an id, which stands with all that it logs', async () => {
    const lines: string[] = [];
    const { core, sweeper } = createCopy(createLog('info', { write: (line) => lines.push(line) }));
    await announce({ ...core, nudgeOutbox: () => {} }, 'Mei');
    await announce({ ...core, nudgeOutbox: () => {} }, 'Bo');
    slack.onTheWay = (account) => {
      core.log.info({ account }, 'on the way');
    };
    await sweeper.sweep('deliver-outbox');
    const logged = lines
      .map((line) => JSON.parse(line))
      .filter(({ msg }) => msg === 'on the way' || msg === 'swept');
    expect(logged).toHaveLength(3);
    expect(new Set(logged.map(({ jobId, sweep }) => `${jobId} ${sweep}`)).size).toBe(1);
    expect(logged[0]).toMatchObject({
      jobId: expect.stringMatching(/^[0-9a-f]{24}$/),
      sweep: 'deliver-outbox',
    });
  });

  it('are in trouble when a sweep does nothing at all for long, but not when it waits for its turn', async () => {
    let movedByMs = 0;
    let asked = 0;
    const rates: Rates = {
      ...createRates(),
      take: async () => {
        asked += 1;
        return { waitMs: 10, isClosed: false, isSuspended: false };
      },
    };
    const stop = new AbortController();
    const core = createTestCore();
    const observer = { onSwept: () => {}, onSweepFailed: () => {} };
    const ports = { messengers: [slack], rates, signal: stop.signal };
    const sweeper = createSweeper(core, ports, observer, () => performance.now() + movedByMs);
    await announce(core, 'Mei');
    const sweep = sweeper.sweep('deliver-outbox');
    await eventually(() => asked > 0);
    movedByMs += 6 * 60_000;
    expect(sweeper.trouble()).toBe('deliver-outbox does not get on');
    await eventually(() => sweeper.trouble() === undefined);
    stop.abort();
    await sweep;
    expect(slack.sends).toEqual([]);
  });

  it('have not started until they have', () => {
    expect(createCopy().jobs.trouble()).toBe('jobs have not started');
  });
});

describe('a sweep that fails', () => {
  async function breakDatabase(): Promise<void> {
    // No cycle looks like this: reading it breaks the sweep, as a database that goes away does.
    await mongoose.connection.dropCollection('cycles').catch(() => undefined);
    await mongoose.connection.createCollection('cycles', {
      viewOn: 'people',
      pipeline: [{ $set: { status: { $divide: [1, 0] } } }],
    });
    await addPerson('Zoe');
  }

  async function repairDatabase(): Promise<void> {
    await mongoose.connection.dropCollection('cycles');
    await CycleModel.createIndexes();
  }
  afterEach(repairDatabase);

  it('is logged, is tried again, and is no end of anything', async () => {
    const { core, sweeper, jobs } = createCopy();
    await breakDatabase();
    await jobs.start();
    for (let n = 0; n < 3; n++) expect(await sweeper.sweep('issue-due')).toEqual({});
    expect(core.logged.join()).toContain('a sweep failed and will be tried again');
    expect(jobs.trouble()).toContain('issue-due has failed');
    await repairDatabase();
    expect(await sweeper.sweep('issue-due')).toMatchObject({ issued: 0 });
    expect(jobs.trouble()).toBeUndefined();
  });
});
