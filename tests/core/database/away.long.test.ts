import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { isDatabaseAway, unlessDatabaseIsAway } from '../../../src/core/database/away.ts';
import { insertMissing } from '../../../src/core/database/insert-missing.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { useDatabaseThatGoesAway } from '../../support/cut-database.ts';

const database = useDatabaseThatGoesAway();
const inTime = () => pause(3000, 'too late', { ref: false });

const told = (work: Promise<unknown>) =>
  Promise.race([unlessDatabaseIsAway(work).catch((error: unknown) => error), inTime()]);

describe('whoever waits for the database', () => {
  it.each<[string, () => Promise<void> | void]>([
    ['is gone', database.cut],
    ['says nothing any more', database.stall],
  ])('is told within three seconds that it %s, and served once it is back', async (_, goAway) => {
    await goAway();
    expect(await told(PersonModel.findOne().exec())).toMatchObject({
      code: 'unavailable',
      userMessage: expect.stringContaining('cannot reach its database'),
    });
    await database.mend();
    expect(await unlessDatabaseIsAway(PersonModel.findOne().exec())).toBeNull();
  });

  it('is told so when it went away from a write of many records', async () => {
    database.stall();
    const written = insertMissing(PersonModel, [{ _id: 'mei' }] as Person[]).catch((error: unknown) => error);
    await database.cut();
    const failure = await written;
    expect(failure).toBeInstanceOf(mongoose.mongo.MongoBulkWriteError);
    expect(await told(Promise.reject(failure))).toMatchObject({ code: 'unavailable' });
  });

  it('waits for what takes long while the database answers', async () => {
    expect(await unlessDatabaseIsAway(pause(2500, 'at last'))).toBe('at last');
  });

  it('is told of everything else as it is', async () => {
    const mistake = new Error('a mistake');
    expect(await told(Promise.reject(mistake))).toBe(mistake);
    const refused = await mongoose.connection.db?.command({ nonsense: 1 }).catch((error: unknown) => error);
    expect(await told(Promise.reject(refused))).toBe(refused);
    expect(isDatabaseAway(refused)).toBe(false);
  });
});
