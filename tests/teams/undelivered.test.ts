import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { MessageModel } from '../../src/core/outbox/message.ts';
import { PersonModel } from '../../src/core/people/person.ts';
import { addUndelivered, stateOfOnly } from '../support/one-undelivered.ts';
import { act, addPerson } from '../support/small-company.ts';
import { makeTestCore } from '../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { nodesOf, wordsOf } from './card-words.ts';
import { ada, lastOf, mei, type OpenTandem, openTandem, tenantId } from './open-tandem.ts';

useTestDatabase();

let open: OpenTandem;

beforeEach(async () => {
  await clearDatabase();
  open = await openTandem();
  await addPerson('Mei Tan');
});
afterEach(() => open.close());

it('in Teams an owner finds what was refused, for whom and why, and sends it again', async () => {
  const { user } = open.teams.asUser(ada);
  const teams = { aadObjectId: user.aadObjectId, tenantId, serviceUrl: `${open.url}/connector` };
  await addUndelivered(makeTestCore('2026-12-02T12:00:00Z'), open.tandem.messenger, {
    name: 'Ada Obi',
    teams,
  });
  expect(await stateOfOnly()).toBe('failed');
  const asMei = open.teams.asUser(mei);
  await asMei.say('settings');
  const opener = lastOf(asMei.see());
  const [button] = nodesOf(opener.cards, 'Action.Submit');
  await asMei.press({ activityId: opener.id, action: String(button?.title) });
  const press = async (action: string) => wordsOf((await asMei.pressInDialog({ action })).dialog?.card);
  expect(await press('Undelivered messages')).toContain('Has not installed Tandem in Teams');
  expect(await press('Who')).toContain('Ada Obi');
  expect(await press('Send again')).toContain('It is sent again.');
  expect(await stateOfOnly()).toBe('pending');
});

it('who has not installed Tandem in Teams is listed after the first sweep, and said to be so', async () => {
  const core = makeTestCore('2026-12-02T12:00:00Z');
  await addUndelivered(core, open.tandem.messenger, { name: 'Ada Obi' });
  expect(await MessageModel.findOne().lean()).toMatchObject({ state: 'pending', attempts: 1 });
  const owner = await PersonModel.findOne({ name: 'Mei Tan' }).orFail().lean();
  const waiting = { reason: 'not-installed', platform: 'teams', state: 'waiting' } as const;
  const page = await act(core, owner, { type: 'list-undelivered' });
  expect(JSON.stringify(page)).toContain(JSON.stringify({ type: 'open-undelivered', ...waiting }));
  expect(JSON.stringify(await act(core, owner, { type: 'open-undelivered', ...waiting }))).toContain(
    'Ada Obi',
  );
});
