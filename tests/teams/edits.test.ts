import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { issueOpen, makeCompany } from '../support/small-company.ts';
import { makeTestCore } from '../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { nodesOf, wordsOf } from './card-words.ts';
import { lastOf, mei, type OpenTandem, openTandem, tomasz } from './open-tandem.ts';

useTestDatabase();

let open: OpenTandem;
let oneToOneId: string;

beforeEach(async () => {
  await clearDatabase();
  const core = makeTestCore('2026-12-02T12:00:00Z');
  await makeCompany(core);
  ({ _id: oneToOneId } = await issueOpen(core));
  open = await openTandem();
  for (const email of [mei, tomasz]) await open.teams.asUser(email).say('home');
  await deliverOutbox(core, { messengers: [open.tandem.messenger] });
});

afterEach(async () => {
  expect(open.teams.log.problems).toEqual([]);
  await open.close();
});

async function openMeetingForm(email: string): Promise<void> {
  const visitor = open.teams.asUser(email);
  await visitor.press({ activityId: lastOf(visitor.see()).id, action: 'Open' });
  await visitor.pressInDialog({ action: 'Set meeting time' });
}

const save = (email: string, inputs: Record<string, string>) =>
  open.teams.asUser(email).pressInDialog({ action: 'Save', inputs });

const meetingAt = async () => (await OneToOneModel.findById(oneToOneId).orFail().lean()).meetingAt;

it('O14 a meeting time is not written over by whoever opened the form before, and what they typed is kept', async () => {
  await openMeetingForm(mei);
  await openMeetingForm(tomasz);
  await save(mei, { day: '2026-12-04', time: '14:30' });
  const stored = await meetingAt();
  expect(stored).toBeInstanceOf(Date);

  const { dialog } = await save(tomasz, { day: '2026-12-04', time: '09:00' });
  expect(await meetingAt()).toEqual(stored);
  expect(wordsOf(dialog?.card)).toContain('This was changed while you had it open');
  expect(wordsOf(dialog?.card)).toContain('Stored now: ');
  const held = [...nodesOf(dialog?.card, 'Input.Date'), ...nodesOf(dialog?.card, 'Input.Text')];
  expect(held.map(({ value }) => value)).toEqual(['2026-12-04', '09:00']);

  const again = await save(tomasz, {});
  expect(wordsOf(again.dialog?.card)).toContain('You meet');
  expect(await meetingAt()).not.toEqual(stored);
});
