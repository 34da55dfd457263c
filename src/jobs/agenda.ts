import { setTimeout as pause } from 'node:timers/promises';
import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda, type Job } from 'agenda';
import type mongoose from 'mongoose';
import type { Core } from '../core/core.ts';
import { findLag, timersCollection } from './job-lag.ts';
import type { Sweeper } from './sweeper.ts';
import { type SweepName, sweepNames } from './sweeps.ts';
import { makeTimersUnique, unlessMadeMeanwhile } from './unique-timers.ts';

export interface Jobs {
  start(): Promise<void>;
  /** Does this soon, however often it is asked in the meantime. */
  nudge(name: SweepName): void;
  /** Why no job runs, when none does. */
  trouble(): string | undefined;
  /** Which job is far behind in every copy, when one is. */
  findLag(): Promise<string | undefined>;
  /** Waits for what is running, up to a limit; takes nothing new. */
  stop(): Promise<void>;
}

/** A timer that is this far behind has no copy that looks after it. */
const longestLagSeconds = 120;

/** Sweeps find out by looking, so this is how late an issue may be; what people wait for is nudged besides. */
const everyMs: Record<SweepName, number> = {
  'issue-due': 30_000,
  'send-agendas': 30_000,
  'post-digests': 30_000,
  'finish-steps': 30_000,
  'send-reminders': 30_000,
  'deliver-outbox': 5_000,
  'draw-homes': 5_000,
};

/**
 * Only one copy of the app need look at a time. The lock saves work and protects nothing, so it may expire soon:
 * another copy then takes over from one that was killed.
 */
const lockLifetimeMs = 5_000;
const touchEveryMs = 1_500;
const lookEveryMs = 5_000;
const nudgeAfterMs = 20;
/** Of the ten seconds in which a copy is to be gone: platforms that answer within it are waited for. */
const stopWithinMs = 7_000;

/** Agenda's timers over the sweeps of this process, on the database that everything else is in. */
export function createJobs(core: Core, sweeper: Sweeper, connection: mongoose.Connection): Jobs {
  let agenda: Agenda | undefined;
  const nudged = new Map<SweepName, NodeJS.Timeout>();
  let isStopping = false;

  const sweepWhileHolding = async (job: Job): Promise<void> => {
    if (isStopping) return;
    const touching = setInterval(() => job.touch().catch(() => undefined), touchEveryMs);
    await sweeper.sweep(job.attrs.name as SweepName).finally(() => clearInterval(touching));
  };

  return {
    async start() {
      if (connection.db === undefined) throw new Error('jobs need an open database');
      await makeTimersUnique(connection.db);
      const backend = new MongoBackend({ mongo: connection.db, collection: timersCollection });
      const started = new Agenda({ backend, processEvery: lookEveryMs, defaultLockLifetime: lockLifetimeMs });
      started.on('error', (error) => core.log.warn({ err: error }, 'a timer failed and will be tried again'));
      for (const name of sweepNames) started.define(name, sweepWhileHolding, { concurrency: 1 });
      await started.ready;
      for (const name of sweepNames) await unlessMadeMeanwhile(() => started.every(everyMs[name], name));
      await started.start();
      agenda = started;
      // What came due while no copy was running need not wait for the first tick.
      for (const name of sweepNames) void sweeper.sweep(name);
    },
    nudge(name) {
      if (isStopping || nudged.has(name)) return;
      const sweep = () => {
        nudged.delete(name);
        void sweeper.sweep(name);
      };
      nudged.set(name, setTimeout(sweep, nudgeAfterMs));
    },
    trouble() {
      if (isStopping) return 'jobs are stopping';
      return agenda?.isActiveJobProcessor() ? sweeper.trouble() : 'jobs have not started';
    },
    findLag: () => findLag(connection, longestLagSeconds),
    async stop() {
      isStopping = true;
      for (const timer of nudged.values()) clearTimeout(timer);
      await Promise.all([
        agenda?.drain({ timeout: stopWithinMs, closeConnection: false }),
        Promise.race([sweeper.idle(), pause(stopWithinMs, undefined, { ref: false })]),
      ]);
    },
  };
}
