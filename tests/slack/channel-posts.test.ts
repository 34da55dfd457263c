import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryRefused } from '../../src/core/chat/messenger.ts';
import type { RefusalReason } from '../../src/core/chat/refusal.ts';
import { postDigests } from '../../src/core/digests/post-digests.ts';
import { handle } from '../../src/core/handle.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { TeamModel } from '../../src/core/people/team.ts';
import { addMember, addOpen, addTeam } from '../core/digests/digest-fixture.ts';
import { failureOf } from '../support/break-the-wire.ts';
import { eventually } from '../support/eventually.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { answerButton, cardWith } from './sample-views.ts';
import {
  addMeiAndTomasz,
  generalId,
  guestId,
  meiId,
  type SlackWorld,
  startSlackWorld,
  tomaszId,
  wordsIn,
} from './slack-world.ts';

useTestDatabase();

let world: SlackWorld;
let tomasz: Person;
let mei: Person;

beforeEach(async () => {
  await clearDatabase();
  world = await startSlackWorld({
    handle,
    scopes: ['chat:write', 'im:write', 'users:read', 'users:read.email'],
  });
  await addMeiAndTomasz();
  const design = await addTeam('Design', { slackChannel: generalId });
  const primaryTeamId = design._id;
  await PersonModel.updateOne({ name: 'Mei Tan' }, { $set: { primaryTeamId, slack: { userId: meiId } } });
  await PersonModel.updateOne(
    { name: 'Tomasz Wojcik' },
    { $set: { role: 'admin', slack: { userId: tomaszId } } },
  );
  mei = await PersonModel.findOne({ name: 'Mei Tan' }).orFail().lean<Person>();
  tomasz = await PersonModel.findOne({ name: 'Tomasz Wojcik' }).orFail().lean<Person>();
  const others = [await addMember('Kofi Mensah', design), await addMember('Ada Obi', design)];
  for (const person of [mei, ...others]) await addOpen(person, tomasz, { title: 'Weekly <!channel>' });
});

afterEach(() => world.stop());

const general = () => {
  const channel = world.workspace.workspace.state.channels.find(({ id }) => id === generalId);
  if (!channel) throw new Error('no channel');
  return channel;
};
const invite = () => general().members.push(world.workspace.workspace.state.bot.id);
const seenIn = (userId: string, channelId: string) =>
  world.workspace
    .asUser(userId)
    .see()
    .conversations.find(({ id }) => id === channelId)?.messages ?? [];

async function sweepAt(moment: string): Promise<void> {
  world.core.turnTo(moment);
  await postDigests(world.core);
  for (let round = 0; round < 2; round += 1) {
    await deliverOutbox(world.core, { messengers: [world.slack.messenger] });
  }
}

describe('a deadline post in a Slack channel', () => {
  it('N5 is read by everybody in it, and opens for each who presses it their own hub', async () => {
    invite();
    await sweepAt('2026-12-17T09:00:00Z');
    const [post] = seenIn(guestId, generalId);
    expect(wordsIn(post)).toContain('3 of 3 have not shared their part yet, due tomorrow.');
    const place = { in: 'message', channel: generalId, ts: post?.ts ?? '' } as const;
    for (const [userId, words] of [
      [meiId, 'Tomasz Wojcik'],
      [tomaszId, 'Mei Tan'],
    ] as const) {
      const visitor = world.workspace.asUser(userId);
      await visitor.press(place, { label: 'Open my 1-to-1s' });
      const modal = await eventually(() => visitor.see().modal ?? undefined);
      expect(modal.view.title.text).toBe('Your hub');
      expect(wordsIn(modal.view)).toContain(words);
    }
    expect(seenIn(guestId, generalId)).toHaveLength(1);
  });

  it('V2 says to somebody whom Tandem does not know only that, and to them alone', async () => {
    invite();
    await sweepAt('2026-12-17T09:00:00Z');
    const [post] = seenIn(guestId, generalId);
    const place = { in: 'message', channel: generalId, ts: post?.ts ?? '' } as const;
    const guest = world.workspace.asUser(guestId);
    await guest.press(place, { label: 'Open my 1-to-1s' });
    const said = await eventually(() => {
      const { modal } = guest.see();
      return modal && wordsIn(modal.view).includes('Guests') ? modal.view : undefined;
    });
    expect(wordsIn(said)).not.toMatch(/Mei|Tomasz|Weekly/);
    expect([guestId, meiId].map((id) => seenIn(id, generalId).length)).toEqual([1, 1]);
  });

  it('N5 that is refused tells the administrator to invite Tandem, and comes once they did', async () => {
    await sweepAt('2026-12-17T09:00:00Z');
    const dm = world.workspace
      .asUser(tomaszId)
      .see()
      .conversations.find(({ is_im }) => is_im);
    expect(dm?.messages).toHaveLength(1);
    expect(wordsIn(dm?.messages)).toContain('Write /invite @Tandem');
    const place = { in: 'message', channel: dm?.id ?? '', ts: dm?.messages[0]?.ts ?? '' } as const;
    const visitor = world.workspace.asUser(tomaszId);
    await visitor.press(place, { label: 'Team channels' });
    const modal = await eventually(() => visitor.see().modal ?? undefined);
    expect(wordsIn(modal.view)).toContain(`Slack: ${generalId}`);
    invite();
    await sweepAt('2026-12-18T09:00:00Z');
    expect(seenIn(meiId, generalId)).toHaveLength(1);
  });
});

const card = cardWith('A post', answerButton);

describe('posting in a Slack channel', () => {
  const refusals: [string, RefusalReason, () => void][] = [
    ['it was not invited to', 'not-in-channel', () => undefined],
    [
      'that is archived',
      'channel-archived',
      () => {
        general().is_archived = true;
      },
    ],
    [
      'that is private',
      'unknown-channel',
      () => {
        general().is_private = true;
      },
    ],
    [
      'that is not there',
      'unknown-channel',
      () => {
        general().id = 'C0ELSEWHERE';
      },
    ],
    [
      'in which only some may',
      'blocked-by-admin',
      () => world.workspace.failNext('chat.postMessage', 'restricted_action_read_only_channel'),
    ],
    [
      'without the scope',
      'missing-scope',
      () => world.workspace.failNext('chat.postMessage', 'missing_scope'),
    ],
  ];

  it.each(refusals)('%s is refused as %s', async (_, reason, prepare) => {
    prepare();
    const failure = await failureOf(world.slack.messenger.post(generalId, card));
    expect(failure).toBeInstanceOf(DeliveryRefused);
    expect((failure as DeliveryRefused).reason).toBe(reason);
  });

  it('needs no invitation to a public one with the scope chat:write.public', async () => {
    await world.stop();
    world = await startSlackWorld({ handle });
    await world.slack.messenger.post(generalId, card);
    expect(seenIn(meiId, generalId)).toHaveLength(1);
    expect(await TeamModel.countDocuments({ slackChannel: generalId })).toBe(1);
  });
});
