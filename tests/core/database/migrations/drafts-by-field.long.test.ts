import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { draftsByField } from '../../../../src/core/database/migrations/drafts-by-field.ts';
import type { Db } from '../../../../src/core/database/migrations/migration.ts';
import { restoreDump } from '../../../support/restore-dump.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase();
beforeEach(clearDatabase);

type Value = string | string[];
interface Draft {
  values?: Record<string, Value>;
  at?: Date;
  fields?: Record<string, { value: Value; at: Date }>;
}
interface Stored {
  _id: string;
  parts: Record<
    'reviewee' | 'reviewer',
    { drafts?: Record<string, Draft>; shared?: Record<string, unknown> }
  >;
}

const at = new Date('2026-12-07T09:00:00Z');
const oneToOnes = () => mongoose.connection.collection<Stored>('oneToOnes');
const all = () => oneToOnes().find().sort({ _id: 1 }).toArray();

function up(signal = new AbortController().signal): Promise<number> {
  return draftsByField.up(mongoose.connection.db as Db, signal);
}

/** Every draft that is stored, with what is shared beneath it. */
function draftsIn(stored: readonly Stored[]) {
  return stored.flatMap(({ _id, parts }) =>
    Object.entries(parts).flatMap(([part, { drafts = {}, shared = {} }]) =>
      Object.entries(drafts).map(([author, draft]) => ({ id: `${_id} ${part} ${author}`, draft, shared })),
    ),
  );
}

const asTyped = (answer: unknown): Value => {
  if (Array.isArray(answer)) return answer;
  if (answer === true) return 'yes';
  return answer === false ? 'no' : `${answer}`;
};
/** The later of two that are of one field counts; what is empty is as if it were not there. */
const filled = (entries: [string, Value][]) =>
  Object.fromEntries(Object.entries(Object.fromEntries(entries)).filter(([, { length }]) => length > 0));

/** What the form shows that has this draft: before, the draft is all of it; after, it lies over what is shared. */
const shownBefore = ({ values = {} }: Draft) => filled(Object.entries(values));
const shownAfter = ({ fields = {} }: Draft, shared: Record<string, unknown>) =>
  filled([
    ...Object.entries(shared).map(([id, answer]): [string, Value] => [id, asTyped(answer)]),
    ...Object.entries(fields).map(([id, { value }]): [string, Value] => [id, value]),
  ]);

const stored = (_id: string, drafts: Record<string, Draft>, shared?: Record<string, unknown>): Stored => ({
  _id,
  parts: { reviewee: { drafts, ...(shared && { shared }) }, reviewer: {} },
});

describe('drafts by field', () => {
  it('keeps what differs from what is shared, and says what was emptied', async () => {
    const shared = { mood: 4, off: '2026-12-24', rested: true, days: ['Mon'], title: 'Kept' };
    const values = { mood: '4', rested: 'no', days: ['Mon', 'Tue'], title: 'Kept', moved: 'half a sent' };
    await oneToOnes().insertOne(stored('a', { mei: { values, at } }, shared));
    expect(await up()).toBe(1);
    expect(await all()).toEqual([
      stored(
        'a',
        {
          mei: {
            fields: {
              rested: { value: 'no', at },
              days: { value: ['Mon', 'Tue'], at },
              moved: { value: 'half a sent', at },
              off: { value: '', at },
            },
          },
        },
        shared,
      ),
    ]);
  });

  it('removes a draft that says nothing else than what is shared', async () => {
    await oneToOnes().insertMany([
      stored('a', { mei: { values: { mood: '4' }, at }, tom: { values: { mood: '5' }, at } }, { mood: 4 }),
      stored('b', { mei: { values: {}, at } }),
    ]);
    await up();
    expect(await all()).toEqual([
      stored('a', { tom: { fields: { mood: { value: '5', at } } } }, { mood: 4 }),
      stored('b', {}),
    ]);
  });

  it('takes typed text for text, whatever it looks like', async () => {
    const values = { a: '$parts.reviewer.shared', b: '$$ROOT', 'c-d_e': '{"$set":1}' };
    await oneToOnes().insertOne(stored('a', { mei: { values, at } }));
    await up();
    expect(shownAfter(draftsIn(await all())[0]?.draft ?? {}, {})).toEqual(values);
  });

  it('leaves everything else as it is, and changes nothing the second time', async () => {
    const others = [
      stored('new', { mei: { fields: { mood: { value: '5', at } } } }, { mood: 4 }),
      { _id: 'skipped', parts: { reviewee: {}, reviewer: { shared: { values: 'a question called so' } } } },
      { _id: 'odd', parts: { reviewee: { drafts: null }, reviewer: { drafts: { mei: null, tom: {} } } } },
      { _id: 'without', parts: {} },
    ];
    await oneToOnes().insertMany(others as never);
    const before = await all();
    expect(await up()).toBe(0);
    expect(await all()).toEqual(before);
  });

  it('goes on where it was cut short', async () => {
    const many = Array.from({ length: 450 }, (_, index) =>
      stored(`${1000 + index}`, { mei: { values: { mood: `${index}` }, at } }),
    );
    await oneToOnes().insertMany(many);
    const cut = new AbortController();
    const writing = cutAfterOneBatch(cut);
    await expect(up(cut.signal)).rejects.toThrow('cut short');
    writing.mend();
    const done = draftsIn(await all()).filter(({ draft }) => draft.fields).length;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(many.length);
    expect(await up()).toBe(many.length - done);
    expect(draftsIn(await all()).map(({ draft, shared }) => shownAfter(draft, shared))).toEqual(
      many.map((_, index) => ({ mood: `${index}` })),
    );
  });

  it('O2 shows every author of the kept database the form that they had', async () => {
    await restoreDump('before-migrations');
    const before = draftsIn(await all());
    expect(before.length).toBeGreaterThanOrEqual(15);
    expect(await up()).toBe(before.length);
    const after = new Map(draftsIn(await all()).map(({ id, draft }) => [id, draft]));
    for (const { id, draft, shared } of before)
      expect({ id, shown: shownAfter(after.get(id) ?? {}, shared) }).toEqual({
        id,
        shown: shownBefore(draft),
      });
    expect([...after.values()].filter(({ values }) => values)).toEqual([]);
  });

  it('O4 shows the same form after as before, whatever was typed and shared', async () => {
    const fields = ['a', 'b', 'c', 'd'];
    const typed = fc.oneof(fc.string(), fc.constantFrom('yes', 'no', '4', '7.5'), fc.array(fc.string()));
    const answer = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom(true, false, 4, 7.5),
      fc.array(fc.string()),
    );
    const of = <T>(value: fc.Arbitrary<T>) => fc.dictionary(fc.constantFrom(...fields), value);
    const part = fc.record(
      { drafts: fc.dictionary(fc.constantFrom('mei', 'tom'), of(typed)), shared: of(answer) },
      { requiredKeys: [] },
    );
    const whole = fc.array(fc.record({ reviewee: part, reviewer: part }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(whole, async (parts) => {
        await clearDatabase();
        const asDrafts = ({ drafts, ...rest }: { drafts?: Record<string, Record<string, Value>> }) => ({
          ...rest,
          ...(drafts && {
            drafts: Object.fromEntries(
              Object.entries(drafts).map(([author, values]) => [author, { values, at }]),
            ),
          }),
        });
        const documents = parts.map(({ reviewee, reviewer }, index) => ({
          _id: `${index}`,
          parts: { reviewee: asDrafts(reviewee), reviewer: asDrafts(reviewer) },
        }));
        if (documents.length > 0) await oneToOnes().insertMany(documents);
        const before = draftsIn(await all());
        await up();
        const after = new Map(draftsIn(await all()).map(({ id, draft }) => [id, draft]));
        for (const { id, draft, shared } of before) {
          expect(shownAfter(after.get(id) ?? {}, shared)).toEqual(shownBefore(draft));
          // Nothing that is shared already is kept a second time.
          for (const [field, { value }] of Object.entries(after.get(id)?.fields ?? {}))
            expect(JSON.stringify(value)).not.toBe(JSON.stringify(shared[field] ?? ''));
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Cuts the work short after the first batch that was written. */
function cutAfterOneBatch(cut: AbortController) {
  const { prototype } = mongoose.mongo.Collection;
  const { bulkWrite } = prototype;
  prototype.bulkWrite = async function (this: mongoose.mongo.Collection, ...given) {
    const result = await bulkWrite.apply(this, given);
    cut.abort(new Error('cut short'));
    return result;
  };
  return {
    mend: () => {
      prototype.bulkWrite = bulkWrite;
    },
  };
}
