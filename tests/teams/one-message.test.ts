import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { issueDue } from '../../src/core/cycles/issue/issue-due.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { type Many, makeManagerOfNine, share } from '../core/joining/manager-of-many.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { ada, type OpenTandem, openTandem } from './open-tandem.ts';

useTestDatabase();

let many: Many;
let open: OpenTandem;

beforeEach(async () => {
  await clearDatabase();
  many = await makeManagerOfNine({ areAway: true });
  await PersonModel.updateOne({ _id: many.manager._id }, { $set: { email: ada } });
  open = await openTandem({ core: many.core });
});

afterEach(() => open.close());

const deliver = () => deliverOutbox(many.core, { messengers: [open.tandem.messenger] });
const asAda = () => open.teams.asUser(ada);

it('N8: a manager of nine has one message in Teams, and three shares are one more', async () => {
  const before = (await asAda().install()).messages.length;
  many.core.turnTo('2026-12-02T09:00:00Z');
  await issueDue(many.core);
  await deliver();
  const messages = () => asAda().see().messages.slice(before);
  expect(messages()).toHaveLength(1);
  for (const { name } of many.reports) expect(JSON.stringify(messages())).toContain(name);
  for (const [index, person] of many.reports.slice(0, 3).entries()) {
    many.core.turnTo(`2026-12-02T11:0${index}:00Z`);
    await share(many, person);
    await deliver();
    expect(messages()).toHaveLength(2);
  }
});

it('N8: whoever installs Tandem late has at once what waited, in one message, though two events tell of it', async () => {
  many.core.turnTo('2026-12-02T09:00:00Z');
  await issueDue(many.core);
  await deliver();
  many.core.turnTo('2026-12-02T09:20:00Z');
  await share(many, many.reports[0] as Person);
  await deliver();
  const before = (await asAda().install()).messages.length;
  await deliver();
  await deliver();
  const messages = asAda().see().messages.slice(before);
  expect(messages).toHaveLength(1);
  for (const { name } of many.reports) expect(JSON.stringify(messages)).toContain(name);
});
