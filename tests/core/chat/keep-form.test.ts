import { beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { keepForm, openKeptForm } from '../../../src/core/chat/keep-form.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const mei = { _id: 'mei' };
const tomasz = { _id: 'tomasz' };
const form = {
  action: { type: 'open-agenda-form-for-message' },
  values: { text: 'My secret worry', topics: ['goals', 'praise'] },
} as const;
const asTyped = { action: form.action, values: { text: form.values.text, topics: [...form.values.topics] } };

let core: TestCore;

beforeEach(async () => {
  await clearDatabase();
  core = makeTestCore('2026-12-14T09:00:00Z');
});

const stored = () => mongoose.connection.collection('keptForms').find().toArray();

describe('a form that could not be opened', () => {
  it('is kept as it was, and opens again and again within the day', async () => {
    const id = await keepForm(core, mei, asTyped);
    for (const moment of ['2026-12-14T09:00:00Z', '2026-12-15T08:59:59Z']) {
      core.turnTo(moment);
      expect(await openKeptForm(core, mei, id)).toEqual(asTyped);
    }
  });

  it('is sealed, and opens as no other', async () => {
    const [one, other] = [await keepForm(core, mei, asTyped), await keepForm(core, mei, asTyped)];
    expect(JSON.stringify(await stored())).not.toMatch(/secret|agenda/);
    const [first] = await stored();
    await mongoose.connection
      .collection<{ _id: string }>('keptForms')
      .updateOne({ _id: other }, { $set: { sealed: first?.sealed } });
    await expect(openKeptForm(core, mei, other)).rejects.toMatchObject({ code: 'not-found' });
    expect(await openKeptForm(core, mei, one)).toEqual(asTyped);
  });

  it('answers the same to somebody else, for what never was, and after a day', async () => {
    const id = await keepForm(core, mei, asTyped);
    const refusalOf = (who: { _id: string }, which: string) =>
      openKeptForm(core, who, which).then(
        () => undefined,
        ({ code, userMessage }: { code: string; userMessage: string }) => ({ code, userMessage }),
      );
    const ofAnother = await refusalOf(tomasz, id);
    expect(ofAnother).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(mei, 'nothing')).toEqual(ofAnother);
    core.turnTo('2026-12-15T09:00:00Z');
    expect(await refusalOf(mei, id)).toEqual(ofAnother);
  });

  it('is forgotten by the database after a day', async () => {
    expect(await mongoose.connection.collection('keptForms').indexes()).toContainEqual(
      expect.objectContaining({ key: { keptAt: 1 }, expireAfterSeconds: 86_400 }),
    );
  });
});
