import { beforeEach, describe, expect, it } from '@jest/globals';
import type { UserAction } from '../../../../src/core/chat/user-action.ts';
import { type Cycle, CycleModel } from '../../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../../src/core/cycles/issue/issue-due.ts';
import type { LeftOutReason } from '../../../../src/core/cycles/left-out-reason.ts';
import { NotIssuedModel } from '../../../../src/core/cycles/not-issued.ts';
import { HolidayCalendarModel } from '../../../../src/core/holidays/holiday-calendar.ts';
import { type Person, PersonModel } from '../../../../src/core/people/person.ts';
import { TeamModel } from '../../../../src/core/people/team.ts';
import { addDays } from '../../../../src/core/time/calendar.ts';
import { isoDate } from '../../../../src/core/time/iso-date.ts';
import { startWeekly } from '../../../support/cycles.ts';
import { refusalOf } from '../../../support/refusal.ts';
import { bodyOf, buttonsOf, itemsOf } from '../../../support/shown.ts';
import { act, addPerson } from '../../../support/small-company.ts';
import { makeTestCore } from '../../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-01T12:00:00Z');

let hr: Person;
let mei: Person;
let cycle: Cycle;

/** Mei and another Mei report to Tomasz, who has no manager; weekly from Wed 16 December at 09:00 in London. */
beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-01T12:00:00Z');
  hr = await addPerson('Hanna Berg', { role: 'hr', isActive: true });
  const tomasz = await addPerson('Tomasz Wojcik');
  const { _id: primaryTeamId } = await TeamModel.create({ name: 'Platform', primaryManagerId: tomasz._id });
  mei = await addPerson('Mei Tan', { primaryTeamId });
  const { _id: namesakeId } = await addPerson('Mei Tan', { primaryTeamId, email: 'other.mei@example.com' });
  const personIds = [mei._id, namesakeId, tomasz._id];
  cycle = await startWeekly(core, { recipients: { company: false, personIds, teams: [] } });
});

const sweepAt = async (moment: string) => {
  core.turnTo(moment);
  return issueDue(core);
};
const see = (action: UserAction, actor = hr) => act(core, actor, action);
const seeCycle = () => see({ type: 'open-cycle', cycleId: cycle._id });
const seeRecord = (more: { occurrence?: number; page?: number } = {}) =>
  see({ type: 'list-not-issued', cycleId: cycle._id, ...more });

/** As the sweep stores it. */
async function store(occurrence: number, reason: LeftOutReason, personIds: string[]): Promise<void> {
  const issueOn = addDays(isoDate('2026-12-16'), 7 * occurrence);
  const finaliseBy = addDays(issueOn, 7);
  const _id = `${occurrence} ${reason}`;
  await NotIssuedModel.create({
    _id,
    cycleId: cycle._id,
    occurrence,
    reason,
    personIds,
    issueOn,
    finaliseBy,
  });
}

/** The lines of the section on the cycle's page. */
async function linesOnPage(): Promise<{ label: string; value: string }[]> {
  const body = bodyOf(await seeCycle());
  const start = body.findIndex((element) => element.kind === 'heading' && element.text === 'Not issued');
  const listed = start === -1 ? undefined : body[start + 1];
  return listed?.kind === 'facts' ? listed.facts : [];
}

const mayOpenRecord = async () =>
  buttonsOf(await seeCycle()).some(({ action }) => action.type === 'list-not-issued');

const labelled = async (part: string, reply = seeRecord()) =>
  buttonsOf(await reply).filter(({ label }) => label.startsWith(part)).length;

describe('what was not issued, where the cycle is managed', () => {
  it('C19 is not there before anything was due', async () => {
    expect(await linesOnPage()).toEqual([]);
    expect(await mayOpenRecord()).toBe(false);
    expect(itemsOf(await seeRecord())).toEqual([]);
  });

  it('C12 C19 counts people by reason on the page, and leads to their names', async () => {
    await sweepAt('2026-12-26T12:00:00Z');
    expect(await linesOnPage()).toEqual([
      { label: 'Wed 23 Dec 2026', value: '1 had no manager' },
      { label: 'Wed 16 Dec 2026', value: '2 missed it, 1 had no manager' },
    ]);
    const record = await seeRecord();
    expect(itemsOf(record)).toEqual(['Wed 23 Dec 2026', 'Wed 16 Dec 2026']);
    const [, older] = buttonsOf(record);
    expect(older?.action).toMatchObject({ type: 'list-not-issued', occurrence: 0 });
    const people = await see(older?.action ?? { type: 'open-hub' });
    expect(itemsOf(people)).toEqual([
      'Mei Tan · mei.tan@example.com',
      'Mei Tan · other.mei@example.com',
      'Tomasz Wojcik',
    ]);
    expect(JSON.stringify(bodyOf(people))).toContain('has no manager');
  });

  it('C19 P5 names those who were away throughout, who have a 1-to-1 that was skipped', async () => {
    const absences = [{ from: isoDate('2026-12-01'), until: isoDate('2027-01-31') }];
    await PersonModel.updateOne({ _id: mei._id }, { absences });
    await sweepAt('2026-12-16T09:00:00Z');
    expect(await linesOnPage()).toEqual([
      { label: 'Wed 16 Dec 2026', value: '1 had no manager, 1 was away the whole time' },
    ]);
    expect(itemsOf(await seeRecord({ occurrence: 0 }))).toEqual(['Tomasz Wojcik', 'Mei Tan']);
  });

  it('C17 C19 says who had days off until the next one', async () => {
    const days = Array.from({ length: 8 }, (_, index) => addDays(isoDate('2026-12-16'), index));
    await HolidayCalendarModel.create({ name: 'Platform', days });
    await TeamModel.updateMany({}, { holidayCalendar: 'Platform' });
    await CycleModel.updateOne({ _id: cycle._id }, { nonWorkingDays: 'next' });
    expect(await sweepAt('2026-12-24T09:00:00Z')).toMatchObject({ issued: 2 });
    const listed = (await linesOnPage()).map(({ value }) => value);
    expect(listed).toEqual(['1 had no manager', '1 had no manager, 2 were off until the next one']);
  });

  it('C19 leaves out whoever was issued theirs all the same', async () => {
    await sweepAt('2026-12-16T09:00:00Z');
    await store(0, 'paused', [mei._id]);
    expect(itemsOf(await seeRecord({ occurrence: 0 }))).toEqual(['Tomasz Wojcik']);
  });

  it('C19 says nothing on the page of what is so each time, and keeps it in the record', async () => {
    await store(1, 'inactive', [mei._id]);
    await store(2, 'excluded', ['one', 'another']);
    expect(await linesOnPage()).toEqual([]);
    expect(await mayOpenRecord()).toBe(true);
    await store(0, 'missed', [mei._id]);
    await store(0, 'inactive', ['one']);
    expect(await linesOnPage()).toEqual([{ label: 'Wed 16 Dec 2026', value: '1 missed it' }]);
    expect(itemsOf(await seeRecord())).toHaveLength(3);
    expect(itemsOf(await seeRecord({ occurrence: 0 }))).toEqual(['Mei Tan', 'Someone who has left']);
  });

  it('C19 has the four newest on the page, and pages for the rest', async () => {
    for (let occurrence = 0; occurrence < 12; occurrence += 1) await store(occurrence, 'missed', [mei._id]);
    expect((await linesOnPage()).map(({ label }) => label)).toEqual([
      'Wed 3 Mar 2027',
      'Wed 24 Feb 2027',
      'Wed 17 Feb 2027',
      'Wed 10 Feb 2027',
    ]);
    expect([await labelled('More'), await labelled('Earlier')]).toEqual([1, 0]);
    const second = seeRecord({ page: 1 });
    expect(itemsOf(await second)).toEqual(['Wed 23 Dec 2026', 'Wed 16 Dec 2026']);
    expect([await labelled('More', second), await labelled('Earlier', second)]).toEqual([0, 1]);
    const back = buttonsOf(await seeRecord({ occurrence: 0 })).find(({ label }) => label === 'Back');
    expect(back?.action).toMatchObject({ type: 'list-not-issued', page: 1 });
  });

  it('C19 has pages of people', async () => {
    await store(
      0,
      'missed',
      Array.from({ length: 17 }, (_, index) => `gone ${index}`),
    );
    expect(itemsOf(await seeRecord({ occurrence: 0 }))).toHaveLength(15);
    expect(itemsOf(await seeRecord({ occurrence: 0, page: 1 }))).toHaveLength(2);
  });

  it('C14 C19 goes by days after the start date, and says each person’s own day', async () => {
    cycle = await startWeekly(
      core,
      { name: 'Probation', trigger: { afterStartDays: [30, 60] }, every: 'never' },
      { name: 'Probation' },
    );
    await store(1, 'no manager', [mei._id]);
    expect(await linesOnPage()).toEqual([
      { label: '60 days after the start date', value: '1 had no manager' },
    ]);
    expect(JSON.stringify(bodyOf(await seeRecord({ occurrence: 1 })))).toContain('Wed 23 Dec 2026');
  });

  it('V2 is for those alone who may see the cycle', async () => {
    await store(0, 'missed', [mei._id]);
    const asMei = (cycleId: string) =>
      refusalOf(see({ type: 'list-not-issued', cycleId, occurrence: 0 }, mei));
    expect(await asMei(cycle._id)).toEqual(await asMei('nothing'));
  });
});
