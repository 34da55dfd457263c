import './dump/fixed-date.ts';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { connectMongoose } from '../src/core/database/connect.ts';
import { openDatabase } from '../src/engine/open-database.ts';
import { startTandem } from '../src/main.ts';
import { playFirstWeek, playSettings } from './dump/first-week.ts';
import { playAfterTheEnd, playLastWeek, playSecondWeek } from './dump/later-weeks.ts';
import { openStage, type Stage } from './dump/stage.ts';
import { writeDump } from './dump/write-dump.ts';

/** Of invented people alone: it is no secret at all. */
const secret = Buffer.from('a secret of the tests and no other'.slice(0, 32));

/** Plays the playground's organisation for weeks, and keeps what is then in the database and in the data directory. */
async function makeDump(folder: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tandem-dump-'));
  const env = { DATA_DIR: dataDir, TANDEM_SECRET: secret.toString('base64'), LOG_LEVEL: 'warn' };
  const tandem = await startTandem({ ...env, PORT: '3999', PLAYGROUND: 'on' });
  const stage = await openStage(tandem.url, secret);
  await playWeeks(stage).finally(() => tandem.stop());
  const log = pino({ level: 'warn' });
  const database = await openDatabase({ dataDir, log });
  await connectMongoose(database.uri);
  await playAfterTheEnd(stage);
  await mkdir(folder, { recursive: true });
  const count = await writeDump(join(folder, 'database.jsonl.gz'));
  await mongoose.disconnect();
  await database.close();
  const stored = await readFile(join(dataDir, 'playground.json'));
  await writeFile(join(folder, 'playground.json.gz'), gzipSync(stored, { level: 9 }));
  await writeFile(join(folder, 'secret-of-the-tests'), `${secret.toString('base64')}\n`);
  await rm(dataDir, { recursive: true, force: true });
  process.stdout.write(`${count} documents as of ${stage.core.clock.now().toISOString()}\n`);
}

async function playWeeks(stage: Stage): Promise<void> {
  await playSettings(stage);
  await playFirstWeek(stage);
  await stage.passDays(9);
  await playSecondWeek(stage);
  await stage.passDays(19);
  await playLastWeek(stage);
}

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('Say where to: npx tsx scripts/make-dump.ts tests/dumps/<name>');
await makeDump(folder);
