import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { handle } from '../../src/core/handle.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { type OneToOne, OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { eventually } from '../support/eventually.ts';
import { fieldOf } from '../support/small-company.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { beginWithAccounts, meiId, type SlackWorld, startSlackWorld, wordsIn } from './slack-world.ts';

useTestDatabase();

let world: SlackWorld;
let oneToOne: OneToOne;
/** Resolves when the next Share may be answered. */
let held: Promise<void> | undefined;

beforeEach(async () => {
  held = undefined;
  world = await startSlackWorld({
    patienceMs: 500,
    handle: async (core, request) => {
      const reply = await handle(core, request);
      if (request.action.type === 'share-answers') await held;
      return reply;
    },
  });
  ({ oneToOne } = await beginWithAccounts(world.core));
  await deliverOutbox(world.core, { messengers: [world.slack.messenger] });
});
afterEach(() => world.stop());

const mei = () => world.workspace.asUser(meiId);
const modal = () => mei().see().modal;
const block = (key: string) => ({ block_id: fieldOf(oneToOne, key) });
const part = async () =>
  (await OneToOneModel.findById(oneToOne._id).orFail().lean<OneToOne>()).parts.reviewee;

async function openAnswers() {
  const chat = mei()
    .see()
    .conversations.find(({ is_im }) => is_im);
  const ts = chat?.messages.at(-1)?.ts ?? '';
  await mei().press({ in: 'message', channel: chat?.id ?? '', ts }, { label: 'Answer' });
  await eventually(() => modal() ?? false);
}

describe('O14 a Share that was done and whose answer did not reach Slack', () => {
  it('takes nothing from what is typed on in the form that stayed, neither its drafts nor the next Share', async () => {
    await openAnswers();
    await mei().fill(block('mood'), '4');
    await mei().fill(block('plate'), '3');
    await mei().type(block('moved'), 'First words');
    // Slack does not draw the late answer either.
    world.workspace.failNext('views.update', { error: 'internal_error', status: 500 });
    world.workspace.failNext('views.push', 'expired_trigger_id');
    held = pause(900);
    await mei().submit();
    held = undefined;
    await eventually(() => world.workspace.log.find('views.push').length > 0);
    expect((await part()).shared).toMatchObject({ [fieldOf(oneToOne, 'moved')]: 'First words' });
    await mei().type(block('moved'), 'First words, and more');
    await eventually(async () => JSON.stringify((await part()).drafts).includes('First words, and more'));
    await mei().submit();
    await eventually(() => wordsIn(modal()?.view.blocks).includes('Shared.'));
    expect((await part()).shared).toMatchObject({ [fieldOf(oneToOne, 'moved')]: 'First words, and more' });
  });
});
