import { beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { issueDue } from '../../../../src/core/cycles/issue/issue-due.ts';
import { allMigrations } from '../../../../src/core/database/migrations/all-migrations.ts';
import type { Db } from '../../../../src/core/database/migrations/migration.ts';
import { hintsOffFor } from '../../../../src/core/hints/hint-switches.ts';
import { type OneToOne, OneToOneModel } from '../../../../src/core/one-to-ones/one-to-one.ts';
import { sendReminders } from '../../../../src/core/reminders/send-reminders.ts';
import { beginWithOpen } from '../../../support/begin-with.ts';
import { act, type Company } from '../../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../../support/test-core.ts';
import { useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let first: OneToOne;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne: first } = await beginWithOpen(core));
});

/** What version 4 of the stored shapes came with. */
async function up(): Promise<number> {
  const migration = allMigrations.find(({ number }) => number === 4);
  return migration ? migration.up(mongoose.connection.db as Db, new AbortController().signal) : 0;
}

const hintSwitches = () => mongoose.connection.collection<{ _id: string; off: string[] }>('hintSwitches');
const shownHints = () => mongoose.connection.collection<{ _id: string; kind: string }>('shownHints');
const statuses = async () =>
  (await OneToOneModel.find().sort({ occurrence: 1 }).lean<OneToOne[]>()).map(({ status }) => status);

/** As the version before leaves them: several open ones of one pair, at which nobody looks any more. */
async function asBefore(...moments: string[]): Promise<void> {
  for (const moment of moments) {
    core.turnTo(moment);
    await issueDue(core);
  }
  await OneToOneModel.collection.updateMany(
    { status: { $in: ['open', 'lapsed'] } },
    { $set: { status: 'open' }, $unset: { lapsedAt: 1, staysOpen: 1, remindAt: 1 } },
  );
}

describe('a database of the version before', () => {
  it('O15 lets lapse what lies behind a newer one, with the next look, and keeps the newest open', async () => {
    await asBefore('2026-12-09T09:00:00Z', '2026-12-16T09:00:00Z', '2026-12-23T09:00:00Z');
    expect(await statuses()).toEqual(['open', 'open', 'open', 'open']);
    expect(await up()).toBe(4);
    expect(await up()).toBe(0);
    await sendReminders(core);
    expect(await statuses()).toEqual(['lapsed', 'lapsed', 'lapsed', 'open']);
    const newest = await OneToOneModel.findOne({ status: 'open' }).orFail().lean<OneToOne>();
    expect(newest.remindAt?.getTime()).toBeGreaterThan(core.clock.now().getTime());
  });

  it.each([
    ['reopened', { type: 'finalise' }, { type: 'reopen' }],
    ['restored', { type: 'archive-one-to-one' }, { type: 'restore-one-to-one' }],
  ] as const)('O15 keeps open what was %s by hand', async (_, close, open) => {
    await act(core, company.hr, { ...close, oneToOneId: first._id });
    await act(core, company.hr, { ...open, oneToOneId: first._id }, { reason: 'Too early' });
    await asBefore('2026-12-09T09:00:00Z');
    await up();
    await sendReminders(core);
    expect(await statuses()).toEqual(['open', 'open']);
  });

  it('keeps a hint that somebody turned off turned off, under its new name', async () => {
    await hintSwitches().insertOne({ _id: company.reviewer._id, off: ['overdue', 'not-held'] });
    await shownHints().insertOne({ _id: `${company.reviewer._id}:2026-11-30`, kind: 'not-held' });
    await up();
    expect(await hintsOffFor(company.reviewer._id)).toEqual(['overdue', 'did-not-happen']);
    expect((await shownHints().findOne({}))?.kind).toBe('did-not-happen');
    await act(core, company.reviewer, { type: 'switch-hint', kind: 'did-not-happen' as never, isOn: true });
    expect(await hintsOffFor(company.reviewer._id)).toEqual(['overdue']);
  });
});
