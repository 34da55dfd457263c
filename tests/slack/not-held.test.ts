import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { issueDue } from '../../src/core/cycles/issue/issue-due.ts';
import { handle } from '../../src/core/handle.ts';
import { type OneToOne, OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { eventually } from '../support/eventually.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { beginWithAccounts, type SlackWorld, startSlackWorld, tomaszId, wordsIn } from './slack-world.ts';

useTestDatabase();

let world: SlackWorld;
let oneToOne: OneToOne;

beforeEach(async () => {
  world = await startSlackWorld({ handle });
  ({ oneToOne } = await beginWithAccounts(world.core));
});
afterEach(() => world.stop());

const tomasz = () => world.workspace.asUser(tomaszId);
const titleOf = () => tomasz().see().modal?.view.title.text;

describe('a 1-to-1 that lapsed, in Slack', () => {
  it('O15 is folded on Home, and closed there because the two did not meet', async () => {
    const { _id } = oneToOne;
    world.core.turnTo('2026-12-16T09:00:00Z');
    await issueDue(world.core);
    await tomasz().openHome();
    const home = await eventually(() => tomasz().see().home ?? false);
    expect(wordsIn(home)).toContain('Earlier, not finalised (1)');
    await tomasz().press({ in: 'home' }, { label: 'Show' });
    await eventually(() => titleOf() === 'Earlier, not finalised');
    await tomasz().press({ in: 'modal' }, { label: 'We did not meet' });
    await eventually(() => titleOf() === 'We did not meet');
    await tomasz().type({ block_id: 'reason' }, 'We were both at the fair.');
    await tomasz().submit();
    await eventually(() => wordsIn(tomasz().see().modal?.view.blocks).includes('Closed: you did not meet.'));
    const { status, notHeld } = await OneToOneModel.findById(_id).orFail().lean<OneToOne>();
    expect({ status, reason: notHeld?.reason }).toEqual({
      status: 'not-held',
      reason: 'We were both at the fair.',
    });
  });
});
