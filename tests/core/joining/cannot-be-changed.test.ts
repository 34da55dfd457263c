import { describe, expect, it } from '@jest/globals';
import { DeliveryRefused } from '../../../src/core/chat/messenger.ts';
import type { Person } from '../../../src/core/people/person.ts';
import {
  rememberTeamsAccount,
  rememberTeamsRemoval,
} from '../../../src/core/people/remember-teams-account.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { aboutIn, idsOf, type Many, makeManagerOfNine, share } from './manager-of-many.ts';

useTestDatabase();

const nine = '2026-12-02T09:00:00Z';

/** Three share theirs within minutes; before the second does, something may become of the chat. */
async function threeShare(many: Many, meanwhile: () => Promise<void> | void): Promise<Person[]> {
  await many.sweepAt(nine);
  const [ada, bo, cy] = many.reports as [Person, Person, Person];
  for (const [minute, person] of [ada, bo, cy].entries()) {
    many.core.turnTo(`2026-12-02T11:0${minute}:00Z`);
    if (person === bo) await meanwhile();
    await share(many, person);
    await many.deliver();
  }
  return [ada, bo, cy];
}

/** What each message after that of the morning is about. */
function toldOf(many: Many, platform: 'slack' | 'teams'): string[][] {
  return many[platform]
    .of(many.manager)
    .slice(1)
    .map(({ card }) => aboutIn(card));
}

describe('N8: what joined a message that cannot be changed where it stands', () => {
  it('is sent by itself, each once', async () => {
    const many = await makeManagerOfNine();
    many.slack.update = async () => {
      throw new DeliveryRefused('message-gone', { isLeftThere: true });
    };
    const three = await threeShare(many, () => undefined);
    expect(toldOf(many, 'slack')).toEqual((await idsOf(three)).map((id) => [id]));
    many.core.turnTo('2026-12-02T11:30:00Z');
    await many.deliver();
    expect(toldOf(many, 'slack')).toHaveLength(3);
  });

  it('comes once its reader has the app again', async () => {
    const many = await makeManagerOfNine({ platform: 'teams' });
    const { teams, manager } = many;
    const three = await threeShare(many, async () => {
      await rememberTeamsRemoval(manager._id);
      teams.onTheWay = (account) => {
        if (account === manager._id) throw new DeliveryRefused('not-installed');
      };
    });
    const [first, ...later] = await idsOf(three);
    expect(toldOf(many, 'teams')).toEqual([[first]]);
    teams.onTheWay = () => undefined;
    many.core.turnTo('2026-12-02T12:00:00Z');
    await rememberTeamsAccount(
      { ...manager, teams: { aadObjectId: manager._id, isInstalled: false } },
      { aadObjectId: manager._id, isInstalled: true },
    );
    await many.deliver();
    expect(toldOf(many, 'teams').slice(1)).toEqual([later]);
  });

  it('that was said there before is not said again', async () => {
    const many = await makeManagerOfNine();
    const three = await threeShare(many, () => undefined);
    expect(toldOf(many, 'slack')).toEqual([await idsOf(three)]);
    many.slack.update = async () => {
      throw new DeliveryRefused('message-gone', { isLeftThere: true });
    };
    const di = many.reports[3] as Person;
    many.core.turnTo('2026-12-02T11:05:00Z');
    await share(many, di);
    await many.deliver();
    expect(toldOf(many, 'slack').slice(1)).toEqual([await idsOf([di])]);
  });
});
