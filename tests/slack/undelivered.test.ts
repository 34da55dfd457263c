import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { handle } from '../../src/core/handle.ts';
import { eventually } from '../support/eventually.ts';
import { addUndelivered, stateOfOnly } from '../support/one-undelivered.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { addMeiAndTomasz, meiId, type SlackWorld, startSlackWorld, wordsIn } from './slack-world.ts';

useTestDatabase();

let world: SlackWorld;

beforeEach(async () => {
  await clearDatabase();
  world = await startSlackWorld({ handle });
  await addMeiAndTomasz();
});
afterEach(() => world.stop());

it('from the Home tab of an owner a message that Slack refused is sent again', async () => {
  const { core, slack, workspace } = world;
  await addUndelivered(core, slack.messenger, { name: 'Nobody', slack: { userId: 'U0NOBODY' } });
  expect(await stateOfOnly()).toBe('failed');
  const mei = workspace.asUser(meiId);
  const shown = (words: string) => eventually(() => wordsIn(mei.see()).includes(words));
  await mei.openHome();
  await shown('1 message could not be delivered');
  await mei.press({ in: 'home' }, { label: 'Look' });
  await shown('Slack: there is no account to write to');
  await mei.press({ in: 'modal' }, { label: 'Who' });
  await shown('Nobody');
  await mei.press({ in: 'modal' }, { label: 'Send again' });
  await shown('It is sent again.');
  expect(await stateOfOnly()).toBe('pending');
});
