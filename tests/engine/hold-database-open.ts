// A stand-in for a running app, in a process of its own: opens the database of a directory and stays.
import { pino } from 'pino';
import { openDatabase } from '../../src/engine/open-database.ts';

const [dataDir = ''] = process.argv.slice(2);
const database = await openDatabase({ dataDir, log: pino({ level: 'silent' }) });
process.on('SIGTERM', () => void database.close());
process.stdout.write(`${database.uri}\n`);
