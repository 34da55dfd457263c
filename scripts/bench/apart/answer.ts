import { createInterface } from 'node:readline';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { clockAt } from '../../../src/core/clock.ts';
import type { Core } from '../../../src/core/core.ts';
import { connectMongoose } from '../../../src/core/database/connect.ts';
import { createVault } from '../../../src/core/vault.ts';

/** Where a process apart does its work. */
export interface Place {
  uri: string;
  dbName: string;
}

/** Connects as the app does, and answers every line on the standard input with a line of JSON until there is none. */
export async function answer<Given extends Place>(act: (given: Given) => Promise<object>): Promise<void> {
  const given = JSON.parse(process.argv[2] ?? '{}') as Given;
  await connectMongoose(given.uri, given.dbName);
  for await (const line of createInterface({ input: process.stdin })) {
    const result = await act({ ...given, ...(JSON.parse(line) as object) });
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
  await mongoose.disconnect();
  // Agenda may leave a timer behind.
  process.exit();
}

export function coreAt(moment: Date): Core {
  return {
    clock: clockAt(moment),
    vault: createVault(Buffer.alloc(32)),
    log: pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true })),
    nudgeOutbox: () => {},
    nudgeIssues: () => {},
  };
}

export async function secondsOf(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return (performance.now() - startedAt) / 1000;
}
