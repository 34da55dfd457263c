import { expect, it } from '@jest/globals';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { findActor } from '../../../src/core/people/find-actor.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { countUndelivered } from '../../../src/core/undelivered/undelivered.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { makeManagerOfNine } from './manager-of-many.ts';

useTestDatabase();

it('N3: whoever appears once the time of a reminder is over is not said to be without an account', async () => {
  const { core, manager, deliver, slack } = await makeManagerOfNine({ areAway: true });
  const on = isoDate('2026-12-01');
  const _id = `reminder:${manager._id}:${on}`;
  // As it is after an hour of looking for them; before it is looked at again, its day is over.
  await MessageModel.create({
    _id,
    personId: manager._id,
    notice: { kind: 'reminder', on },
    state: 'pending',
    attempts: 1,
    lastError: 'no account',
    refusedBecause: 'unknown-account',
    troubledAt: core.clock.now(),
    nextTryAt: new Date('2026-12-02T00:30:00Z'),
    createdAt: core.clock.now(),
  });
  core.turnTo('2026-12-02T00:10:00Z');
  const profile = async () => ({ email: manager.email, isGuest: false });
  await findActor({ platform: 'slack', account: { userId: manager._id } }, profile);
  await deliver();
  expect(await MessageModel.findById(_id).lean()).toMatchObject({ state: 'dropped' });
  expect(await countUndelivered()).toEqual([]);
  expect(slack.of(manager)).toEqual([]);
});
