import mongoose from 'mongoose';
import { pino } from 'pino';
import { migrate } from '../../../../src/core/database/migrations/migrate.ts';

/** A copy of the app that gets half way through a migration, and then does nothing until it is killed. */
const [, , uri = '', dbName = '', leaseMs = ''] = process.argv;
const { db } = (await mongoose.connect(uri, { dbName })).connection;
if (!db) throw new Error('not connected');
await migrate({
  db,
  log: pino({ level: 'silent' }),
  leaseMs: Number(leaseMs),
  migrations: [
    {
      number: 1,
      name: 'half way',
      async up() {
        const half = await db.collection('pebbles').find({ isSmooth: false }).limit(50).toArray();
        const ids = half.map(({ _id }) => _id);
        await db.collection('pebbles').updateMany({ _id: { $in: ids } }, { $set: { isSmooth: true } });
        process.stdout.write('half way\n');
        return new Promise<number>(() => setInterval(() => {}, 1000));
      },
    },
  ],
});
