import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlatformOpen } from './apart/platform.ts';
import { type Apart, askApart, startApart } from './apart.ts';
import { type AppProcess, databaseAt, startApp } from './app-process.ts';
import type { DeliveryPlatform } from './deliver-limits.ts';
import type { Workbench } from './workbench.ts';

interface Size {
  people: number;
  /** So many of them press, each in their own 1-to-1. */
  pressing: number;
  connections: number;
}

/** An app with a company in its database, and those who press in it. */
export interface PressedApp {
  place: { uri: string; dbName: string };
  presser: Apart;
  app: AppProcess;
  stop(): Promise<void>;
}

/**
 * @param name tells its database from those of other rows
 * @param profiledTo a folder in which the app leaves a profile of its processor time
 */
export async function startPressedApp(
  bench: Pick<Workbench, 'uri'>,
  name: string,
  platform: DeliveryPlatform,
  size: Size,
  profiledTo?: string,
): Promise<PressedApp> {
  const place = { uri: bench.uri, dbName: `${name}-${platform}` };
  const presser = startApart('presses', { ...place, platform, ...size });
  const cwd = await mkdtemp(join(tmpdir(), 'tandem-bench-app-'));
  const { env, accounts } = await presser.ask<PlatformOpen>({ what: 'open' });
  await askApart('press-company', place, { accounts });
  const MONGODB_URI = databaseAt(place.uri, place.dbName);
  const app = await startApp({ ...env, MONGODB_URI }, cwd, profiledTo);
  return {
    place,
    presser,
    app,
    async stop() {
      await Promise.all([app.stop(), presser.close()]);
      await rm(cwd, { recursive: true, force: true });
    },
  };
}
