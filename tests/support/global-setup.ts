import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openDatabase } from '../../src/engine/open-database.ts';
import { rememberTestEngine } from './test-engine.ts';

/** One engine for the whole run; every test file has a database of its own in it. */
// biome-ignore lint/style/noDefaultExport: Jest asks for one.
export default async function startTestEngine(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tandem-tests-'));
  const log = pino({ level: 'info' }, pino.destination({ dest: 2, sync: true }));
  const database = await openDatabase({ mongodbUri: undefined, dataDir, log });
  process.env.TANDEM_TEST_MONGODB_URI = database.uri;
  rememberTestEngine({ database, dataDir });
}
