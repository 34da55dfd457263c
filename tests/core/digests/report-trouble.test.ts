import { beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryDelayed, DeliveryRefused } from '../../../src/core/chat/messenger.ts';
import { postDigests } from '../../../src/core/digests/post-digests.ts';
import { deliverOutbox } from '../../../src/core/notices/deliver-outbox.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { PersonModel } from '../../../src/core/people/person.ts';
import { type Team, TeamModel } from '../../../src/core/people/team.ts';
import { messagesOf, noticeTo, toldOf } from '../../support/notices.ts';
import { addPerson } from '../../support/small-company.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { FakeMessenger } from '../outbox/outbox-fixture.ts';
import { addMember, addOpen, addTeam, saidBy } from './digest-fixture.ts';

useTestDatabase();

const core = makeTestCore('2026-12-14T09:00:00Z');
let slack: FakeMessenger;
let teams: FakeMessenger;
let design: Team;
let admin: Person;
let owner: Person;

beforeEach(async () => {
  await clearDatabase();
  slack = new FakeMessenger('slack');
  teams = new FakeMessenger('teams');
  design = await addTeam('Design', { slackChannel: 'C0DESIGN' });
  const boss = await addPerson('Boss');
  for (const name of ['Mei Tan', 'Kofi Mensah', 'Ada Obi']) {
    const person = await addMember(name, design);
    await addOpen(person, boss);
    await addOpen(person, boss, { revieweeBy: '2026-12-22' as never });
  }
  admin = await addPerson('Adam', { role: 'admin', slack: { userId: 'U0ADAM' }, welcomedAt: new Date() });
  owner = await addPerson('Olga', { role: 'owner', teams: { aadObjectId: 'olga' } });
  await addPerson('Hanna', { role: 'hr' });
  await addPerson('Gone', { role: 'admin', isActive: false });
});

function refuse(channel: FakeMessenger, reason: DeliveryRefused['reason'] | undefined): void {
  channel.onTheWay = (account) => {
    if (reason && account.startsWith('C0')) throw new DeliveryRefused(reason);
  };
}

async function sweepAt(moment: string): Promise<void> {
  core.turnTo(moment);
  await postDigests(core);
  await deliverOutbox(core, { messengers: [slack, teams] });
  await deliverOutbox(core, { messengers: [slack, teams] });
}

const days = ['2026-12-17', '2026-12-18', '2026-12-21', '2026-12-22'].map((day) => `${day}T09:00:00Z`);

describe('a channel that takes no posts', () => {
  it('N5 is reported to every admin and owner, and to nobody else, once', async () => {
    refuse(slack, 'not-in-channel');
    for (const day of days) await sweepAt(day);
    expect(await toldOf('channel-trouble')).toEqual([admin._id, owner._id].sort());
    expect(slack.sends.map(({ account }) => account)).toEqual(['U0ADAM']);
    expect(teams.sends.map(({ account }) => account)).toEqual(['olga']);
    expect(saidBy(slack.sends[0]?.card)).toContain(
      'Tandem is not in that channel. Write /invite @Tandem in it',
    );
    expect(await messagesOf('digest')).toMatchObject(Array(4).fill({ state: 'failed' }));
  });

  it('N7 is reported once by two copies', async () => {
    refuse(slack, 'channel-archived');
    core.turnTo(days[0] ?? '');
    await Promise.all([postDigests(core), postDigests(core)]);
    for (let round = 0; round < 2; round += 1) {
      await Promise.all([1, 2].map(() => deliverOutbox(core, { messengers: [slack, teams] })));
    }
    expect([slack.sends.length, teams.sends.length]).toEqual([1, 1]);
  });

  it('N5 is reported anew when it is another channel', async () => {
    refuse(slack, 'channel-archived');
    await sweepAt(days[0] ?? '');
    await TeamModel.updateOne({ _id: design._id }, { $set: { slackChannel: 'C0OTHER' } });
    await sweepAt(days[1] ?? '');
    expect(slack.sends).toHaveLength(2);
    expect(saidBy(slack.sends[1]?.card)).toContain('C0OTHER');
  });

  it('N5 is reported anew when it has taken a post in between, and says when', async () => {
    refuse(slack, 'channel-archived');
    await sweepAt(days[0] ?? '');
    refuse(slack, undefined);
    await sweepAt(days[1] ?? '');
    refuse(slack, 'not-in-channel');
    await sweepAt(days[2] ?? '');
    await sweepAt(days[3] ?? '');
    expect(slack.sends).toHaveLength(2);
    expect(slack.posts).toHaveLength(1);
    expect(saidBy(slack.sends[0]?.card)).toContain('none so far');
    expect(saidBy(slack.sends[1]?.card)).toContain('Fri 18 Dec');
  });

  it('is not reported when it only has to wait', async () => {
    slack.onTheWay = () => {
      throw new DeliveryDelayed(60_000);
    };
    await sweepAt(days[0] ?? '');
    expect(await toldOf('channel-trouble')).toEqual([]);
  });

  it.each(['missing-scope', 'revoked-token'] as const)(
    'N5 is not meant when the whole platform takes nothing (%s)',
    async (reason) => {
      refuse(slack, reason);
      await sweepAt(days[0] ?? '');
      expect(await toldOf('channel-trouble')).toEqual([]);
    },
  );

  it('is told to nobody who does not run Tandem any more, nor about a channel that was changed', async () => {
    refuse(slack, 'channel-archived');
    core.turnTo(days[0] ?? '');
    await postDigests(core);
    await deliverOutbox(core, { messengers: [] });
    const [notice] = await messagesOf('channel-trouble');
    expect(notice).toBeUndefined();
    await sweepAt(days[1] ?? '');
    expect(await noticeTo(core, admin, 'channel-trouble')).toBeDefined();
    expect(await noticeTo(core, { ...admin, role: 'hr' }, 'channel-trouble')).toBeUndefined();
    await TeamModel.updateOne({ _id: design._id }, { $unset: { slackChannel: 1 } });
    expect(await noticeTo(core, admin, 'channel-trouble')).toBeUndefined();
  });

  it('N6 is the first message to somebody, and says why it comes', async () => {
    refuse(slack, 'channel-archived');
    await sweepAt(days[0] ?? '');
    expect(saidBy(teams.sends[0]?.card)).toContain('You get this because you are an owner of Tandem here');
    expect(saidBy(slack.sends[0]?.card)).not.toContain('Hello, this is Tandem');
    const { welcomedAt } = await PersonModel.findById(owner._id).orFail().lean<Person>();
    expect(welcomedAt).toEqual(core.clock.now());
  });
});
