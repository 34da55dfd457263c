import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { startCycle } from '../../../src/core/cycles/change/start-cycle.ts';
import { type Cycle, CycleModel } from '../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { previewStoredCycle } from '../../../src/core/cycles/plan/preview.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { readCycle, startWeekly } from '../../support/cycles.ts';
import { formIn } from '../../support/open-window.ts';
import { bodyOf, buttonsOf, errorsOf, itemsOf } from '../../support/shown.ts';
import { act, addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-01T12:00:00Z');

let hr: Person;
let manager: Person;
let mei: Person;
let cycle: Cycle;

/** Mei in Platform and Kofi in Tools below it, both weekly from Wed 16 December at 09:00 in London. */
beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-01T12:00:00Z');
  hr = await addPerson('Hanna Berg', { role: 'hr' });
  manager = await addPerson('Tomasz Wojcik');
  const platform = await TeamModel.create({ name: 'Platform', primaryManagerId: manager._id });
  const tools = await TeamModel.create({ name: 'Tools', parentId: platform._id });
  mei = await addPerson('Mei Tan', { primaryTeamId: platform._id });
  await addPerson('Kofi Mensah', { primaryTeamId: tools._id });
  const teams = [{ teamId: platform._id, includeSubTeams: true, primaryOnly: true }];
  cycle = await startWeekly(core, {
    recipients: { company: false, personIds: [], teams },
    creatorId: manager._id,
    onlyReportsOf: manager._id,
  });
});

/** By the form to which the cycle's page leads. */
async function leaveOut(who: string, more: FormValues = {}): Promise<Reply> {
  const page = await act(core, hr, { type: 'open-cycle', cycleId: cycle._id });
  const button = buttonsOf(page).find(({ label }) => label === 'Leave people out');
  expect(button?.action.type).toBe('open-exceptions-form');
  const form = button && formIn(await act(core, hr, button.action));
  expect(form?.submit.action).toEqual({ type: 'add-exceptions', cycleId: cycle._id });
  return act(core, hr, form?.submit.action as UserAction, { who, includeSubTeams: 'no', ...more });
}

const takeBack = (exceptedId: string) =>
  act(core, hr, { type: 'remove-exception', cycleId: cycle._id, exceptedId });
const read = () => readCycle(cycle._id);
const audited = async () =>
  (await AuditEntryModel.find({ detail: cycle._id }).sort({ _id: 1 }).lean()).map(({ what }) => what);

const sweepAt = async (moment: string) => {
  core.turnTo(moment);
  return (await issueDue(core)).issued;
};

/** Who has which occurrence. */
const issued = async () => {
  const people = new Map((await PersonModel.find().lean<Person[]>()).map(({ _id, name }) => [_id, name]));
  return (await OneToOneModel.find().lean())
    .map(({ occurrence, revieweeId }) => `${occurrence} ${people.get(revieweeId)}`)
    .sort();
};

const leftOut = async () => (await previewStoredCycle(core, 'Weekly')).occurrences[0]?.leftOut;

describe('leaving people out before the first issue', () => {
  it('C8 C9 is asked by name, makes a draft of what was started, and shows in the preview', async () => {
    const after = await leaveOut('Mei Tan');
    expect(itemsOf(after)).toEqual(['Mei Tan']);
    expect(await read()).toMatchObject({
      status: 'draft',
      recipients: { except: { personIds: [mei._id], teams: [] } },
    });
    expect(await leftOut()).toEqual([{ person: 'mei.tan@example.com', reason: 'excluded' }]);
    expect(await audited()).toEqual(['cycle.people-excluded']);
    await startCycle(core, cycle._id);
    expect(await sweepAt('2026-12-16T09:00:00Z')).toBe(1);
    expect(await issued()).toEqual(['0 Kofi Mensah']);
  });

  it('C9 takes teams, with those below them where that is asked, and lists each with a way back', async () => {
    await leaveOut('Platform\nMei Tan', { includeSubTeams: 'yes' });
    await leaveOut('Platform');
    const page = await act(core, hr, { type: 'list-exceptions', cycleId: cycle._id });
    expect(itemsOf(page)).toEqual(['Platform', 'Mei Tan']);
    expect(await leftOut()).toMatchObject([{ reason: 'excluded' }]);
    await leaveOut('Platform', { includeSubTeams: 'yes' });
    expect(await leftOut()).toHaveLength(2);
    const removals = buttonsOf(page).filter(({ action }) => action.type === 'remove-exception');
    for (const { action } of removals) await act(core, hr, action);
    expect((await read()).recipients).not.toHaveProperty('except');
    expect(await audited()).toContain('cycle.exclusion-removed');
  });

  it('C9 says what is not clear, and that somebody has to be named', async () => {
    expect(errorsOf(await leaveOut('Mei'))).toHaveProperty('who');
    expect(errorsOf(await leaveOut(' '))).toHaveProperty('who');
    expect((await read()).recipients).not.toHaveProperty('except');
  });

  it('C8 keeps a cycle from starting with a preview from before', async () => {
    await leaveOut('Kofi Mensah');
    const seen = await read();
    await leaveOut('Mei Tan');
    await expect(startCycle(core, cycle._id, seen)).rejects.toMatchObject({ code: 'conflict' });
    await takeBack(mei._id);
    await expect(startCycle(core, cycle._id, await read())).resolves.toMatchObject({ status: 'active' });
  });

  it('C9 stays as it is when recipients are added or taken off', async () => {
    await leaveOut('Mei Tan');
    const { except } = (await read()).recipients;
    const values = { company: 'no', who: 'Mei Tan', includeSubTeams: 'no', primaryOnly: 'yes' };
    await act(core, hr, { type: 'add-recipients', cycleId: cycle._id }, values);
    await act(core, hr, { type: 'remove-recipient', cycleId: cycle._id, recipientId: mei._id });
    expect(except).toEqual({ personIds: [mei._id], teams: [] });
    expect((await read()).recipients.except).toEqual(except);
  });

  it('lists many on several pages', async () => {
    await leaveOut('Mei Tan');
    const personIds = Array.from({ length: 20 }, (_, index) => `gone-${index}`);
    await CycleModel.updateOne(
      { _id: cycle._id },
      { $set: { 'recipients.except': { personIds, teams: [] } } },
    );
    const list = (page: number) =>
      act(core, hr, { type: 'list-exceptions', cycleId: cycle._id, page } satisfies UserAction);
    expect([itemsOf(await list(0)).length, itemsOf(await list(1)).length]).toEqual([15, 5]);
  });
});

describe('leaving people out of a cycle that was issued', () => {
  beforeEach(() => sweepAt('2026-12-16T09:00:00Z'));

  it('C9 C10 counts from the next occurrence, and what was issued stays', async () => {
    await leaveOut('Mei Tan');
    expect(await read()).toMatchObject({
      status: 'active',
      recipients: { except: { personIds: [mei._id] } },
    });
    await sweepAt('2026-12-23T09:00:00Z');
    expect(await issued()).toEqual(['0 Kofi Mensah', '0 Mei Tan', '1 Kofi Mensah']);
    expect(await OneToOneModel.findOne({ revieweeId: mei._id }).lean()).toMatchObject({ status: 'open' });
  });

  it('C10 gives it again with the next occurrence to whoever is taken back', async () => {
    await leaveOut('Mei Tan');
    await sweepAt('2026-12-23T09:00:00Z');
    core.turnTo('2026-12-24T09:00:00Z');
    await takeBack(mei._id);
    expect((await issueDue(core)).issued).toBe(0);
    await sweepAt('2026-12-30T09:00:00Z');
    expect(await issued()).toEqual([
      '0 Kofi Mensah',
      '0 Mei Tan',
      '1 Kofi Mensah',
      '2 Kofi Mensah',
      '2 Mei Tan',
    ]);
  });

  it('C10 gives what is open to whoever is taken back on the issue date', async () => {
    await leaveOut('Mei Tan');
    await sweepAt('2026-12-23T09:00:00Z');
    core.turnTo('2026-12-23T12:00:00Z');
    await takeBack(mei._id);
    expect((await issueDue(core)).issued).toBe(1);
    expect(await issued()).toContain('1 Mei Tan');
  });

  it('C10 does not give it to somebody who is added and left out', async () => {
    await leaveOut('Hanna Berg');
    await PersonModel.updateOne({ _id: hr._id }, { $set: { overrideManagerId: manager._id } });
    const values = { company: 'no', includeSubTeams: 'no', primaryOnly: 'yes', when: 'now' };
    core.turnTo('2026-12-17T12:00:00Z');
    await act(core, hr, { type: 'add-recipients', cycleId: cycle._id }, { ...values, who: 'Hanna Berg' });
    expect((await issueDue(core)).issued).toBe(0);
    expect((await read()).atOnce).toBeUndefined();
  });

  it('C9 is over with the cycle', async () => {
    await leaveOut('Kofi Mensah');
    await act(core, hr, { type: 'end-cycle', cycleId: cycle._id });
    const page = await act(core, hr, { type: 'open-cycle', cycleId: cycle._id });
    expect(buttonsOf(page).map(({ label }) => label)).not.toContain('Leave people out');
    const list = await act(core, hr, { type: 'list-exceptions', cycleId: cycle._id });
    expect([itemsOf(list), buttonsOf(list).map(({ label }) => label)]).toEqual([['Kofi Mensah'], ['Back']]);
    const late = act(
      core,
      hr,
      { type: 'add-exceptions', cycleId: cycle._id },
      { who: 'Mei Tan', includeSubTeams: 'no' },
    );
    await expect(late).rejects.toMatchObject({ code: 'conflict' });
  });

  it('V1 V2 is not there for the manager who made it, who sees who is left out', async () => {
    await leaveOut('Mei Tan');
    const page = await act(core, manager, { type: 'open-cycle', cycleId: cycle._id });
    expect(JSON.stringify(bodyOf(page))).toContain('but not Mei Tan');
    expect(buttonsOf(page).some(({ action }) => action.type.includes('exception'))).toBe(false);
    const sentences = await Promise.all(
      [cycle._id, 'nothing'].map((cycleId) =>
        act(core, manager, { type: 'add-exceptions', cycleId }, { who: 'Kofi Mensah' }).catch(
          ({ message }: Error) => message,
        ),
      ),
    );
    expect(sentences[0]).toBe(sentences[1]);
    expect((await read()).recipients.except?.personIds).toEqual([mei._id]);
  });
});
