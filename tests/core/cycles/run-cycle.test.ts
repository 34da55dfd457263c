import { beforeEach, describe, expect, it } from '@jest/globals';
import { endCycle, pauseCycle, resumeCycle } from '../../../src/core/cycles/change/pause-cycle.ts';
import { startCycle } from '../../../src/core/cycles/change/start-cycle.ts';
import { CycleModel } from '../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { previewStoredCycle } from '../../../src/core/cycles/plan/preview.ts';
import { listRecorded } from '../../../src/core/cycles/plan/record.ts';
import { importPeople } from '../../../src/core/imports/import-people.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { readCycle, startWeekly, weekBefore23December } from '../../support/cycles.ts';
import { refusalOf } from '../../support/refusal.ts';
import { addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-01T12:00:00Z');

beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-01T12:00:00Z');
  const chief = await addPerson('Chief');
  const team = await TeamModel.create({ name: 'All', primaryManagerId: chief._id });
  await addPerson('Ann', { primaryTeamId: team._id });
});

const sweepAt = async (moment: string) => {
  core.turnTo(moment);
  return (await issueDue(core)).issued;
};

const occurrences = async () =>
  (await OneToOneModel.find().sort({ occurrence: 1 }).lean()).map((one) => one.occurrence);

describe('starting a cycle', () => {
  it('C8 is needed: a draft issues nothing', async () => {
    const cycle = await startWeekly(core);
    await CycleModel.updateOne({ _id: cycle._id }, { $set: { status: 'draft' } });
    expect(await sweepAt('2026-12-16T12:00:00Z')).toBe(0);
  });

  it('happens once', async () => {
    const { _id } = await startWeekly(core);
    expect(await refusalOf(startCycle(core, _id))).toEqual(['“Weekly” was started already.']);
  });

  it('C2 is refused with dates out of order', async () => {
    const dates = { ...weekBefore23December, revieweeBy: isoDate('2026-12-14') };
    const [sentence] = await refusalOf(startWeekly(core, { dates }));
    expect(sentence).toContain('revieweeBy 2026-12-14');
    expect(sentence).toContain('firstIssueOn 2026-12-16');
  });

  it('C12 passes over what was over before it started, and does not call it missed', async () => {
    core.turnTo('2027-01-01T12:00:00Z');
    const cycle = await startWeekly(core);
    expect((await previewStoredCycle(core, 'Weekly')).occurrences[0]).toMatchObject({
      occurrence: 2,
      issues: [{ reviewee: 'ann@example.com', issueAt: '2027-01-01T12:00:00.000Z' }],
    });
    expect(await sweepAt('2027-01-01T12:00:00Z')).toBe(1);
    expect(await occurrences()).toEqual([2]);
    expect((await listRecorded(cycle._id)).map(({ occurrence }) => occurrence)).toEqual([2]);
  });
});

describe('a running cycle', () => {
  it('C9 pauses and resumes with the next occurrence, sending nothing after the fact', async () => {
    const { _id } = await startWeekly(core);
    await sweepAt('2026-12-16T12:00:00Z');
    await pauseCycle(core, _id);
    expect(await sweepAt('2026-12-23T12:00:00Z')).toBe(0);
    core.turnTo('2026-12-28T12:00:00Z');
    await resumeCycle(core, _id);
    expect((await issueDue(core)).issued).toBe(0);
    expect(await sweepAt('2026-12-30T12:00:00Z')).toBe(1);
    expect(await occurrences()).toEqual([0, 2]);
    expect((await listRecorded(_id)).map(({ occurrence, counts }) => [occurrence, counts.paused])).toEqual([
      [2, undefined],
      [1, 1],
      [0, undefined],
    ]);
  });

  it('C9 resumes by itself on the day it was paused until', async () => {
    const { _id } = await startWeekly(core);
    await pauseCycle(core, _id, isoDate('2026-12-30'));
    expect(await sweepAt('2026-12-29T23:00:00Z')).toBe(0);
    expect(await sweepAt('2026-12-30T09:00:00Z')).toBe(1);
    expect(await readCycle(_id)).toMatchObject({ status: 'active' });
    expect(await occurrences()).toEqual([2]);
  });

  it('C9 ends for good', async () => {
    const { _id } = await startWeekly(core);
    await endCycle(core, _id);
    expect(await sweepAt('2026-12-16T12:00:00Z')).toBe(0);
    expect((await previewStoredCycle(core, 'Weekly')).occurrences).toEqual([]);
    expect(await refusalOf(resumeCycle(core, _id))).toEqual([
      '“Weekly” is ended, so that cannot be done with it.',
    ]);
  });

  it('C6 C10 is looked at anew after an import, for whoever joins is due earlier than all others', async () => {
    await startWeekly(core);
    await sweepAt('2026-12-15T19:10:00Z');
    const header =
      'email,name,time_zone,locale,role,primary_team,other_teams,override_manager,start_date,active,slack_user_id,teams_aad_object_id';
    const early = 'early@example.com,Early,Pacific/Auckland,,,All,,,,,,';
    core.turnTo('2026-12-15T19:30:00Z');
    await importPeople(core, Buffer.from(`${header}\n${early}`));
    expect(await sweepAt('2026-12-15T19:59:00Z')).toBe(0);
    expect(await sweepAt('2026-12-15T20:00:00Z')).toBe(1);
    expect(await sweepAt('2026-12-16T09:00:00Z')).toBe(1);
  });
});
