import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { HomeModel } from '../../../src/core/homes/home.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { sendReminders } from '../../../src/core/reminders/send-reminders.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { startWeekly } from '../../support/cycles.ts';
import { buttonIn, buttonsIn } from '../../support/shown-words.ts';
import { act, addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

const core = makeTestCore('2026-12-14T10:00:00Z');
let chief: Person;

const weeks = 6;
const dayMs = 86_400_000;

/** A manager of nine, after weeks in which nobody finalised anything. */
beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-12-14T10:00:00Z');
  chief = await addPerson('Chief');
  const { _id: primaryTeamId } = await TeamModel.create({ name: 'All', primaryManagerId: chief._id });
  for (let index = 0; index < 9; index += 1)
    await addPerson(`Report ${'ABCDEFGHI'[index]}`, { primaryTeamId });
  await startWeekly(core);
  for (let week = 0; week < weeks; week += 1) {
    core.turnTo(new Date(Date.parse('2026-12-16T09:00:00Z') + week * 7 * dayMs).toISOString());
    await issueDue(core);
  }
  core.turnTo(new Date(core.clock.now().getTime() + dayMs).toISOString());
  await sendReminders(core);
});

const openedIn = (reply: Reply) =>
  buttonsIn(reply).flatMap(({ action }) => (action.type === 'open-one-to-one' ? [action.oneToOneId] : []));

describe('the hub of a manager of nine, after weeks in which nobody finalised', () => {
  it('O15 lists the nine current ones, and the rest in one line that counts them', async () => {
    const newest = await OneToOneModel.find({ occurrence: weeks - 1 }).lean<OneToOne[]>();
    const home = await act(core, chief, { type: 'open-home' });
    // A hint may lead to one of them as well.
    expect([...new Set(openedIn(home))].sort()).toEqual(newest.map(({ _id }) => _id).sort());
    expect(JSON.stringify(home)).toContain(`Earlier, not finalised (${9 * (weeks - 1)})`);
  });

  it('O15 leads to a page of them, pair by pair, the newest first', async () => {
    const home = await act(core, chief, { type: 'open-home' });
    let { action } = buttonIn(home, 'Show');
    const found: string[] = [];
    for (let pages = 0; pages < 20; pages += 1) {
      const reply = await act(core, chief, action);
      found.push(...openedIn(reply));
      const more = buttonsIn(reply).find(({ label }) => label.startsWith('More'));
      if (!more) break;
      action = more.action;
    }
    const all = await OneToOneModel.find({ status: 'lapsed' }).lean<OneToOne[]>();
    const byId = new Map(all.map((one) => [one._id, one]));
    expect(found).toHaveLength(9 * (weeks - 1));
    expect(new Set(found).size).toBe(found.length);
    const threads = found.map((id) => byId.get(id)?.threadId);
    expect(threads.filter((thread, index) => thread !== threads[index - 1])).toHaveLength(9);
    const occurrences = found.map((id) => byId.get(id)?.occurrence);
    expect(occurrences.slice(0, weeks - 1)).toEqual([4, 3, 2, 1, 0]);
  });

  it('O15 says what is late, and since when', async () => {
    const [one] = await OneToOneModel.find({ status: 'open' }).lean<OneToOne[]>();
    core.turnTo(`${one?.finaliseBy}T12:00:00Z`);
    expect(JSON.stringify(await act(core, chief, { type: 'open-home' }))).not.toContain('late since');
    core.turnTo(new Date(core.clock.now().getTime() + dayMs).toISOString());
    expect(JSON.stringify(await act(core, chief, { type: 'open-home' }))).toContain('late since');
  });
});

describe('the Home tab of who acts for an absent manager', () => {
  it('N9 is to be looked at when new ones are issued, as that of the two is', async () => {
    const standIn = await addPerson('Stefan Stand-In');
    const absence = { from: isoDate('2027-01-25'), until: isoDate('2027-01-29'), standInId: standIn._id };
    await PersonModel.updateOne({ _id: chief._id }, { $set: { absences: [absence] } });
    const openedAt = core.clock.now();
    await HomeModel.create([chief, standIn].map(({ _id }) => ({ _id, openedAt })));
    core.turnTo('2027-01-27T09:00:00Z');
    await issueDue(core);
    const due = await HomeModel.find({ dueAt: { $type: 'date' } }).lean();
    expect(due.map(({ _id }) => _id).sort()).toEqual([chief._id, standIn._id].sort());
  });
});
