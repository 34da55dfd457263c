import type { Pressed } from './apart/presses.ts';
import type { DeliveryPlatform } from './deliver-limits.ts';
import { startPressedApp } from './pressed-app.ts';
import { type Measured, median, type Row } from './row.ts';
import type { Workbench } from './workbench.ts';

const people = 200;
const pressing = 100;
const connections = 20;
/** Each presses so often in a round. */
const times = 3;
const warmUps = 1;
const rounds = 5;
/** What the clock that watches the loop waits for by itself. */
const resolutionMs = 10;

/** How late the loop was, round by round, under good requests and under as many spoilt ones. */
interface Delays {
  good: number[];
  spoilt: number[];
  failed: number;
}

async function measureDelays(bench: Workbench, platform: DeliveryPlatform): Promise<Delays> {
  const size = { people, pressing, connections };
  const { app, presser, stop } = await startPressedApp(bench, 'hostile', platform, size);
  const delays: Delays = { good: [], spoilt: [], failed: 0 };
  const during = async (question: object) => {
    await app.loopDelayMs();
    const { failed } = await presser.ask<Pressed>({ ...question, url: app.url, times });
    delays.failed += failed;
    return Math.max(1, (await app.loopDelayMs()) - resolutionMs);
  };
  try {
    await presser.ask({ what: 'draw', url: app.url });
    bench.say(`good and spoilt requests to ${platform}, in turn, in ${warmUps + rounds} rounds`);
    for (let round = 0; round < warmUps + rounds; round += 1) {
      delays.good.push(await during({ what: 'press', isStored: false }));
      delays.spoilt.push(await during({ what: 'spoil' }));
    }
  } finally {
    await stop();
  }
  return { ...delays, good: delays.good.slice(warmUps), spoilt: delays.spoilt.slice(warmUps) };
}

/** The platform on which it looks worse is the one that counts. */
async function measureHostile(bench: Workbench): Promise<Measured> {
  const measured = [];
  for (const platform of ['slack', 'teams'] as const) {
    const { good, spoilt, failed } = await measureDelays(bench, platform);
    const [ours, baseline] = [median(spoilt), median(good)];
    measured.push({ platform, ours, baseline, ratio: ours / baseline, failed });
  }
  const [worst] = measured.sort((left, right) => right.ratio - left.ratio);
  if (worst === undefined) throw new Error('Nothing was measured.');
  return {
    unit: 'ms late',
    ours: worst.ours,
    baseline: worst.baseline,
    ratio: worst.ratio,
    target: 3,
    bound: 'at most',
    alsoHolds: measured.every(({ failed }) => failed === 0),
    notes: [
      ...measured.map(({ platform, ratio, failed }) => `${platform} ${ratio.toFixed(2)}, ${failed} failed`),
      `the latest hundredth, medians of ${rounds} rounds of ${pressing * times} requests over ${connections} connections`,
    ],
  };
}

export const hostileRows: Row[] = [{ row: 'hostile', measure: measureHostile }];
