import { beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

const Pebble = mongoose.model('Pebble', new mongoose.Schema({ name: { type: String, unique: true } }));

useTestDatabase();
beforeEach(clearDatabase);

describe('the connection to the database', () => {
  it('keeps what a unique index forbids out', async () => {
    await Pebble.create({ name: 'smooth' });
    await expect(Pebble.create({ name: 'smooth' })).rejects.toMatchObject({ code: 11000 });
  });

  it('finds a database emptied between tests', async () => {
    expect(await Pebble.countDocuments()).toBe(0);
  });

  it('refuses a filter with a misspelt path', async () => {
    await expect(Pebble.deleteMany({ nmae: 'smooth' })).rejects.toThrow(/nmae/);
  });
});
