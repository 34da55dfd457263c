import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { everywhereDueAt, forgetIssued } from '../company.ts';
import { answer, coreAt, type Place, secondsOf } from './answer.ts';

export interface Issued {
  issued: number;
  documents: number;
  seconds: number;
  /** Megabytes above what the process had before. */
  peakMb: number;
}

const megabyte = 1_000_000;

await answer<Place>(async (): Promise<Issued> => {
  await forgetIssued();
  // What connecting and preparing left in memory goes, as it does in a process that has been up for a while.
  await pause(500);
  globalThis.gc?.();
  const idle = process.memoryUsage.rss();
  let issued = 0;
  const seconds = await secondsOf(async () => {
    ({ issued } = await issueDue(coreAt(everywhereDueAt)));
  });
  const peak = process.resourceUsage().maxRSS * 1024;
  const [oneToOnes, messages] = await Promise.all(
    ['oneToOnes', 'outbox'].map((name) => mongoose.connection.collection(name).countDocuments()),
  );
  return {
    issued,
    documents: (oneToOnes ?? 0) + (messages ?? 0),
    seconds,
    peakMb: (peak - idle) / megabyte,
  };
});
