import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PlatformOpen, Traffic } from './apart/platform.ts';
import { type Apart, askApart, startApart } from './apart.ts';
import { type AppProcess, databaseAt, startApp } from './app-process.ts';
import { allowed, type DeliveryPlatform } from './deliver-limits.ts';
import type { Measured, Row } from './row.ts';
import type { Workbench } from './workbench.ts';

const measuredSeconds = 60;
/** At first a few go out at once, and copies start one after the other: neither is counted. */
const settlingSeconds = 6;
const readers: Record<DeliveryPlatform, number> = { slack: 220, teams: 850 };

/** What a platform took in the measured time, once things had settled. */
async function watchTraffic(server: Apart): Promise<{ taken: number; traffic: Traffic }> {
  const read = () => server.ask<Traffic>({ what: 'traffic' });
  let first: number | undefined;
  while (first === undefined) {
    await pause(200);
    [first] = (await read()).takenAt;
  }
  await pause((settlingSeconds + measuredSeconds + 1) * 1000);
  const traffic = await read();
  const from = first + settlingSeconds * 1000;
  const counts = (at: number) => at >= from && at < from + measuredSeconds * 1000;
  return { taken: traffic.takenAt.filter(counts).length, traffic };
}

async function measureDelivery(
  bench: Workbench,
  platform: DeliveryPlatform,
  copies: number,
): Promise<Measured> {
  const dbName = `deliver-${platform}-${copies}`;
  const server = startApart('platform', { platform, people: readers[platform] });
  const cwd = await mkdtemp(join(tmpdir(), 'tandem-bench-app-'));
  const apps: AppProcess[] = [];
  try {
    const { env, accounts } = await server.ask<PlatformOpen>({ what: 'open' });
    await askApart('backlog', { uri: bench.uri, dbName }, { accounts });
    const MONGODB_URI = databaseAt(bench.uri, dbName);
    const starting = Array.from({ length: copies }, () => startApp({ ...env, MONGODB_URI }, cwd));
    apps.push(...(await Promise.all(starting)));
    const { taken, traffic } = await watchTraffic(server);
    const { messages, seconds } = allowed[platform];
    const [ours, baseline] = [taken / measuredSeconds, messages / seconds];
    return {
      unit: 'messages/s',
      ours,
      baseline,
      ratio: ours / baseline,
      target: 0.95,
      bound: 'at least',
      alsoHolds: traffic.refused === 0 && traffic.failed === 0,
      notes: [
        `${taken} messages in ${measuredSeconds} s by ${copies === 1 ? 'one process' : `${copies} processes`}`,
        `${traffic.refused} refused for their rate, ${traffic.failed} for anything else`,
      ],
    };
  } finally {
    await Promise.all(apps.map((app) => app.stop()));
    await server.close();
    await rm(cwd, { recursive: true, force: true });
  }
}

export const deliverRows: Row[] = (['slack', 'teams'] as const).flatMap((platform) => [
  { row: `deliver-${platform}`, measure: (bench: Workbench) => measureDelivery(bench, platform, 1) },
  {
    row: `deliver-${platform}-two-copies`,
    measure: (bench: Workbench) => measureDelivery(bench, platform, 2),
  },
]);
