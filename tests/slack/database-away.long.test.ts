import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { handle } from '../../src/core/handle.ts';
import { PersonModel } from '../../src/core/people/person.ts';
import { useDatabaseThatGoesAway } from '../support/cut-database.ts';
import { addLinkedMeiAndTomasz, meiId, type SlackWorld, startSlackWorld, wordsIn } from './slack-world.ts';

const database = useDatabaseThatGoesAway();
const sentence = 'Tandem cannot reach its database right now.';

let world: SlackWorld;

beforeEach(async () => {
  await PersonModel.deleteMany({});
  world = await startSlackWorld({ handle });
  await addLinkedMeiAndTomasz();
});
afterEach(() => world.stop());

const mei = () => world.workspace.asUser(meiId);
const hasFields = () => JSON.stringify(mei().see().modal).includes('"type":"input"');

/** Waits for the sentence as long as Slack would let it be shown. */
async function isTold(): Promise<boolean> {
  const until = Date.now() + 3000;
  while (Date.now() < until) {
    if (wordsIn(mei().see()).includes(sentence)) return true;
    await pause(20);
  }
  return false;
}

describe('while the database is away, Slack shows', () => {
  it('a sentence for a command', async () => {
    await database.cut();
    await mei().command('/1to1 settings');
    expect(await isTold()).toBe(true);
  });

  it('a sentence over the form for a button in it, and keeps what is typed', async () => {
    await mei().command('/1to1 settings');
    while (!mei().see().modal) await pause(20);
    database.stall();
    await mei().press({ in: 'modal' }, { label: 'My preferences' });
    expect(await isTold()).toBe(true);
    expect(world.workspace.log.find('views.push')).toMatchObject([{ status: 200, answer: { ok: true } }]);
  });

  it('a sentence on the Home tab', async () => {
    database.stall();
    await mei().openHome();
    expect(await isTold()).toBe(true);
  });
});

describe('while the database is away, Slack itself says', () => {
  const failed = expect.stringMatching(/trouble connecting|timed out|responded with an error/);

  async function openPreferences() {
    await mei().command('/1to1 settings');
    while (!mei().see().modal) await pause(20);
    await mei().press({ in: 'modal' }, { label: 'My preferences' });
    while (!hasFields()) await pause(20);
  }

  it('that a form was not taken, and keeps it', async () => {
    await openPreferences();
    database.stall();
    const { toasts } = await mei().submit();
    expect(toasts).toEqual([failed]);
    expect(world.workspace.log.find('view_submission').at(-1)?.status).not.toBe(200);
    expect(hasFields()).toBe(true);
    await database.mend();
    await mei().submit();
    while (!wordsIn(mei().see().modal).includes('Your preferences are saved.')) await pause(20);
  });

  it('that a command was not taken which would have written something', async () => {
    database.stall();
    await mei().command('/1to1 agenda @tomasz the budget');
    expect(world.workspace.log.find('slash_command').at(-1)?.status).not.toBe(200);
    expect(wordsIn(mei().see().conversations)).toContain('/1to1 failed with the error');
    expect(wordsIn(mei().see())).not.toContain(sentence);
  });
});
