import { beforeEach, describe, expect, it } from '@jest/globals';
import { CycleModel } from '../../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../../src/core/cycles/issue/issue-due.ts';
import { previewStoredCycle } from '../../../../src/core/cycles/plan/preview.ts';
import { listRecorded, readSoFar } from '../../../../src/core/cycles/plan/record.ts';
import { type OneToOne, OneToOneModel } from '../../../../src/core/one-to-ones/one-to-one.ts';
import { type Message, MessageModel } from '../../../../src/core/outbox/message.ts';
import { type Person, PersonModel } from '../../../../src/core/people/person.ts';
import { TeamModel } from '../../../../src/core/people/team.ts';
import { AgendaPointModel } from '../../../../src/core/points/agenda-point.ts';
import { QuestionSetModel, questionSetInputSchema } from '../../../../src/core/question-sets/question-set.ts';
import { isoDate } from '../../../../src/core/time/iso-date.ts';
import { readCycle, startWeekly } from '../../../support/cycles.ts';
import { addPerson } from '../../../support/small-company.ts';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase();

const started = '2026-12-01T12:00:00Z';
const onceEverywhereIsNine = '2026-12-16T20:00:00Z';
const core = makeTestCore(started);
/** What a cycle says while it is being issued, and for as long as nobody took over from a sweep that went. */
const cutShort = { issuing: { since: new Date(onceEverywhereIsNine), occurrences: [0] } };

let ann: Person;
let bob: Person;
let chief: Person;

beforeEach(async () => {
  await clearDatabase();
  core.turnTo(started);
  chief = await addPerson('Chief');
  const team = await TeamModel.create({ name: 'All', primaryManagerId: chief._id });
  ann = await addPerson('Ann', { primaryTeamId: team._id, timeZone: 'Asia/Kathmandu' });
  bob = await addPerson('Bob', { primaryTeamId: team._id, timeZone: 'America/St_Johns' });
});

const sweepAt = (moment: string) => {
  core.turnTo(moment);
  return issueDue(core);
};

const issuedTo = async (filter: object = {}) => {
  const all = await OneToOneModel.find(filter).sort({ occurrence: 1, _id: 1 }).lean<OneToOne[]>();
  const names = new Map([ann, bob, chief].map(({ _id, name }) => [_id, name]));
  return all.map(({ occurrence, revieweeId }) => `${occurrence} ${names.get(revieweeId) ?? 'other'}`).sort();
};

describe('issuing what is due', () => {
  it('C6 happens at nine where each reviewee lives, not a minute earlier', async () => {
    await startWeekly(core);
    expect((await sweepAt('2026-12-16T03:14:00Z')).issued).toBe(0);
    expect((await sweepAt('2026-12-16T03:15:00Z')).issued).toBe(1);
    expect(await issuedTo()).toEqual(['0 Ann']);
    expect((await sweepAt('2026-12-16T12:29:59Z')).issued).toBe(0);
    expect((await sweepAt('2026-12-16T12:30:00Z')).issued).toBe(1);
    expect(await issuedTo()).toEqual(['0 Ann', '0 Bob']);
    expect((await sweepAt('2026-12-23T03:15:00Z')).issued).toBe(1);
  });

  it('C8 is to the minute what the preview said', async () => {
    const { name } = await startWeekly(core);
    const [planned] = (await previewStoredCycle(core, name)).occurrences;
    expect(planned?.leftOut).toEqual([{ person: chief.email, reason: 'no manager' }]);
    const moments = planned?.issues.map(({ issueAt }) => issueAt) ?? [];
    expect(moments).toHaveLength(2);
    for (const moment of moments.sort()) {
      const before = new Date(Date.parse(moment) - 60_000).toISOString();
      expect((await sweepAt(before)).issued).toBe(0);
      expect((await sweepAt(moment)).issued).toBe(1);
    }
    expect((await previewStoredCycle(core, name)).occurrences[0]).toMatchObject({
      occurrence: 1,
      issueOn: '2026-12-23',
    });
  });

  it('C11 twice issues nothing twice, and tells nobody twice', async () => {
    await startWeekly(core);
    const counts = [await sweepAt(onceEverywhereIsNine), await issueDue(core)];
    expect(counts.map(({ issued }) => issued)).toEqual([2, 0]);
    const messages = await MessageModel.find().lean<Message[]>();
    expect(messages.map(({ personId }) => personId).sort()).toEqual(
      [ann._id, bob._id, chief._id, chief._id].sort(),
    );
  });

  it('C11 in several copies at once issues each 1-to-1 once', async () => {
    await PersonModel.insertMany(
      Array.from({ length: 300 }, (_, index) => ({
        ...ann,
        _id: `p${index}`,
        email: `p${index}@example.com`,
      })),
    );
    await startWeekly(core, {}, { agendaPoints: ['Praise'] });
    core.turnTo(onceEverywhereIsNine);
    const counts = await Promise.all([issueDue(core), issueDue(core), issueDue(core)]);
    expect(counts.reduce((sum, { issued }) => sum + issued, 0)).toBe(302);
    expect(await OneToOneModel.countDocuments()).toBe(302);
    expect(await AgendaPointModel.countDocuments()).toBe(302);
    expect(await MessageModel.countDocuments()).toBe(604);
  });

  it('C11 goes on where a crash cut it short: stored but not announced, and the cycle not moved on', async () => {
    const cycle = await startWeekly(core, {}, { agendaPoints: ['Praise'] });
    await sweepAt(onceEverywhereIsNine);
    await MessageModel.deleteMany({ personId: { $ne: ann._id } });
    await OneToOneModel.deleteOne({ revieweeId: bob._id });
    await CycleModel.replaceOne({ _id: cycle._id }, { ...cycle, ...cutShort });
    expect((await issueDue(core)).issued).toBe(1);
    expect(await issuedTo()).toEqual(['0 Ann', '0 Bob']);
    expect(await MessageModel.countDocuments()).toBe(4);
    expect(await AgendaPointModel.countDocuments()).toBe(2);
  });

  it('C11 announces what a crash left unannounced even when no cycle is due', async () => {
    await startWeekly(core);
    await sweepAt(onceEverywhereIsNine);
    await MessageModel.deleteMany({});
    await CycleModel.updateOne({}, { $set: cutShort });
    expect((await issueDue(core)).issued).toBe(0);
    expect(await MessageModel.countDocuments()).toBe(4);
  });

  it('C6 with “issue immediately” is the moment the cycle starts, and at nine from then on', async () => {
    await startWeekly(core, { issueImmediately: true });
    expect((await issueDue(core)).issued).toBe(2);
    expect((await sweepAt('2026-12-16T20:00:00Z')).issued).toBe(0);
    expect((await sweepAt('2026-12-23T20:00:00Z')).issued).toBe(2);
    expect(await issuedTo()).toEqual(['0 Ann', '0 Bob', '1 Ann', '1 Bob']);
  });

  it('C12 after an outage is only the newest occurrence that is open; the others are recorded as missed', async () => {
    const cycle = await startWeekly(core);
    expect(await sweepAt('2027-01-08T12:00:00Z')).toMatchObject({ issued: 2, missed: 6 });
    expect(await issuedTo()).toEqual(['3 Ann', '3 Bob']);
    expect(await listRecorded(cycle._id)).toMatchObject([
      { occurrence: 3, counts: { 'no manager': 1 } },
      { occurrence: 2, finaliseBy: '2027-01-06', counts: { missed: 2, 'no manager': 1 } },
      { occurrence: 1, finaliseBy: '2026-12-30', counts: { missed: 2, 'no manager': 1 } },
      { occurrence: 0, finaliseBy: '2026-12-23', counts: { missed: 2, 'no manager': 1 } },
    ]);
    expect(await sweepAt('2027-01-13T20:00:00Z')).toMatchObject({ issued: 2, missed: 0 });
  });

  it('C12 is nothing at all when the newest is over too', async () => {
    const cycle = await startWeekly(core, { every: { months: 1 } });
    expect(await sweepAt('2026-12-24T12:00:00Z')).toMatchObject({ issued: 0, missed: 2 });
    expect(await readCycle(cycle._id)).toMatchObject({ status: 'active' });
    expect((await sweepAt('2027-01-16T20:00:00Z')).issued).toBe(2);
  });

  it('C12 C19 calls it missed for those alone who did not get it', async () => {
    const cycle = await startWeekly(core);
    await sweepAt('2026-12-16T04:00:00Z');
    expect((await sweepAt('2026-12-23T20:00:00Z')).missed).toBe(1);
    expect(await issuedTo()).toEqual(['0 Ann', '1 Ann', '1 Bob']);
    expect((await readSoFar(cycle._id, 0)).reasons).toEqual(
      new Map([
        [bob._id, 'missed'],
        [chief._id, 'no manager'],
      ]),
    );
  });

  it('of a one-off happens once, and ends it', async () => {
    const oneOff = await startWeekly(core, { every: 'never' });
    await sweepAt(onceEverywhereIsNine);
    expect(await readCycle(oneOff._id)).toMatchObject({ status: 'active' });
    await sweepAt('2026-12-17T12:00:00Z');
    expect(await readCycle(oneOff._id)).toMatchObject({ status: 'ended' });
    expect((await sweepAt('2027-06-01T12:00:00Z')).issued).toBe(0);
    const one = await OneToOneModel.findOne().lean<OneToOne>();
    expect(one).toMatchObject({
      isRecurring: false,
      carryForward: { answers: false, agendaPoints: false, actionPoints: false },
    });
  });

  it('C1 is worked out each time: joiners are in and leavers are out', async () => {
    await startWeekly(core);
    await sweepAt(onceEverywhereIsNine);
    await PersonModel.updateOne({ _id: ann._id }, { $set: { isActive: false } });
    await addPerson('Joiner', { primaryTeamId: ann.primaryTeamId ?? '' });
    expect((await sweepAt('2026-12-17T12:00:00Z')).issued).toBe(0);
    await sweepAt('2026-12-23T20:00:00Z');
    expect(await issuedTo({ occurrence: 1 })).toEqual(['1 Bob', '1 other']);
  });

  it('C10 lets a joiner wait for the next occurrence even while others are still waiting for nine', async () => {
    await startWeekly(core);
    await sweepAt('2026-12-16T04:00:00Z');
    await addPerson('Joiner', { primaryTeamId: ann.primaryTeamId ?? '', timeZone: 'Pacific/Kiritimati' });
    expect((await sweepAt('2026-12-16T12:30:00Z')).issued).toBe(1);
    expect(await issuedTo()).toEqual(['0 Ann', '0 Bob']);
  });

  it('P5 records somebody who is away for the whole of it as skipped, and tells nobody', async () => {
    await PersonModel.updateOne(
      { _id: ann._id },
      { $set: { absences: [{ from: isoDate('2026-12-10'), until: isoDate('2026-12-27') }] } },
    );
    await startWeekly(core);
    expect(await sweepAt(onceEverywhereIsNine)).toMatchObject({ issued: 1, skipped: 1 });
    expect(await OneToOneModel.findOne({ revieweeId: ann._id }).lean()).toMatchObject({
      status: 'skipped',
      skipReason: 'away',
    });
    expect(await MessageModel.countDocuments({ personId: ann._id })).toBe(0);
    expect(await issueDue(core)).toMatchObject({ issued: 0, skipped: 0 });
  });

  it('P5 tells the stand-in of a reviewer who is away, whose name stays on it', async () => {
    const deputy = await addPerson('Deputy');
    await PersonModel.updateOne(
      { _id: chief._id },
      {
        $set: {
          absences: [{ from: isoDate('2026-12-14'), until: isoDate('2026-12-18'), standInId: deputy._id }],
        },
      },
    );
    await startWeekly(core);
    await sweepAt(onceEverywhereIsNine);
    expect(await OneToOneModel.countDocuments({ reviewerId: chief._id })).toBe(2);
    expect(await MessageModel.countDocuments({ personId: deputy._id })).toBe(2);
  });

  it('T1 puts the default agenda points on each agenda, but not beside one that is carried forward', async () => {
    await startWeekly(
      core,
      { recipients: { company: false, personIds: [ann._id], teams: [] } },
      {
        agendaPoints: ['Praise', 'Plans'],
      },
    );
    await sweepAt(onceEverywhereIsNine);
    const [praise] = await AgendaPointModel.find({ text: 'Praise' }).lean();
    await AgendaPointModel.updateOne(
      { _id: praise?._id ?? '' },
      { $set: { resolvedIn: 0, resolvedAt: new Date(onceEverywhereIsNine) } },
    );
    await sweepAt('2026-12-23T20:00:00Z');
    const points = await AgendaPointModel.find().sort({ addedIn: 1, _id: 1 }).lean();
    expect(points.map(({ text, addedIn }) => `${text} ${addedIn}`)).toEqual([
      'Praise 0',
      'Plans 0',
      'Praise 1',
    ]);
  });

  it('Q3 keeps a copy of the questions: editing the set changes only what comes later', async () => {
    const questions = [
      { key: 'a', type: 'shortText', prompt: 'First?' },
      { key: 'b', type: 'shortText', prompt: 'Second?' },
    ];
    const input = questionSetInputSchema.parse({ name: 'Check-in', ask: { rotate: 1 }, questions });
    const set = await QuestionSetModel.create({ ...input, isShared: true });
    await startWeekly(core, {}, { questionSetIds: [set._id] });
    await sweepAt(onceEverywhereIsNine);
    await QuestionSetModel.updateOne({ _id: set._id }, { $set: { 'questions.1.prompt': 'Edited?' } });
    await sweepAt('2026-12-23T20:00:00Z');
    const all = await OneToOneModel.find({ revieweeId: ann._id }).sort({ occurrence: 1 }).lean<OneToOne[]>();
    expect(all.map((one) => one.questions.map(({ id, prompt }) => [id, prompt]))).toEqual([
      [[`${set._id}_a`, 'First?']],
      [[`${set._id}_b`, 'Edited?']],
    ]);
  });

  it('of one cycle that cannot be issued does not hold up the others', async () => {
    await startWeekly(core, { name: 'Broken' });
    await CycleModel.updateOne({ name: 'Broken' }, { $set: { templateId: 'gone' } });
    await startWeekly(core, { name: 'Fine' }, { name: 'Another template' });
    expect(await sweepAt(onceEverywhereIsNine)).toMatchObject({ issued: 2, failed: 1 });
  });
});
