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

async function deliverAt(moment: string): Promise<void> {
  core.turnTo(moment);
  await sendReminders(core);
  await deliverOutbox(core, { messengers: [open.tandem.messenger] });
}

describe('reminders in Teams', () => {
  it('N3 are one message that is updated', async () => {
    await deliverAt('2026-12-01T09:00:00Z');
    const [first] = reminders();
    expect(first?.words).toContain('due in 2 days');
    await deliverAt('2026-12-03T09:00:00Z');
    expect(reminders()).toHaveLength(1);
    await deliverAt('2026-12-04T09:00:00Z');
    expect(reminders()).toEqual([{ id: first?.id, words: expect.stringContaining('1 day late') }]);
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
    expect(reminders()).toHaveLength(2);
    expect(reminders()[1]?.words).toContain('due today');
  });
});
