import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { sendReminders } from '../../src/core/reminders/send-reminders.ts';
import { issueOpen, makeCompany } from '../support/small-company.ts';
import { makeTestCore } from '../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { wordsOf } from './card-words.ts';
import { mei, type OpenTandem, openTandem } from './open-tandem.ts';

useTestDatabase();

const core = makeTestCore('2026-11-25T10:00:00Z');
let open: OpenTandem;

beforeEach(async () => {
  await clearDatabase();
  core.turnTo('2026-11-25T10:00:00Z');
  const dates = {
    firstIssueOn: '2026-11-25',
    revieweeBy: '2026-12-03',
    reviewerBy: '2026-12-04',
    finaliseBy: '2026-12-08',
  };
  await makeCompany(core, { dates, every: { weeks: 8 } });
  await issueOpen(core);
  open = await openTandem();
  await asMei().say('help');
});
afterEach(async () => {
  expect(open.teams.log.problems).toEqual([]);
  await open.close();
});

const asMei = () => open.teams.asUser(mei);

function reminders() {
  return asMei()
    .see()
    .messages.map(({ id, cards }) => ({ id, words: wordsOf(cards) }))
    .filter(({ words }) => /Waiting for you|Done for now/.test(words));
}

const calls = (method: string) => open.teams.log.requests.filter((call) => call.method === method).length;

async function deliverAt(moment: string): Promise<void> {
  core.turnTo(moment);
  await sendReminders(core);
  await deliverOutbox(core, { messengers: [open.tandem.messenger] });
}

describe('reminders in Teams', () => {
  it('N3 each are a new message, and the one before it is gone', async () => {
    await deliverAt('2026-12-01T09:00:00Z');
    const [first] = reminders();
    expect(first?.words).toContain('due in 2 days');
    await deliverAt('2026-12-03T09:00:00Z');
    expect(reminders()).toHaveLength(1);
    await deliverAt('2026-12-04T09:00:00Z');
    expect(reminders().map(({ words }) => /due today|\d days? late/.exec(words)?.[0])).toEqual([
      '1 day late',
    ]);
    expect(reminders()[0]?.id).not.toBe(first?.id);
    expect(calls('PUT')).toBe(0);
  });

  it('N3 that may not be deleted become one line that leads to the hub', async () => {
    await deliverAt('2026-12-01T09:00:00Z');
    open.teams.refusals.refuse(
      { status: 403, code: 'NotEnoughPermissions' },
      ({ method }) => method === 'DELETE',
    );
    await deliverAt('2026-12-03T09:00:00Z');
    const shown = asMei()
      .see()
      .messages.map(({ cards }) => wordsOf(cards));
    expect(shown.filter((words) => words.includes('replaced by a newer one'))).toHaveLength(1);
    expect(reminders().map(({ words }) => /due in 2 days|due today/.exec(words)?.[0])).toEqual(['due today']);
  });

  it('N3 that are gone already are not asked for again', async () => {
    await deliverAt('2026-12-01T09:00:00Z');
    open.teams.refusals.refuse(
      { status: 404, code: 'ActivityNotFoundInConversation' },
      ({ method }) => method === 'DELETE',
    );
    await deliverAt('2026-12-03T09:00:00Z');
    await deliverAt('2026-12-03T10:00:00Z');
    expect([calls('DELETE'), calls('PUT')]).toEqual([1, 0]);
  });

  it('N2 N3 are put off from the message itself, which says so', async () => {
    await deliverAt('2026-12-01T09:00:00Z');
    const activityId = reminders()[0]?.id ?? '';
    await asMei().press({ activityId, action: 'Later' });
    // It is Wednesday 2 December by now.
    const said = await asMei().pressInDialog({ action: 'In 3 days' });
    expect(wordsOf(said.dialog?.card)).toContain('You are reminded again on Mon 7 Dec.');
    await deliverAt('2026-12-02T12:00:00Z');
    expect(reminders().map(({ words }) => /Waiting for you|Done for now/.exec(words)?.[0])).toEqual([
      'Done for now',
    ]);
    await deliverAt('2026-12-03T09:00:00Z');
    expect(reminders()).toHaveLength(1);
    expect(reminders()[0]?.words).toContain('due today');
  });
});
