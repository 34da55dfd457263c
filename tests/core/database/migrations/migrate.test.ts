import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { takeLease } from '../../../../src/core/database/migrations/lease.ts';
import { type Migrating, migrate } from '../../../../src/core/database/migrations/migrate.ts';
import type { Db, Migration } from '../../../../src/core/database/migrations/migration.ts';
import { AppError } from '../../../../src/core/errors.ts';
import { eventually } from '../../../support/eventually.ts';
import { clearDatabase, testEngineUri, useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase();
beforeEach(clearDatabase);

const childFile = fileURLToPath(new URL('./hang-in-migration.ts', import.meta.url));
const db = () => mongoose.connection.db as Db;
const pebbles = () => db().collection('pebbles');
const records = () => db().collection<{ _id: number | 'lease' }>('migrations');
const recorded = () =>
  records()
    .find({ _id: { $ne: 'lease' } })
    .sort({ _id: 1 })
    .toArray();

/** A copy of the app, and what it wrote into its log. */
function copyOf(migrations: Migration[], more: Partial<Migrating> = {}) {
  const warnings: string[] = [];
  const log = { info: () => {}, warn: (...said: unknown[]) => warnings.push(said.join(' ')) };
  return { warnings, run: () => migrate({ db: db(), log, migrations, ...more }) };
}

/** Migrations that note in which order they run. */
function noting(ran: number[], ...numbers: number[]): Migration[] {
  return numbers.map((number) => ({
    number,
    name: `the ${number}`,
    async up() {
      ran.push(number);
      return number * 10;
    },
  }));
}

describe('migrations', () => {
  it('run once and in order, and it is noted which have run and when', async () => {
    await pebbles().insertOne({});
    const ran: number[] = [];
    await copyOf(noting(ran, 1, 2)).run();
    await copyOf(noting(ran, 1, 2, 3)).run();
    await copyOf(noting(ran, 1, 2, 3)).run();
    expect(ran).toEqual([1, 2, 3]);
    const at = expect.any(Date);
    expect(await recorded()).toEqual(
      [1, 2, 3].map((_id) => ({ _id, name: `the ${_id}`, changed: _id * 10, startedAt: at, finishedAt: at })),
    );
  });

  it('do not run where nothing is stored yet, which is up to date from the start', async () => {
    const ran: number[] = [];
    await copyOf(noting(ran, 1, 2)).run();
    await pebbles().insertOne({});
    await copyOf(noting(ran, 1, 2)).run();
    expect(ran).toEqual([]);
    expect((await recorded()).map(({ _id }) => _id)).toEqual([1, 2]);
  });

  it.each([
    ['has run', { finishedAt: new Date(0) }],
    ['was begun', { startedAt: new Date(0) }],
  ])('of a newer version are refused when one %s, before anything is changed', async (_what, how) => {
    await pebbles().insertOne({});
    await records().insertOne({ _id: 3, ...how });
    const ran: number[] = [];
    const refused = await copyOf(noting(ran, 1, 2))
      .run()
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'misconfigured' });
    expect(ran).toEqual([]);
    expect(await records().find().toArray()).toEqual([{ _id: 3, ...how }]);
  });

  it('are not run beside a running app, which would go on in the old shape', async () => {
    await pebbles().insertOne({});
    const ran: number[] = [];
    const beside = { isInUse: true };
    await expect(copyOf(noting(ran, 1), beside).run()).rejects.toMatchObject({ code: 'misconfigured' });
    await copyOf(noting(ran, 1)).run();
    await copyOf(noting(ran, 1), beside).run();
    expect(ran).toEqual([1]);
  });

  it('are run by one copy of many at once, while the others wait and say so', async () => {
    await pebbles().insertOne({});
    const ran: number[] = [];
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const slow: Migration = {
      number: 1,
      name: 'slow',
      async up() {
        ran.push(1);
        await held;
        return 0;
      },
    };
    const copies = Array.from({ length: 5 }, () => copyOf([slow, ...noting(ran, 2)]));
    const running = copies.map(({ run }) => run());
    await eventually(() => copies.filter(({ warnings }) => warnings.length > 0).length === 4);
    letGo();
    await Promise.all(running);
    expect(ran).toEqual([1, 2]);
    expect(copies.map(({ warnings }) => warnings.length).sort()).toEqual([0, 1, 1, 1, 1]);
  });

  it('go on in the next copy when the one that ran them fails', async () => {
    await pebbles().insertOne({});
    const failing: Migration = {
      number: 1,
      name: 'first',
      up: () => Promise.reject(new Error('typed words')),
    };
    const refused = await copyOf([failing])
      .run()
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'misconfigured',
      userMessage: expect.not.stringContaining('typed'),
    });
    expect(await recorded()).toEqual([{ _id: 1, name: 'first', startedAt: expect.any(Date) }]);
    const ran: number[] = [];
    await copyOf(noting(ran, 1)).run();
    expect(ran).toEqual([1]);
  });

  it('are taken over from a copy that was killed half way', async () => {
    await pebbles().insertMany(Array.from({ length: 100 }, () => ({ isSmooth: false })));
    const words = ['--import', 'tsx', childFile, testEngineUri(), mongoose.connection.name, '3000'];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    expect(await pebbles().countDocuments({ isSmooth: true })).toBe(50);
    const smooth: Migration = {
      number: 1,
      name: 'half way',
      async up() {
        return (await pebbles().updateMany({ isSmooth: false }, { $set: { isSmooth: true } })).modifiedCount;
      },
    };
    await copyOf([smooth]).run();
    expect(await pebbles().countDocuments({ isSmooth: true })).toBe(100);
    expect(await recorded()).toMatchObject([{ _id: 1, changed: 50, finishedAt: expect.any(Date) }]);
  }, 60_000);

  it('are left to the copy that took over by one that comes to itself too late', async () => {
    await pebbles().insertOne({});
    const ran: string[] = [];
    const sleepy: Migration = {
      number: 1,
      name: 'sleepy',
      async up(_db, signal) {
        ran.push('first');
        // As if this copy had slept so long that another one has it now.
        await records().updateOne({ _id: 'lease' }, { $set: { holder: 'another', until: new Date(0) } });
        while (!signal.aborted) await pause(10);
        signal.throwIfAborted();
        return 1;
      },
    };
    const first = copyOf([sleepy], { leaseMs: 400 });
    const running = first.run();
    await eventually(() => first.warnings.length > 0 || ran.length > 1);
    sleepy.up = async () => {
      ran.push('again');
      return 2;
    };
    await running;
    expect(ran[0]).toBe('first');
    expect(ran.at(-1)).toBe('again');
    expect(await recorded()).toMatchObject([{ _id: 1, changed: 2 }]);
  });
});

describe('the lease', () => {
  it('is renewed for as long as it is held', async () => {
    const lease = await takeLease(db(), 1200);
    if (!('signal' in lease)) throw new Error('it is not free');
    const untilOf = async () =>
      (await records().findOne<{ until: Date }>({ _id: 'lease' }))?.until.getTime() ?? 0;
    const first = await untilOf();
    await eventually(async () => (await untilOf()) > first);
    expect(lease.signal.aborted).toBe(false);
    await lease.giveBack();
    const next = await takeLease(db(), 1200);
    expect('signal' in next).toBe(true);
    if ('signal' in next) await next.giveBack();
  });
});
