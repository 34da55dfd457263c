import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { issueDue } from '../../src/core/cycles/issue/issue-due.ts';
import { handle } from '../../src/core/handle.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { type Many, makeManagerOfNine, share } from '../core/joining/manager-of-many.ts';
import { eventually } from '../support/eventually.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { type SlackWorld, startSlackWorld, tomaszId, wordsIn } from './slack-world.ts';

useTestDatabase();

let many: Many;
let world: SlackWorld;

beforeEach(async () => {
  await clearDatabase();
  many = await makeManagerOfNine({ areAway: true });
  const email = 'tomasz.wojcik@example.com';
  await PersonModel.updateOne({ _id: many.boss._id }, { $set: { email: 'the.boss@example.com' } });
  await PersonModel.updateOne({ _id: many.manager._id }, { $set: { email } });
  world = await startSlackWorld({ handle, core: many.core });
  many.core.turnTo('2026-12-02T09:00:00Z');
  await issueDue(many.core);
});

afterEach(() => world.stop());

const deliver = () => deliverOutbox(many.core, { messengers: [world.slack.messenger] });
const tomasz = () => world.workspace.asUser(tomaszId);
const messages = () =>
  tomasz()
    .see()
    .conversations.find(({ is_im }) => is_im)?.messages ?? [];

async function appear(): Promise<void> {
  await tomasz().openHome();
  await eventually(async () => (await PersonModel.exists({ 'slack.userId': tomaszId })) !== null);
}

it('N8: a manager of nine has one message in Slack, and three shares are one more', async () => {
  await PersonModel.updateOne({ _id: many.manager._id }, { $set: { slack: { userId: tomaszId } } });
  await deliver();
  expect(messages()).toHaveLength(1);
  for (const name of many.reports.map((each) => each.name)) expect(wordsIn(messages())).toContain(name);
  const [ada, bo, cy] = many.reports as [Person, Person, Person];
  for (const [index, person] of [ada, bo, cy].entries()) {
    many.core.turnTo(`2026-12-02T11:0${index}:00Z`);
    await share(many, person);
    await deliver();
    expect(messages()).toHaveLength(2);
  }
});

it('N8: whoever opens Tandem for the first time has at once what waited, in one message', async () => {
  world.workspace.refuse('users.lookupByEmail', 'users_not_found');
  await appearsLate();
});

it('N8: and so has whose account could not be asked for', async () => {
  world.workspace.refuse('users.lookupByEmail', 'missing_scope');
  await appearsLate();
});

async function appearsLate(): Promise<void> {
  await deliver();
  many.core.turnTo('2026-12-02T09:20:00Z');
  await share(many, many.reports[0] as Person);
  await deliver();
  many.core.turnTo('2026-12-02T10:00:00Z');
  await appear();
  await deliver();
  await appear();
  await deliver();
  expect(messages()).toHaveLength(1);
  for (const name of many.reports.map((each) => each.name)) expect(wordsIn(messages())).toContain(name);
}
