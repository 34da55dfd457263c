import { beforeEach, describe, expect, it } from '@jest/globals';
import { endCycle, pauseCycle, resumeCycle } from '../../../../src/core/cycles/change/pause-cycle.ts';
import type { Cycle } from '../../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../../src/core/cycles/issue/issue-due.ts';
import type { LeftOutReason } from '../../../../src/core/cycles/left-out-reason.ts';
import { NotIssuedModel } from '../../../../src/core/cycles/not-issued.ts';
import { importPeople } from '../../../../src/core/imports/import-people.ts';
import { type Person, PersonModel } from '../../../../src/core/people/person.ts';
import { TeamModel } from '../../../../src/core/people/team.ts';
import { gatherHub } from '../../../../src/core/screens/hub/gather-hub.ts';
import { isoDate } from '../../../../src/core/time/iso-date.ts';
import { startWeekly } from '../../../support/cycles.ts';
import { bodyOf } from '../../../support/shown.ts';
import { act, addPerson } from '../../../support/small-company.ts';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-01T12:00:00Z');

let mei: Person;
let tomasz: Person;
let cycle: Cycle;

/** Mei reports to Tomasz, who has no manager; weekly from Wed 16 December at 09:00 in London, over on Wed 23. */
beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-01T12:00:00Z');
  tomasz = await addPerson('Tomasz Wojcik');
  const { _id: parentId } = await TeamModel.create({ name: 'Company' });
  const { _id: primaryTeamId } = await TeamModel.create({
    name: 'Platform',
    parentId,
    primaryManagerId: tomasz._id,
  });
  mei = await addPerson('Mei Tan', { primaryTeamId });
  cycle = await startWeekly(core);
});

const sweepAt = async (moment: string) => {
  core.turnTo(moment);
  return (await issueDue(core)).issued;
};

const said = async ({ _id }: Person) =>
  (await gatherHub(core, await PersonModel.findById(_id).orFail().lean<Person>())).notIssued;

const linesOf = async (person: Person) =>
  bodyOf(await act(core, person, { type: 'open-hub' })).flatMap((element) =>
    element.kind === 'text' && typeof element.text === 'string' && element.text.startsWith('You have no')
      ? [element.text]
      : [],
  );

/** As the sweep stores it. */
async function store(reason: LeftOutReason, person: Person, occurrence = 0): Promise<void> {
  const dates = { issueOn: isoDate('2026-12-16'), finaliseBy: isoDate('2026-12-23') };
  const _id = `${occurrence} ${reason}`;
  await NotIssuedModel.create({
    _id,
    cycleId: cycle._id,
    occurrence,
    reason,
    personIds: [person._id],
    ...dates,
  });
}

describe('what was not issued, on the hub of whom it concerns', () => {
  it('C19 P8 is one quiet line while it is not over: why, and what to do', async () => {
    expect(await said(tomasz)).toEqual([]);
    await sweepAt('2026-12-16T12:00:00Z');
    expect(await said(tomasz)).toMatchObject([{ title: 'Weekly 1-to-1', reason: 'no manager' }]);
    expect(await linesOf(tomasz)).toEqual([
      'You have no “Weekly 1-to-1” this time: nobody is entered as your manager. Ask HR.',
    ]);
    expect(await said(mei)).toEqual([]);
    expect(await linesOf(mei)).toEqual([]);
  });

  it('P8 C19 is none for whoever leads a team with none above it: nobody is above them', async () => {
    await TeamModel.updateOne({ name: 'Platform' }, { $unset: { parentId: true } });
    await sweepAt('2026-12-16T12:00:00Z');
    expect(await said(tomasz)).toEqual([]);
  });

  it('P8 C19 does not send HR to HR', async () => {
    await PersonModel.updateOne({ _id: tomasz._id }, { role: 'hr' });
    await sweepAt('2026-12-16T12:00:00Z');
    const [line = ''] = await linesOf(await PersonModel.findById(tomasz._id).orFail().lean<Person>());
    expect(line).toContain('nobody is entered as your manager');
    expect(line).not.toContain('Ask HR');
  });

  it('C16 C19 goes away when it is over where they live', async () => {
    await PersonModel.updateOne({ _id: tomasz._id }, { timeZone: 'America/Los_Angeles' });
    await store('missed', tomasz);
    core.turnTo('2026-12-24T07:59:00Z');
    expect(await said(tomasz)).toHaveLength(1);
    core.turnTo('2026-12-24T08:00:00Z');
    expect(await said(tomasz)).toEqual([]);
  });

  it('C18 C19 says nothing while they may still get it today, and nothing once they have it', async () => {
    await sweepAt('2026-12-16T12:00:00Z');
    await importPeople(
      core,
      Buffer.from(
        'email,name,time_zone,locale,role,primary_team,other_teams,override_manager,start_date,active,slack_user_id,teams_aad_object_id\n' +
          'tomasz.wojcik@example.com,Tomasz Wojcik,Europe/London,,,,,mei.tan@example.com,,,,',
      ),
    );
    expect(await said(tomasz)).toEqual([]);
    expect(await sweepAt('2026-12-16T12:01:00Z')).toBe(1);
    expect(await said(tomasz)).toEqual([]);
  });

  it('C19 says when the next one comes to somebody who has a manager by now', async () => {
    await sweepAt('2026-12-16T12:00:00Z');
    core.turnTo('2026-12-17T12:00:00Z');
    await PersonModel.updateOne({ _id: tomasz._id }, { overrideManagerId: mei._id });
    expect(await said(tomasz)).toMatchObject([{ reason: 'no manager', nextOn: '2026-12-23' }]);
  });

  it('P5 C19 tells whoever is away throughout', async () => {
    const absences = [{ from: isoDate('2026-12-01'), until: isoDate('2026-12-25') }];
    await PersonModel.updateOne({ _id: mei._id }, { absences });
    await sweepAt('2026-12-16T12:00:00Z');
    expect(await said(mei)).toMatchObject([{ reason: 'away throughout', nextOn: '2026-12-23' }]);
  });

  it('C9 C19 tells of a pause: no day while it waits to be resumed, the next one after that', async () => {
    core.turnTo('2026-12-15T12:00:00Z');
    await pauseCycle(core, cycle._id);
    await sweepAt('2026-12-17T12:00:00Z');
    expect(await said(mei)).toMatchObject([{ reason: 'paused', isPaused: true }]);
    expect(await linesOf(mei)).toEqual(['You have no “Weekly 1-to-1” this time: it is paused for now.']);
    await resumeCycle(core, cycle._id);
    await sweepAt('2026-12-18T12:00:00Z');
    expect(await said(mei)).toMatchObject([{ reason: 'paused', isPaused: false, nextOn: '2026-12-23' }]);
  });

  it.each(['inactive', 'excluded', "not the creator's report", 'is the reviewer'] as const)(
    'C19 says nothing of whom it leaves out for good: %s',
    async (reason) => {
      await store(reason, mei);
      expect(await said(mei)).toEqual([]);
    },
  );

  it('C19 is about the newest one alone', async () => {
    await sweepAt('2026-12-16T12:00:00Z');
    await store('missed', mei, -1);
    expect(await said(mei)).toEqual([]);
    await store('paused', tomasz, 1);
    expect(await said(tomasz)).toMatchObject([{ reason: 'paused' }]);
  });

  it('C19 is about cycles that run', async () => {
    await sweepAt('2026-12-16T12:00:00Z');
    await endCycle(core, cycle._id);
    expect(await said(tomasz)).toEqual([]);
  });
});
