import { describe, expect, it } from '@jest/globals';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { findActor } from '../../../src/core/people/find-actor.ts';
import type { Person, Platform } from '../../../src/core/people/person.ts';
import { rememberTeamsAccount } from '../../../src/core/people/remember-teams-account.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { aboutIn, idsOf, localTime, type Many, makeManagerOfNine, share } from './manager-of-many.ts';

useTestDatabase();

const nine = '2026-12-02T09:00:00Z';
const hourMs = 60 * 60_000;

/** They write for the first time, or install the app. */
async function appear({ manager }: Many, platform: Platform): Promise<void> {
  const profile = async () => ({ email: manager.email, isGuest: false });
  if (platform === 'slack') {
    await findActor({ platform, account: { userId: manager._id } }, profile);
    return;
  }
  const account = { aadObjectId: manager._id };
  const person = await findActor({ platform, account }, profile);
  await rememberTeamsAccount(person, { ...account, isInstalled: true, conversationId: 'chat' });
}

/** Everybody is issued theirs, and for so many hours nobody is found; then one of them shares their part. */
async function waitFor(hours: number): Promise<Many> {
  const many = await makeManagerOfNine({ areAway: true });
  for (let hour = 0; hour <= hours; hour += 1)
    await many.sweepAt(new Date(Date.parse(nine) + hour * hourMs).toISOString());
  many.core.turnTo(new Date(Date.parse(nine) + hours * hourMs + 20 * 60_000).toISOString());
  const [ada] = many.reports as [Person];
  await share(many, ada);
  await many.deliver();
  expect([...many.slack.sends, ...many.teams.sends]).toEqual([]);
  return many;
}

describe('N8: what waited for somebody', () => {
  it.each(['slack', 'teams'] as const)(
    'comes at once as one message that lists it once, in %s',
    async (platform) => {
      const many = await waitFor(1);
      await appear(many, platform);
      await many.deliver();
      await appear(many, platform);
      await many.deliver();
      const [only, ...others] = many[platform].of(many.manager);
      expect(others).toEqual([]);
      expect(localTime(only?.at, many.manager)).toBe('2026-12-02 10:20');
      expect(aboutIn(only?.card)).toEqual(await idsOf([many.manager, ...many.reports]));
    },
  );

  it.each(['slack', 'teams'] as const)(
    'comes after four days, when all was given up, in %s',
    async (platform) => {
      const many = await waitFor(1);
      // As after three days of looking once an hour.
      await MessageModel.updateMany({ state: 'pending' }, { $set: { attempts: 71 } });
      await many.sweepAt('2026-12-02T12:00:00Z');
      await many.sweepAt('2026-12-02T14:00:00Z');
      const { _id: personId } = many.manager;
      expect(await MessageModel.countDocuments({ personId, state: 'failed' })).toBeGreaterThan(0);
      expect(await MessageModel.countDocuments({ personId, state: 'pending' })).toBe(0);
      many.core.turnTo('2026-12-06T14:00:00Z');
      await appear(many, platform);
      await many.deliver();
      await appear(many, platform);
      await many.deliver();
      const [only, ...others] = many[platform].of(many.manager);
      expect(others).toEqual([]);
      expect(localTime(only?.at, many.manager)).toBe('2026-12-06 14:00');
      expect(aboutIn(only?.card)).toEqual(await idsOf([many.manager, ...many.reports]));
    },
  );
});
