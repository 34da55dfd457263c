import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import mongoose from 'mongoose';
import { pauseCycle, resumeCycle } from '../../../../src/core/cycles/change/pause-cycle.ts';
import { issueDue } from '../../../../src/core/cycles/issue/issue-due.ts';
import { importPeople } from '../../../../src/core/imports/import-people.ts';
import { type OneToOne, OneToOneModel } from '../../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../../src/core/people/person.ts';
import { TeamModel } from '../../../../src/core/people/team.ts';
import { QuestionSetModel, questionSetInputSchema } from '../../../../src/core/question-sets/question-set.ts';
import { isoDate } from '../../../../src/core/time/iso-date.ts';
import { peopleCsv } from '../../../support/company-files.ts';
import { startWeekly } from '../../../support/cycles.ts';
import { addPerson } from '../../../support/small-company.ts';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-01T12:00:00Z');

let east: Person;
let west: Person;

beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-01T12:00:00Z');
  const chief = await addPerson('Chief');
  const { _id: primaryTeamId } = await TeamModel.create({ name: 'All', primaryManagerId: chief._id });
  east = await addPerson('East', { primaryTeamId, timeZone: 'Pacific/Kiritimati' });
  west = await addPerson('West', { primaryTeamId, timeZone: 'America/Los_Angeles' });
});

afterEach(() => {
  jest.restoreAllMocks();
});

async function sweepAt(moment: string): Promise<number> {
  core.turnTo(moment);
  return (await issueDue(core)).issued;
}

async function importOne(person: { email: string; zone: string; team: string }): Promise<void> {
  await importPeople(core, Buffer.from(peopleCsv({ people: [person], teams: [], calendars: {} })));
}

const issuedTo = async (person: Person) => {
  const all = await OneToOneModel.find({ revieweeId: person._id }).sort({ occurrence: 1 }).lean<OneToOne[]>();
  return all.map(({ occurrence }) => occurrence);
};

describe('a pause', () => {
  it('C19 C16 until a day ends for everybody when that day begins where they live', async () => {
    const { _id } = await startWeekly(core);
    core.turnTo('2026-12-17T12:00:00Z');
    await issueDue(core);
    await pauseCycle(core, _id, isoDate('2026-12-30'));
    // Nine in the morning of the 30th on Kiritimati is the evening of the 29th in London.
    expect(await sweepAt('2026-12-29T19:00:00Z')).toBe(1);
    expect(await sweepAt('2026-12-30T17:00:00Z')).toBe(1);
    expect([await issuedTo(east), await issuedTo(west)]).toEqual([
      [0, 2],
      [0, 2],
    ]);
  });

  it('C19 begins and ends on the days of pausing and resuming where they live', async () => {
    const { _id } = await startWeekly(core);
    // It is the 16th already in the east, and the 15th still in the west.
    core.turnTo('2026-12-15T18:00:00Z');
    await issueDue(core);
    await pauseCycle(core, _id);
    core.turnTo('2026-12-16T11:00:00Z');
    await resumeCycle(core, _id);
    expect(await sweepAt('2026-12-16T11:01:00Z')).toBe(0);
    expect(await sweepAt('2026-12-16T17:00:00Z')).toBe(1);
    expect([await issuedTo(east), await issuedTo(west)]).toEqual([[], [0]]);
  });
});

describe('the questions of one occurrence', () => {
  const addSet = async () => {
    const questions = ['a', 'b', 'c'].map((key) => ({ key, type: 'shortText', prompt: `${key}?` }));
    const input = questionSetInputSchema.parse({ name: 'Turns', ask: { rotate: 1 }, questions });
    return QuestionSetModel.create({ ...input, isShared: true });
  };
  const asked = async (person: Person) => {
    const all = await OneToOneModel.find({ revieweeId: person._id })
      .sort({ occurrence: 1 })
      .lean<OneToOne[]>();
    return all.map(({ questions }) => questions.map(({ prompt }) => prompt).join());
  };

  it('Q2 are the same for all, whatever becomes of the set before the last have theirs', async () => {
    const set = await addSet();
    await startWeekly(core, {}, { questionSetIds: [set._id] });
    expect(await sweepAt('2026-12-15T19:00:00Z')).toBe(1);
    await QuestionSetModel.updateOne({ _id: set._id }, { $set: { 'questions.0.prompt': 'Edited?' } });
    expect(await sweepAt('2026-12-16T17:00:00Z')).toBe(1);
    expect([await asked(east), await asked(west)]).toEqual([['a?'], ['a?']]);
  });

  it('Q2 go on by the occurrences that anybody was issued, for those who missed one too', async () => {
    const set = await addSet();
    await startWeekly(core, {}, { questionSetIds: [set._id] });
    await sweepAt('2026-12-15T19:00:00Z');
    await sweepAt('2026-12-23T20:00:00Z');
    await sweepAt('2027-01-06T20:00:00Z');
    expect(await asked(east)).toEqual(['a?', 'b?', 'c?']);
    expect(await asked(west)).toEqual(['b?', 'c?']);
  });
});

describe('a change in the middle of a sweep', () => {
  it('C18 is not lost: who joins after people were read, and before the cycle moved on, has theirs with the next', async () => {
    await startWeekly(core);
    core.turnTo('2026-12-16T20:00:00Z');
    const { insertMany } = mongoose.mongo.Collection.prototype;
    let isIn = false;
    jest.spyOn(mongoose.mongo.Collection.prototype, 'insertMany').mockImplementation(async function insert(
      this: mongoose.mongo.Collection,
      documents,
      options,
    ) {
      if (this.collectionName === 'oneToOnes' && !isIn) {
        isIn = true;
        await importOne({ email: 'joiner@example.com', zone: 'America/Los_Angeles', team: 'All' });
      }
      return insertMany.call(this, documents, options);
    });
    expect((await issueDue(core)).issued).toBe(2);
    jest.restoreAllMocks();
    expect(isIn).toBe(true);
    expect((await issueDue(core)).issued).toBe(1);
    const joiner = await PersonModel.findOne({ email: 'joiner@example.com' }).orFail().lean<Person>();
    expect(await issuedTo(joiner)).toEqual([0]);
  });

  it('C18 counts for who moves: a sweep between noting it and writing it takes nothing from them', async () => {
    await startWeekly(core);
    // The east and London are done, the west waits; then West moves to where the day of issue is over.
    await sweepAt('2026-12-16T12:00:00Z');
    const { bulkWrite } = PersonModel;
    jest.spyOn(PersonModel, 'bulkWrite').mockImplementation(async (...given) => {
      jest.restoreAllMocks();
      await issueDue(core);
      return bulkWrite.apply(PersonModel, given);
    });
    await importOne({ email: west.email, zone: 'Pacific/Kiritimati', team: 'All' });
    expect(await issuedTo(west)).toEqual([]);
    expect((await issueDue(core)).issued).toBe(1);
    expect(await issuedTo(west)).toEqual([0]);
  });
});
