import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import { CycleModel } from '../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { PersonModel } from '../../../src/core/people/person.ts';
import { nextReminderAt, sendReminders } from '../../../src/core/reminders/send-reminders.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { act, type Company } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let first: OneToOne;

/** Issued on 2 December, to be finalised by the 7th; the next is issued on the 9th. */
beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne: first } = await beginWithOpen(core));
});

async function sweepAt(moment: string): Promise<void> {
  core.turnTo(moment);
  await issueDue(core);
  await sendReminders(core);
}

const statuses = async () =>
  (await OneToOneModel.find().sort({ occurrence: 1 }).lean<OneToOne[]>()).map(({ status }) => status);
const statusOfFirst = async () => (await statuses())[0];
const lapseEntries = () => AuditEntryModel.find({ what: 'one-to-one.lapsed' }).lean();
/** To somebody in a zone that the pair's dates do not come from. */
const moveTo = (who: 'reviewee' | 'reviewer', timeZone: string) =>
  PersonModel.updateOne({ _id: company[who]._id }, { $set: { timeZone } });

/** The last day of the first one is the day on which the second is issued. */
async function closeTogether(): Promise<void> {
  const dates = {
    revieweeBy: isoDate('2026-12-07'),
    reviewerBy: isoDate('2026-12-08'),
    finaliseBy: isoDate('2026-12-09'),
  };
  await OneToOneModel.updateOne({ _id: first._id }, { $set: dates });
}

describe('an open 1-to-1 of a recurring thread', () => {
  it('O15 lapses once the next one has been issued and its finalise-by day is over', async () => {
    await sweepAt('2026-12-09T08:59:00Z');
    expect(await statuses()).toEqual(['open']);
    await sweepAt('2026-12-09T09:00:00Z');
    expect(await statuses()).toEqual(['lapsed', 'open']);
  });

  it('O15 V3 lapses with a line in the audit log that names nobody, and without a notice', async () => {
    core.turnTo('2026-12-09T09:00:00Z');
    await issueDue(core);
    expect(await lapseEntries()).toMatchObject([{ from: 'system', oneToOneId: first._id }]);
    expect((await lapseEntries())[0]?.actorId).toBeUndefined();
    expect(
      await MessageModel.countDocuments({ oneToOneId: first._id, 'notice.kind': { $ne: 'issued' } }),
    ).toBe(0);
  });

  it('O15 is not lapsed while its finalise-by day lasts, and lapses by itself at its end', async () => {
    await closeTogether();
    await sweepAt('2026-12-09T09:00:00Z');
    expect(await statuses()).toEqual(['open', 'open']);
    await sweepAt('2026-12-09T23:59:59Z');
    expect(await statusOfFirst()).toBe('open');
    expect(await nextReminderAt()).toEqual(new Date('2026-12-10T00:00:00Z'));
    await sweepAt('2026-12-10T00:00:00Z');
    expect(await statuses()).toEqual(['lapsed', 'open']);
    expect(await lapseEntries()).toHaveLength(1);
  });

  it.each(['reviewee', 'reviewer'] as const)(
    'O15 waits for the end of the day where the %s lives',
    async (who) => {
      await closeTogether();
      await moveTo(who, 'America/Los_Angeles');
      await sweepAt('2026-12-09T18:00:00Z');
      await sweepAt('2026-12-10T07:59:59Z');
      expect(await statusOfFirst()).toBe('open');
      await sweepAt('2026-12-10T08:00:00Z');
      expect(await statusOfFirst()).toBe('lapsed');
    },
  );

  it('O15 stays open as long as there is no next one', async () => {
    await CycleModel.updateOne(
      { _id: company.cycle._id },
      { $set: { status: 'ended' }, $unset: { nextIssueAt: 1 } },
    );
    await sweepAt('2026-12-23T09:00:00Z');
    expect(await statuses()).toEqual(['open']);
  });

  it('O15 stays open when the next one was skipped', async () => {
    const absences = [{ from: isoDate('2026-12-08'), until: isoDate('2026-12-15') }];
    await PersonModel.updateOne({ _id: company.reviewee._id }, { $set: { absences } });
    await sweepAt('2026-12-09T09:00:00Z');
    expect(await statuses()).toEqual(['open', 'skipped']);
  });

  it('O15 stays open when the next one was skipped, and that was archived', async () => {
    const absences = [{ from: isoDate('2026-12-08'), until: isoDate('2026-12-15') }];
    await PersonModel.updateOne({ _id: company.reviewee._id }, { $set: { absences } });
    await sweepAt('2026-12-09T09:00:00Z');
    const { _id } = await OneToOneModel.findOne({ status: 'skipped' }).orFail().lean<OneToOne>();
    await act(core, company.hr, { type: 'archive-one-to-one', oneToOneId: _id });
    await act(core, company.reviewer, { type: 'mute-reminders', oneToOneId: first._id, isMuted: true });
    await sweepAt('2026-12-09T10:00:00Z');
    expect(await statuses()).toEqual(['open', 'archived']);
  });

  it('O15 stays open when it was restored by hand', async () => {
    await act(core, company.hr, { type: 'archive-one-to-one', oneToOneId: first._id });
    await act(core, company.hr, { type: 'restore-one-to-one', oneToOneId: first._id });
    await sweepAt('2026-12-09T09:00:00Z');
    expect(await statuses()).toEqual(['open', 'open']);
  });

  it('O15 stays open when it was reopened by hand, until it is finalised', async () => {
    await act(core, company.hr, { type: 'finalise', oneToOneId: first._id });
    await act(core, company.hr, { type: 'reopen', oneToOneId: first._id }, { reason: 'Too early' });
    await sweepAt('2026-12-09T09:00:00Z');
    await sweepAt('2026-12-16T09:00:00Z');
    expect(await statuses()).toEqual(['open', 'lapsed', 'open']);
    await act(core, company.hr, { type: 'finalise', oneToOneId: first._id });
    await sweepAt('2026-12-17T09:00:00Z');
    expect(await statusOfFirst()).toBe('finalised');
  });

  it('O15 stays finalised, and archived', async () => {
    await act(core, company.hr, { type: 'finalise', oneToOneId: first._id });
    await sweepAt('2026-12-09T09:00:00Z');
    const second = await OneToOneModel.findOne({ status: 'open' }).orFail().lean<OneToOne>();
    await act(core, company.hr, { type: 'archive-one-to-one', oneToOneId: second._id });
    await sweepAt('2026-12-16T09:00:00Z');
    expect(await statuses()).toEqual(['finalised', 'archived', 'open']);
  });

  it('O15 lapsed and archived comes back as it was', async () => {
    await sweepAt('2026-12-09T09:00:00Z');
    await act(core, company.hr, { type: 'archive-one-to-one', oneToOneId: first._id });
    await act(core, company.hr, { type: 'restore-one-to-one', oneToOneId: first._id });
    expect(await statusOfFirst()).toBe('lapsed');
  });
});

describe('a one-off', () => {
  it('O15 does not lapse, however late it is', async () => {
    await OneToOneModel.updateOne({ _id: first._id }, { $set: { isRecurring: false } });
    await sweepAt('2026-12-09T09:00:00Z');
    expect(await statuses()).toEqual(['open', 'open']);
  });
});

describe('lapsing that was cut short', () => {
  const cutShort = () =>
    CycleModel.updateOne(
      { _id: company.cycle._id },
      { $set: { issuing: { since: new Date('2026-12-09T09:00:00Z'), occurrences: [1] } } },
    );

  it('O15 is made up for by the next sweep, after the next one was stored and nothing lapsed', async () => {
    await sweepAt('2026-12-09T09:00:00Z');
    await OneToOneModel.updateOne(
      { _id: first._id },
      { $set: { status: 'open' }, $unset: { lapsedAt: 1, remindAt: 1 } },
    );
    await AuditEntryModel.collection.deleteMany({});
    await cutShort();
    await sweepAt('2026-12-09T09:01:00Z');
    expect(await statuses()).toEqual(['lapsed', 'open']);
    expect(await lapseEntries()).toHaveLength(1);
  });

  it('O15 is made known by the next sweep, after it lapsed and nothing was noted', async () => {
    await sweepAt('2026-12-09T09:00:00Z');
    await AuditEntryModel.collection.deleteMany({});
    await cutShort();
    await sweepAt('2026-12-09T09:01:00Z');
    expect(await lapseEntries()).toMatchObject([{ at: new Date('2026-12-09T09:00:00Z') }]);
  });

  it('O15 is done by the sweep that reminds when that is at it, and known once', async () => {
    await closeTogether();
    await sweepAt('2026-12-09T09:00:00Z');
    core.turnTo('2026-12-10T00:00:00Z');
    await Promise.all([sendReminders(core), sendReminders(core), issueDue(core)]);
    await sendReminders(core);
    expect(await statuses()).toEqual(['lapsed', 'open']);
    expect(await lapseEntries()).toHaveLength(1);
  });
});
