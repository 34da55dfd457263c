import { beforeEach, describe, expect, it } from '@jest/globals';
import { importPeople } from '../../../src/core/imports/import-people.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { changeSettings } from '../../../src/core/preferences/change-settings.ts';
import { sendReminders } from '../../../src/core/reminders/send-reminders.ts';
import { applySetup } from '../../../src/core/setup/apply-setup.ts';
import { nextEventAt } from '../../../src/jobs/next-event.ts';
import { sweeps } from '../../../src/jobs/sweeps.ts';
import { peopleCsv } from '../../support/foxglove.ts';
import { messagesOf } from '../../support/notices.ts';
import { act, addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { giveAccount, RemindedCompany } from './reminded-company.ts';

useTestDatabase();

const meiInFile = {
  email: 'mei.tan@example.com',
  name: 'Mei Tan',
  timeZone: 'Europe/London',
  team: 'Platform',
};

let told: RemindedCompany;
let mei: Person;
let tomasz: Person;

beforeEach(async () => {
  told = await RemindedCompany.make(makeTestCore('2026-12-01T09:00:00Z'));
  mei = told.company.reviewee;
  tomasz = told.company.reviewer;
});

const away = (person: Person, from: string, until: string, standIn?: string) =>
  act(told.core, person, { type: 'add-absence' }, { from, until, ...(standIn !== undefined && { standIn }) });

describe('reminders', () => {
  it('N2 come to whoever still has to act, by the plan of their own deadlines, and to nobody else', async () => {
    await told.mornings('2026-12-02', '2026-12-31');
    expect(await told.daysOf('Mei')).toEqual([8, 10, 11, 17]);
    // To answer by the 11th, and to finalise by the 15th; the 13th is a Sunday, and the 12th a Saturday.
    expect(await told.daysOf('Tomasz')).toEqual([9, 11, 14, 15, 16, 18, 22]);
    expect(await told.reminded()).toHaveLength(11);
    expect((await told.stored()).remindAt).toBeUndefined();
  });

  it('N2 N4 come no more to who has shared their part; the other is still reminded of theirs', async () => {
    await told.mornings('2026-12-02', '2026-12-08');
    await told.share(mei);
    await told.share(tomasz);
    await told.mornings('2026-12-09', '2026-12-16');
    expect(await told.daysOf('Mei')).toEqual([8]);
    expect(await told.daysOf('Tomasz')).toEqual([11, 15, 16]);
  });

  it.each(['finalise', 'archive-one-to-one'] as const)('N4 O8 come to nobody after %s', async (type) => {
    await told.mornings('2026-12-02', '2026-12-08');
    await act(told.core, told.company.hr, { type, ...told.id });
    await told.mornings('2026-12-09', '2026-12-31');
    expect(await told.reminded()).toEqual(['8 Mei']);
  });

  it('N2 O6 come again after it was reopened, and O8 after it was restored', async () => {
    await act(told.core, told.company.hr, { type: 'finalise', ...told.id });
    told.core.turnTo('2026-12-09T15:00:00Z');
    await act(told.core, told.company.hr, { type: 'reopen', ...told.id }, { reason: 'Too early' });
    await told.mornings('2026-12-10', '2026-12-10');
    await act(told.core, told.company.hr, { type: 'archive-one-to-one', ...told.id });
    await told.mornings('2026-12-11', '2026-12-11');
    await act(told.core, told.company.hr, { type: 'restore-one-to-one', ...told.id });
    await told.mornings('2026-12-12', '2026-12-15');
    expect(await told.daysOf('Mei')).toEqual([10, 14]);
  });

  it('N2 P6 come to the new reviewer once it was handed over, and not to the old one', async () => {
    told.core.turnTo('2026-12-09T15:00:00Z');
    const { colleague } = told.company;
    await act(told.core, told.company.hr, { type: 'reassign', ...told.id, toId: colleague._id });
    await told.mornings('2026-12-10', '2026-12-15');
    expect(await told.daysOf('Kofi')).toEqual([11, 14, 15]);
    expect(await told.daysOf('Tomasz')).toEqual([]);
  });

  it('N4 P5 wait for who is away, and are one on their return', async () => {
    await away(mei, '2026-12-07', '2026-12-13');
    await told.mornings('2026-12-02', '2026-12-17');
    expect(await told.daysOf('Mei')).toEqual([14, 17]);
  });

  it('P5 go to the stand-in of an absent reviewer, and to the reviewer once they are back', async () => {
    await giveAccount(await addPerson('Stefan Stand-In'));
    await away(tomasz, '2026-12-08', '2026-12-13', 'Stefan Stand-In');
    await told.mornings('2026-12-02', '2026-12-16');
    expect(await told.daysOf('Stefan')).toEqual([9, 11]);
    expect(await told.daysOf('Tomasz')).toEqual([14, 15, 16]);
  });

  it('P5 N4 go to nobody while the stand-in is away as well, nor to the reviewee in the reviewer’s place', async () => {
    await away(tomasz, '2026-12-07', '2026-12-31', 'Mei Tan');
    await told.mornings('2026-12-02', '2026-12-18');
    expect(await told.reminded()).toEqual(['8 Mei', '10 Mei', '11 Mei', '17 Mei']);
  });

  it('N4 come to nobody who has left', async () => {
    await importPeople(told.core, peopleCsv([{ ...meiInFile, isActive: false }]));
    await told.mornings('2026-12-02', '2026-12-17');
    expect(await told.daysOf('Mei')).toEqual([]);
  });

  it('N4 C7 keep off the holidays of the reader’s team, also those that are entered later', async () => {
    await told.mornings('2026-12-02', '2026-12-07');
    const holidays = 'holidays:\n  - { name: Home, days: [2026-12-10, 2026-12-11], teams: [Platform] }';
    await applySetup(told.core, holidays);
    await told.mornings('2026-12-08', '2026-12-15');
    expect(await told.daysOf('Mei')).toEqual([8, 9, 14]);
  });

  it('N2 come as long before as somebody wants, from when they say so', async () => {
    await act(told.core, mei, { type: 'save-preferences' }, { leadDays: '7' });
    await told.mornings('2026-12-02', '2026-12-10');
    expect(await told.daysOf('Mei')).toEqual([3, 8, 10]);
  });

  it('N3 come when quiet hours end, for a company and for a person', async () => {
    const admin = await addPerson('Ada Admin', { role: 'admin' });
    await changeSettings(told.core, admin, { remindAt: '10:15' });
    await act(told.core, tomasz, { type: 'save-preferences' }, { quietFrom: '20:00', quietUntil: '11:30' });
    await told.sweepAt('2026-12-08T10:14:59Z');
    expect(await told.reminded()).toEqual([]);
    await told.sweepAt('2026-12-08T10:15:00Z');
    expect(await told.reminded()).toEqual(['8 Mei']);
    await told.sweepAt('2026-12-09T11:29:59Z');
    expect(await told.daysOf('Tomasz')).toEqual([]);
    await told.sweepAt('2026-12-09T11:30:00Z');
    expect(await told.daysOf('Tomasz')).toEqual([9]);
  });

  it('N3 come at nine where the reader lives, also after they moved', async () => {
    await importPeople(told.core, peopleCsv([{ ...meiInFile, timeZone: 'Asia/Kathmandu' }]));
    await told.sweepAt('2026-12-08T03:14:59Z');
    expect(await told.reminded()).toEqual([]);
    await told.sweepAt('2026-12-08T03:15:00Z');
    expect(await told.reminded()).toEqual(['8 Mei']);
  });

  it('N3 are made up for on the next morning after an outage that ended past noon', async () => {
    await told.sweepAt('2026-12-08T12:00:01Z');
    expect(await told.reminded()).toEqual([]);
    await told.mornings('2026-12-09', '2026-12-10');
    expect(await told.daysOf('Mei')).toEqual([9, 10]);
  });

  it('N3 are made up for when the platform took none until noon', async () => {
    const { onTheWay } = told.slack;
    told.slack.onTheWay = () => Promise.reject(new Error('away'));
    await told.sweepAt('2026-12-08T09:00:00Z');
    told.slack.onTheWay = onTheWay;
    await told.sweepAt('2026-12-08T14:00:00Z');
    expect(await told.reminded()).toEqual([]);
    await told.mornings('2026-12-09', '2026-12-09');
    expect(await told.daysOf('Mei')).toEqual([9]);
  });

  it('N7 are one for each reader and day, also of two copies at once, and after a crash', async () => {
    told.core.turnTo('2026-12-11T09:00:00Z');
    await OneToOneModel.updateMany({}, { $set: { remindAt: told.core.clock.now() } });
    const before = await told.stored();
    const copies = [sweeps['send-reminders'](told.core), sweeps['send-reminders'](told.core)];
    await Promise.all(copies);
    // As if the process had gone before it noted when to look next.
    await OneToOneModel.updateMany({}, { $set: { remindAt: before.remindAt } });
    await sweeps['send-reminders'](told.core);
    const keys = (await messagesOf('reminder')).map(({ _id }) => _id);
    expect(keys.sort()).toEqual([mei, tomasz].map(({ _id }) => `reminder:${_id}:2026-12-11`).sort());
  });

  it('N3 say by which day they are due, for the nearest to go first', async () => {
    told.core.turnTo('2026-12-15T09:00:00Z');
    await OneToOneModel.updateMany({}, { $set: { remindAt: told.core.clock.now() } });
    await sendReminders(told.core);
    const deadlines = Object.fromEntries(
      (await messagesOf('reminder')).map(({ personId, deadlineOn }) => [personId, deadlineOn]),
    );
    expect(deadlines).toEqual({ [mei._id]: '2026-12-10', [tomasz._id]: '2026-12-11' });
    const issued = await messagesOf('issued');
    expect(issued.map(({ deadlineOn }) => deadlineOn)).toEqual(['2026-12-10', '2026-12-10']);
  });

  it('N2 are found by index, and a turned clock goes to them next', async () => {
    expect(await nextEventAt()).toEqual(new Date('2026-12-08T09:00:00Z'));
    const due = OneToOneModel.find({ remindAt: { $lte: told.core.clock.now(), $type: 'date' } });
    const plan = JSON.stringify(await due.sort({ remindAt: 1 }).explain('queryPlanner'));
    expect(plan).toContain('"indexName":"remindAt_1"');
    expect(plan).not.toContain('"stage":"COLLSCAN"');
  });
});

describe('reminders that somebody wants less of', () => {
  it('N2 come on the deadline day alone once they are muted, and again once they are not', async () => {
    await told.mornings('2026-12-02', '2026-12-08');
    await act(told.core, mei, { type: 'mute-reminders', ...told.id, isMuted: true });
    await told.mornings('2026-12-09', '2026-12-14');
    expect(await told.daysOf('Mei')).toEqual([8, 10]);
    await act(told.core, mei, { type: 'mute-reminders', ...told.id, isMuted: false });
    await told.mornings('2026-12-15', '2026-12-18');
    expect(await told.daysOf('Mei')).toEqual([8, 10, 15, 17]);
  });

  it('N2 come again on the day until which they were put off, or the next of work, and on the deadline day', async () => {
    await told.mornings('2026-12-02', '2026-12-08');
    // In three days would be a Friday, in a week the Tuesday after.
    const reply = await act(told.core, mei, { type: 'snooze-reminders', ...told.id, days: 7 });
    expect(JSON.stringify(reply)).toContain('You are reminded again on Tue 15 Dec.');
    await told.mornings('2026-12-09', '2026-12-18');
    expect(await told.daysOf('Mei')).toEqual([8, 10, 15, 17]);
    const weekend = await act(told.core, tomasz, { type: 'snooze-reminders', ...told.id, days: 1 });
    expect(JSON.stringify(weekend)).toContain('You are reminded again on Mon 21 Dec.');
    await told.mornings('2026-12-19', '2026-12-21');
    expect((await told.daysOf('Tomasz')).at(-1)).toBe(21);
  });

  it('N2 V2 are each one’s own: nobody else is told, and HR has none to choose', async () => {
    await act(told.core, mei, { type: 'mute-reminders', ...told.id, isMuted: true });
    const page = (reader: Person) => act(told.core, reader, { type: 'open-one-to-one', ...told.id });
    expect(JSON.stringify(await page(mei))).toContain('muted');
    expect(JSON.stringify(await page(tomasz))).not.toMatch(/muted/);
    await told.mornings('2026-12-02', '2026-12-09');
    expect(await told.reminded()).toEqual(['9 Tomasz']);
    const { hr, colleague } = told.company;
    const open = (reader: Person) => act(told.core, reader, { type: 'open-reminders', ...told.id });
    await expect(open(hr)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(open(colleague)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('N2 say on their page what was chosen until it no longer counts', async () => {
    await act(told.core, mei, { type: 'snooze-reminders', ...told.id, days: 1 });
    const page = () => act(told.core, mei, { type: 'open-one-to-one', ...told.id });
    expect(JSON.stringify(await page())).toContain('put off until Wed 2 Dec');
    told.core.turnTo('2026-12-02T09:00:00Z');
    expect(JSON.stringify(await page())).not.toContain('put off');
    await act(told.core, told.company.hr, { type: 'finalise', ...told.id });
    await expect(
      act(told.core, mei, { type: 'snooze-reminders', ...told.id, days: 1 }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('overdue action points', () => {
  const add = (text: string, dueOn: string, owner = mei) =>
    act(told.core, tomasz, { type: 'add-action-point', ...told.id }, { text, owner: owner._id, dueOn });

  beforeEach(async () => {
    await told.share(mei);
  });

  it('A4 come to their owner on the day after, or the next of work, and a week later', async () => {
    await add('Book the room', '2026-12-04');
    await told.mornings('2026-12-02', '2026-12-31');
    expect(await told.daysOf('Mei')).toEqual([7, 14]);
  });

  it('A4 come no more once ticked, and again once unticked', async () => {
    await add('Book the room', '2026-12-03');
    await told.mornings('2026-12-02', '2026-12-04');
    expect(await told.daysOf('Mei')).toEqual([4]);
    const [message] = await MessageModel.find({ 'notice.kind': 'action-assigned' }).lean();
    const { notice } = message ?? {};
    if (notice?.kind !== 'action-assigned') throw new Error('nothing was assigned');
    const point = { ...told.id, actionPointId: notice.actionPointId };
    await act(told.core, mei, { type: 'tick-action-point', ...point });
    await told.mornings('2026-12-05', '2026-12-10');
    await act(told.core, mei, { type: 'untick-action-point', ...point });
    await told.mornings('2026-12-11', '2026-12-12');
    expect(await told.daysOf('Mei')).toEqual([4, 11]);
  });

  it('A4 N4 P5 wait for an owner who is away, and go to no stand-in', async () => {
    await giveAccount(await addPerson('Stefan Stand-In'));
    await told.share(tomasz);
    await add('Read the draft', '2026-12-04', tomasz);
    await away(tomasz, '2026-12-07', '2026-12-09', 'Stefan Stand-In');
    await told.mornings('2026-12-02', '2026-12-11');
    expect(await told.reminded()).toEqual(['10 Tomasz', '11 Tomasz']);
  });
});
