import type { Pressed } from './apart/presses.ts';
import type { BareState } from './apart/serve-bare.ts';
import { type Apart, startApart } from './apart.ts';
import type { AppProcess } from './app-process.ts';
import { cpuShares } from './cpu-shares.ts';
import type { DeliveryPlatform } from './deliver-limits.ts';
import { startPressedApp } from './pressed-app.ts';
import { type Measured, median, type Row } from './row.ts';
import type { Workbench } from './workbench.ts';

const people = 2000;
/** So many of them press, each in their own 1-to-1. */
const pressing = 200;
const connections = 20;
/** Code is compiled while it runs: the first rounds do not count. */
const warmUps = 6;
const rounds = 21;
/** The bare app is quicker: with more presses its rounds take about as long. */
const bareTimes = 5;

const targets: Record<DeliveryPlatform, number> = { slack: 0.25, teams: 0.2 };

/** Where the presses come from, and the two that answer them. */
interface Sides {
  presser: Apart;
  app: AppProcess;
  bare: Apart;
}

/** What both came to, in the order of the rounds. */
interface Rounds {
  ours: Pressed[];
  theirs: Pressed[];
  /** How long each kept a processor busy for one press, in milliseconds. */
  busyMs: { ours: number; theirs: number };
  startedAt: number;
}

async function measurePresses(bench: Workbench, platform: DeliveryPlatform): Promise<Measured> {
  const size = { people, pressing, connections };
  const { place, app, presser, stop } = await startPressedApp(
    bench,
    'press',
    platform,
    size,
    bench.profiledTo,
  );
  const bare = startApart(`bare-${platform}`, place);
  let pressed: Rounds;
  try {
    bench.say(`${pressing} people open their form`);
    await presser.ask({ what: 'draw', url: app.url });
    bench.say(`they press in ${warmUps + rounds} rounds`);
    pressed = await pressInTurn({ presser, app, bare });
  } finally {
    await Promise.all([stop(), bare.close()]);
  }
  const shares = bench.profiledTo === undefined ? [] : await sharesSince(pressed.startedAt, bench.profiledTo);
  const measured = compare(pressed, targets[platform]);
  return { ...measured, notes: [...measured.notes, ...shares] };
}

/** One after the other, so that whatever else the machine does slows both. */
async function pressInTurn({ presser, app, bare }: Sides): Promise<Rounds> {
  const { url: bareUrl } = await bare.ask<BareState>();
  const ours: Pressed[] = [];
  const theirs: Pressed[] = [];
  const pressBoth = async () => {
    ours.push(await presser.ask<Pressed>({ what: 'press', url: app.url, times: 1, isStored: true }));
    theirs.push(
      await presser.ask<Pressed>({ what: 'press', url: bareUrl, times: bareTimes, isStored: false }),
    );
  };
  const busy = async () => ({
    ours: await app.cpuSeconds(),
    theirs: (await bare.ask<BareState>()).cpuSeconds,
  });
  for (let round = 0; round < warmUps; round += 1) await pressBoth();
  ours.length = 0;
  theirs.length = 0;
  const before = await busy();
  const startedAt = performance.now();
  for (let round = 0; round < rounds; round += 1) await pressBoth();
  const after = await busy();
  const each = (side: 'ours' | 'theirs', presses: number) => (1000 * (after[side] - before[side])) / presses;
  return {
    ours,
    theirs,
    busyMs: { ours: each('ours', pressesIn(ours)), theirs: each('theirs', pressesIn(theirs)) },
    startedAt,
  };
}

function pressesIn(pressed: readonly Pressed[]): number {
  return pressed.reduce((sum, { presses }) => sum + presses, 0);
}

function compare({ ours, theirs, busyMs }: Rounds, target: number): Measured {
  const rate = ({ presses, seconds }: Pressed) => presses / seconds;
  const ratios = ours.flatMap((own, round) => (theirs[round] ? rate(own) / rate(theirs[round]) : []));
  return {
    unit: 'presses/s',
    ours: median(ours.map(rate)),
    baseline: median(theirs.map(rate)),
    ratio: median(ratios),
    target,
    bound: 'at least',
    alsoHolds: [...ours, ...theirs].every(({ failed, lost }) => failed + lost === 0),
    notes: [
      `${rounds} rounds of ${ours[0]?.presses} and ${theirs[0]?.presses} presses over ${connections} connections`,
      `ratios from ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`,
      `processor time of a press: ${busyMs.ours.toFixed(2)} ms, bare ${busyMs.theirs.toFixed(2)} ms, which is ${(busyMs.theirs / busyMs.ours).toFixed(2)}`,
    ],
  };
}

async function sharesSince(startedAt: number, folder: string): Promise<string[]> {
  const shares = await cpuShares(folder, (performance.now() - startedAt) / 1000);
  return shares.map(({ part, share }) => `${part} ${(100 * share).toFixed(0)} %`);
}

export const pressRows: Row[] = (['slack', 'teams'] as const).map((platform) => ({
  row: `${platform}-press`,
  measure: (bench: Workbench) => measurePresses(bench, platform),
}));
