import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { issueDue } from '../../src/core/cycles/issue/issue-due.ts';
import { type OneToOne, OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { beginWithOpen } from '../support/begin-with.ts';
import { makeTestCore } from '../support/test-core.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { wordsOf } from './card-words.ts';
import { lastOf, type OpenTandem, openTandem, tomasz } from './open-tandem.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T12:00:00Z');
let open: OpenTandem;
let oneToOne: OneToOne;

beforeEach(async () => {
  core.turnTo('2026-12-02T12:00:00Z');
  ({ oneToOne } = await beginWithOpen(core));
  open = await openTandem({ core });
});
afterEach(async () => {
  expect(open.teams.log.problems).toEqual([]);
  await open.close();
});

describe('a 1-to-1 that lapsed, in Teams', () => {
  it('O15 is folded on the hub, and closed there because the two did not meet', async () => {
    core.turnTo('2026-12-09T09:00:00Z');
    await issueDue(core);
    const asTomasz = open.teams.asUser(tomasz);
    const hub = lastOf(await asTomasz.say('home'));
    expect(wordsOf(hub.cards)).toContain('Earlier, not finalised (1)');
    await asTomasz.press({ activityId: hub.id, action: 'Show' });
    await asTomasz.pressInDialog({ action: 'We did not meet' });
    const inputs = { reason: 'We were both at the fair.' };
    const { dialog } = await asTomasz.pressInDialog({ action: 'We did not meet', inputs });
    expect(wordsOf(dialog?.card)).toContain('Closed: you did not meet.');
    const { status, notHeld } = await OneToOneModel.findById(oneToOne._id).orFail().lean<OneToOne>();
    expect({ status, reason: notHeld?.reason }).toEqual({ status: 'not-held', ...inputs });
  });
});
