import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { handle } from '../../src/core/handle.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import type { OneToOne } from '../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { sendReminders } from '../../src/core/reminders/send-reminders.ts';
import { eventually } from '../support/eventually.ts';
import { act, fieldOf, issueOpen, makeCompany } from '../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { meiId, type SlackWorld, startSlackWorld, wordsIn } from './slack-world.ts';

useTestDatabase();

let world: SlackWorld;
let open: { oneToOne: OneToOne; reviewee: Person };

beforeEach(async () => {
  await clearDatabase();
  world = await startSlackWorld({ handle });
  world.core.turnTo('2026-12-01T09:00:00Z');
  const dates = {
    firstIssueOn: '2026-12-01',
    revieweeBy: '2026-12-10',
    reviewerBy: '2026-12-11',
    finaliseBy: '2026-12-15',
  };
  const { reviewee } = await makeCompany(world.core, { dates, every: { weeks: 8 } });
  await PersonModel.updateOne({ _id: reviewee._id }, { slack: { userId: meiId } });
  open = { oneToOne: await issueOpen(world.core), reviewee };
});
afterEach(() => world.stop());

const mei = () => world.workspace.asUser(meiId);

function messages() {
  const conversation = mei()
    .see()
    .conversations.find(({ is_im }) => is_im);
  return (conversation?.messages ?? []).map((message) => ({
    channel: conversation?.id ?? '',
    ts: message.ts,
    words: wordsIn(message.blocks),
  }));
}

async function morningOf(day: string): Promise<void> {
  world.core.turnTo(`${day}T09:00:00Z`);
  await sendReminders(world.core);
  await deliver();
}

async function deliver(): Promise<void> {
  await deliverOutbox(world.core, { messengers: [world.slack.messenger] });
}

describe('reminders in Slack', () => {
  it('N3 each are a new message, and the one before it is gone', async () => {
    await morningOf('2026-12-08');
    const [, first, ...others] = messages();
    expect(others).toEqual([]);
    expect(first?.words).toContain('due in 2 days');
    await morningOf('2026-12-10');
    await morningOf('2026-12-11');
    expect(messages()).toHaveLength(2);
    expect(messages()[1]?.words).toContain('1 day late');
    expect(Number(messages()[1]?.ts)).toBeGreaterThan(Number(first?.ts));
    expect(world.workspace.log.find('chat.update')).toEqual([]);
  });

  it.each(['cant_delete_message', 'compliance_exports_prevent_deletion'])(
    'N3 that may not be deleted (%s) become one line that leads to the hub',
    async (refusal) => {
      await morningOf('2026-12-08');
      world.workspace.refuse('chat.delete', refusal);
      await morningOf('2026-12-10');
      expect(messages()).toHaveLength(3);
      expect(messages()[1]?.words).toContain('replaced by a newer one');
      expect(messages()[1]?.words).not.toContain('Tomasz');
      expect(messages()[2]?.words).toContain('due today');
      await morningOf('2026-12-11');
      expect(messages()[1]?.words).toContain('replaced by a newer one');
    },
  );

  it.each(['message_not_found', 'channel_not_found'])(
    'N3 that are gone already (%s) are not asked for again',
    async (refusal) => {
      await morningOf('2026-12-08');
      world.workspace.refuse('chat.delete', refusal);
      await morningOf('2026-12-10');
      await deliver();
      expect(world.workspace.log.find('chat.delete')).toHaveLength(1);
      expect(world.workspace.log.find('chat.update')).toEqual([]);
    },
  );

  it('N7 N9 of which one is too many after a kill answer alike, with what is so now', async () => {
    await morningOf('2026-12-08');
    await morningOf('2026-12-10');
    const newest = await MessageModel.findOne({ 'notice.kind': 'reminder', state: 'sent' }).lean();
    await MessageModel.updateOne(
      { _id: newest?._id ?? '' },
      { $set: { state: 'pending', nextTryAt: world.core.clock.now() }, $unset: { sent: 1, sentAt: 1 } },
    );
    await deliver();
    expect(messages()).toHaveLength(3);
    const { oneToOne, reviewee } = open;
    await act(
      world.core,
      reviewee,
      { type: 'share-answers', oneToOneId: oneToOne._id },
      {
        [fieldOf(oneToOne, 'mood')]: '4',
        [fieldOf(oneToOne, 'plate')]: '2',
      },
    );
    await deliver();
    expect(messages()[2]?.words).toContain('All done');
    const { channel = '', ts = '' } = messages()[1] ?? {};
    await mei().press({ in: 'message', channel, ts }, { label: 'Open' });
    await eventually(() => wordsIn(mei().see().modal?.view.blocks).includes('Change my answers'));
  });

  it('N2 N3 are put off from the message itself, which says so', async () => {
    await morningOf('2026-12-08');
    const { channel = '', ts = '' } = messages()[1] ?? {};
    await mei().press({ in: 'message', channel, ts }, { label: 'Later' });
    await eventually(() => wordsIn(mei().see().modal?.view.blocks).includes('Remind me again'));
    await mei().press({ in: 'modal' }, { label: 'Tomorrow' });
    await eventually(() => wordsIn(mei().see().modal?.view.blocks).includes('Wed 9 Dec'));
    await deliver();
    expect(messages()[1]?.words).toContain('Done for now');
    await morningOf('2026-12-09');
    expect(messages()).toHaveLength(2);
    expect(messages()[1]?.words).toContain('due tomorrow');
  });
});
