import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { handle } from '../../src/core/handle.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { PersonModel } from '../../src/core/people/person.ts';
import { eventually } from '../support/eventually.ts';
import { issueOpen, makeCompany } from '../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { meiId, type SlackWorld, startSlackWorld, tomaszId, wordsIn } from './slack-world.ts';

useTestDatabase();

let world: SlackWorld;
let oneToOneId: string;

beforeEach(async () => {
  await clearDatabase();
  world = await startSlackWorld({ handle });
  world.core.turnTo('2026-12-01T12:00:00Z');
  const { reviewee, reviewer } = await makeCompany(world.core);
  await PersonModel.updateOne({ _id: reviewee._id }, { slack: { userId: meiId } });
  await PersonModel.updateOne({ _id: reviewer._id }, { slack: { userId: tomaszId } });
  world.core.turnTo('2026-12-02T09:30:00Z');
  ({ _id: oneToOneId } = await issueOpen(world.core));
  await deliverOutbox(world.core, { messengers: [world.slack.messenger] });
});

afterEach(() => world.stop());

const as = (userId: string) => world.workspace.asUser(userId);
const modalOf = (userId: string) => as(userId).see().modal?.view;

async function until(userId: string, words: string): Promise<void> {
  await eventually(() => wordsIn(modalOf(userId)?.blocks).includes(words));
}

async function openMeetingForm(userId: string): Promise<void> {
  const conversation = as(userId)
    .see()
    .conversations.find(({ is_im }) => is_im);
  const ts = conversation?.messages.at(-1)?.ts ?? '';
  await as(userId).press({ in: 'message', channel: conversation?.id ?? '', ts }, { label: 'Open' });
  await until(userId, 'Agenda');
  await as(userId).press({ in: 'modal' }, { label: 'Set meeting time' });
  await eventually(() => modalOf(userId)?.title.text === 'Meeting time');
}

async function fillIn(userId: string, values: Record<string, string>): Promise<void> {
  for (const [block_id, value] of Object.entries(values)) await as(userId).fill({ block_id }, value);
  await as(userId).submit();
}

const meetingAt = async () => (await OneToOneModel.findById(oneToOneId).orFail().lean()).meetingAt;

it('O14 a meeting time is not written over by whoever opened the form before, and what they typed is kept', async () => {
  await openMeetingForm(meiId);
  await openMeetingForm(tomaszId);
  await fillIn(meiId, { day: '2026-12-03', time: '14:30' });
  await until(meiId, 'You meet');

  await fillIn(tomaszId, { day: '2026-12-03', time: '09:00' });
  await eventually(() => /You meet|while you had it open/.test(wordsIn(modalOf(tomaszId)?.blocks)));
  expect(await meetingAt()).toEqual(new Date('2026-12-03T14:30:00Z'));
  expect(modalOf(tomaszId)?.state.values).toMatchObject({
    day: { 'answer:day': { selected_date: '2026-12-03' } },
    time: { 'answer:time': { value: '09:00' } },
  });
  expect(wordsIn(modalOf(tomaszId)?.blocks)).toContain('Stored now: 14:30');

  await as(tomaszId).submit();
  await until(tomaszId, 'You meet');
  expect(await meetingAt()).toEqual(new Date('2026-12-03T09:00:00Z'));
});
