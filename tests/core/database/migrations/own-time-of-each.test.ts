import { beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { resumeCycle } from '../../../../src/core/cycles/change/pause-cycle.ts';
import { type Cycle, CycleModel } from '../../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../../src/core/cycles/issue/issue-due.ts';
import { listRecorded, readSoFar } from '../../../../src/core/cycles/plan/record.ts';
import type { Db } from '../../../../src/core/database/migrations/migration.ts';
import { ownTimeOfEach } from '../../../../src/core/database/migrations/own-time-of-each.ts';
import { OneToOneModel } from '../../../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../../../src/core/people/person.ts';
import { TeamModel } from '../../../../src/core/people/team.ts';
import { QuestionSetModel, questionSetInputSchema } from '../../../../src/core/question-sets/question-set.ts';
import { readCycle, startWeekly } from '../../../support/cycles.ts';
import { addPerson } from '../../../support/small-company.ts';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-01T12:00:00Z');

let ann: Person;
let pat: Person;

beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-01T12:00:00Z');
  const chief = await addPerson('Chief', { timeZone: 'Europe/London' });
  const { _id: primaryTeamId } = await TeamModel.create({ name: 'All', primaryManagerId: chief._id });
  ann = await addPerson('Ann', { primaryTeamId, timeZone: 'Europe/London' });
  pat = await addPerson('Pat', { primaryTeamId, timeZone: 'America/Los_Angeles' });
});

function sweepAt(moment: string) {
  core.turnTo(moment);
  return issueDue(core);
}

/** As the version before stored how far a cycle was. */
interface Old {
  nextOccurrence: number;
  issuedUntilAt?: Date;
  nextIssueAt?: Date;
  missedOccurrences?: { occurrence: number; finaliseBy: string }[];
  joining?: object;
  status?: string;
  pausedUntil?: string;
}

async function asBefore(cycleId: string, old: Old): Promise<void> {
  await CycleModel.collection.updateOne(
    { _id: cycleId as never },
    {
      $set: { missedOccurrences: [], issuedToHash: 'x', ...old },
      $unset: {
        revision: 1,
        issuedOccurrences: 1,
        pauses: 1,
        lookedUntilAt: 1,
        lookedChange: 1,
        ...(!old.nextIssueAt && { nextIssueAt: 1 as const }),
      },
    },
  );
}

function up(): Promise<number> {
  return ownTimeOfEach.up(mongoose.connection.db as Db, new AbortController().signal);
}

const issued = async () => {
  const names = new Map([ann, pat].map(({ _id, name }) => [_id, name]));
  const all = await OneToOneModel.find({ status: { $in: ['open', 'lapsed'] } }).lean();
  return all.map(({ occurrence, revieweeId }) => `${occurrence} ${names.get(revieweeId)}`).sort();
};

describe('a cycle of the version before', () => {
  it('C16 that is being issued around the world goes on with those who wait: nobody twice, nobody missed', async () => {
    const { _id } = await startWeekly(core);
    await sweepAt('2026-12-16T09:00:00Z');
    await asBefore(_id, {
      nextOccurrence: 0,
      issuedUntilAt: new Date('2026-12-16T09:00:00Z'),
      nextIssueAt: new Date('2026-12-16T17:00:00Z'),
    });
    expect(await up()).toBe(1);
    expect(await sweepAt('2026-12-16T16:59:00Z')).toMatchObject({ issued: 0, missed: 0 });
    expect(await sweepAt('2026-12-16T17:00:00Z')).toMatchObject({ issued: 1, missed: 0 });
    expect(await issued()).toEqual(['0 Ann', '0 Pat']);
    expect(await up()).toBe(0);
  });

  it('C19 that waits for its next occurrence calls nothing missed that was issued', async () => {
    const { _id } = await startWeekly(core);
    await sweepAt('2026-12-16T20:00:00Z');
    await asBefore(_id, { nextOccurrence: 1, nextIssueAt: new Date('2026-12-22T19:00:00Z') });
    await up();
    expect(await sweepAt('2026-12-23T20:00:00Z')).toMatchObject({ issued: 2, missed: 0 });
    expect(await sweepAt('2027-01-06T20:00:00Z')).toMatchObject({ issued: 2, missed: 2 });
    expect(await issued()).toEqual(['0 Ann', '0 Pat', '1 Ann', '1 Pat', '3 Ann', '3 Pat']);
  });

  it('C8 that was started and not issued yet begins as it would have', async () => {
    const { _id } = await startWeekly(core);
    await asBefore(_id, { nextOccurrence: 0, nextIssueAt: new Date('2026-12-15T19:00:00Z') });
    await CycleModel.collection.updateOne({ _id: _id as never }, { $unset: { firstIssuedAt: 1 } });
    await up();
    expect(await sweepAt('2026-12-16T20:00:00Z')).toMatchObject({ issued: 2, missed: 0 });
  });

  it('C19 keeps what was missed, for those whom it had reached by then', async () => {
    const { _id } = await startWeekly(core);
    await sweepAt('2026-12-16T20:00:00Z');
    await asBefore(_id, {
      nextOccurrence: 3,
      nextIssueAt: new Date('2027-01-05T19:00:00Z'),
      missedOccurrences: [{ occurrence: 2, finaliseBy: '2027-01-06' }],
    });
    await up();
    expect(await listRecorded(_id)).toEqual([
      { occurrence: 2, issueOn: '2026-12-30', finaliseBy: '2027-01-06', counts: { missed: 2 } },
      expect.objectContaining({ occurrence: 0 }),
    ]);
    expect((await readSoFar(_id, 2)).reasons).toEqual(
      new Map([
        [ann._id, 'missed'],
        [pat._id, 'missed'],
      ]),
    );
  });

  it('C9 C19 that is paused goes on with what comes after, and records what the pause covered', async () => {
    const { _id } = await startWeekly(core);
    await sweepAt('2026-12-16T20:00:00Z');
    await asBefore(_id, { nextOccurrence: 1, status: 'paused' });
    await up();
    expect(await sweepAt('2026-12-28T12:00:00Z')).toMatchObject({ issued: 0 });
    await resumeCycle(core, _id);
    expect(await issueDue(core)).toMatchObject({ issued: 0, missed: 0 });
    expect((await listRecorded(_id))[0]).toMatchObject({ occurrence: 1, counts: { paused: 2 } });
    expect(await sweepAt('2026-12-30T20:00:00Z')).toMatchObject({ issued: 2, missed: 0 });
  });

  it('C9 that is paused until a day resumes by itself then', async () => {
    const { _id } = await startWeekly(core);
    await sweepAt('2026-12-16T20:00:00Z');
    await asBefore(_id, { nextOccurrence: 1, status: 'paused', pausedUntil: '2026-12-24' });
    await up();
    await sweepAt('2026-12-24T12:00:00Z');
    expect(await sweepAt('2026-12-30T20:00:00Z')).toMatchObject({ issued: 2, missed: 0 });
    expect(await issued()).toEqual(['0 Ann', '0 Pat', '2 Ann', '2 Pat']);
  });

  it('C10 gives those who were being added at once what is open', async () => {
    const recipients = { company: false, personIds: [ann._id], teams: [] };
    const { _id } = await startWeekly(core, { recipients });
    await sweepAt('2026-12-16T20:00:00Z');
    core.turnTo('2026-12-18T12:00:00Z');
    await asBefore(_id, {
      nextOccurrence: 1,
      nextIssueAt: core.clock.now(),
      joining: { occurrence: 0, personIds: [pat._id], isAtOnce: true },
    });
    await CycleModel.updateOne({ _id }, { 'recipients.personIds': [ann._id, pat._id] });
    await up();
    expect(await issueDue(core)).toMatchObject({ issued: 1, missed: 0 });
    expect(await issued()).toEqual(['0 Ann', '0 Pat']);
  });

  it('Q2 goes on with its rotation', async () => {
    const questions = ['a', 'b', 'c'].map((key) => ({ key, type: 'shortText', prompt: `${key}?` }));
    const input = questionSetInputSchema.parse({ name: 'Turns', ask: { rotate: 1 }, questions });
    const set = await QuestionSetModel.create({ ...input, isShared: true });
    const { _id } = await startWeekly(core, {}, { questionSetIds: [set._id] });
    await sweepAt('2026-12-16T20:00:00Z');
    await asBefore(_id, {
      nextOccurrence: 2,
      nextIssueAt: new Date('2026-12-29T19:00:00Z'),
      missedOccurrences: [{ occurrence: 1, finaliseBy: '2026-12-30' }],
    });
    await up();
    await sweepAt('2026-12-30T20:00:00Z');
    const { questions: asked } = await OneToOneModel.findOne({ occurrence: 2, revieweeId: ann._id })
      .orFail()
      .lean();
    expect(asked.map(({ key }) => key)).toEqual(['b']);
    expect((await readCycle(_id)).issuedOccurrences).toEqual([0, 2] satisfies Cycle['issuedOccurrences']);
  });
});
