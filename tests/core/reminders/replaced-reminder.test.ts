import { beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryRefused } from '../../../src/core/chat/messenger.ts';
import type { RefusalReason } from '../../../src/core/chat/refusal.ts';
import type { Card } from '../../../src/core/chat/view.ts';
import { type Message, MessageModel } from '../../../src/core/outbox/message.ts';
import { refreshReminders } from '../../../src/core/outbox/refresh-reminders.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { findWaitingPlatforms } from '../../../src/core/undelivered/suspended.ts';
import { countUndelivered } from '../../../src/core/undelivered/undelivered.ts';
import { makeTestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import type { FakeMessenger } from '../outbox/outbox-fixture.ts';
import { RemindedCompany } from './reminded-company.ts';

useTestDatabase();

let told: RemindedCompany;
let teams: FakeMessenger;
let mei: Person;

beforeEach(async () => {
  told = await RemindedCompany.make(makeTestCore('2026-12-01T09:00:00Z'));
  mei = told.company.reviewee;
  teams = told.alsoInTeams();
});

const isReminder = ({ title }: Card) => title !== 'Weekly 1-to-1 with Tomasz Wojcik';
/** The reminders that stand in her chat, by how much time they say is left. */
const standing = (platform = told.slack) =>
  platform
    .standing('Mei')
    .filter(isReminder)
    .map(
      (card) => /due in 2 days|due today|\d days? late|replaced by a newer/.exec(JSON.stringify(card))?.[0],
    );
const removed = (platform = told.slack) => platform.removals.filter(({ account }) => account === 'Mei');
const isAnythingLeft = () => MessageModel.exists({ nextTryAt: { $exists: true } });
const key = (day: number) => `reminder:${mei._id}:2026-12-${String(day).padStart(2, '0')}`;
const record = (day: number) => MessageModel.findById(key(day)).orFail().lean<Message>();

async function later(minutes: number): Promise<void> {
  told.core.turnTo(new Date(told.core.clock.now().getTime() + minutes * 60_000).toISOString());
  await told.deliver();
}

function refuseRemovals(reason: RefusalReason, isLeftThere: boolean): void {
  told.slack.remove = () => Promise.reject(new DeliveryRefused(reason, { isLeftThere }));
}

describe('a reminder that a later one has replaced', () => {
  it('N3 stays until the later one has arrived', async () => {
    await told.mornings('2026-12-08', '2026-12-08');
    const before: unknown[] = [];
    told.slack.onTheWay = (account) => {
      if (account === 'Mei') before.push(standing());
    };
    await told.mornings('2026-12-10', '2026-12-10');
    expect(before).toEqual([['due in 2 days'], ['due in 2 days', 'due today']]);
    expect(standing()).toEqual(['due today']);
    expect(await isAnythingLeft()).toBeNull();
  });

  it('N3 is taken away where it stands when its reader prefers the other platform by then', async () => {
    await told.mornings('2026-12-08', '2026-12-08');
    await PersonModel.updateOne(
      { _id: mei._id },
      { $set: { 'preferences.platform': 'teams', teams: { aadObjectId: 'Mei' } } },
    );
    await told.mornings('2026-12-10', '2026-12-11');
    expect(standing()).toEqual([]);
    expect(standing(teams)).toEqual(['1 day late']);
  });

  it('N3 is taken away where it stands when that platform refuses the later one and the other takes it', async () => {
    await told.mornings('2026-12-08', '2026-12-08');
    await PersonModel.updateOne({ _id: mei._id }, { $set: { teams: { aadObjectId: 'Mei' } } });
    const { send } = told.slack;
    told.slack.send = (person, card) =>
      person._id === mei._id
        ? Promise.reject(new DeliveryRefused('blocked-by-admin'))
        : send.call(told.slack, person, card);
    await told.mornings('2026-12-10', '2026-12-10');
    expect(standing()).toEqual([]);
    expect(standing(teams)).toEqual(['due today']);
  });

  it('N3 becomes one line where taking it away is refused, and is not tried again', async () => {
    await told.mornings('2026-12-08', '2026-12-08');
    refuseRemovals('message-gone', true);
    await told.mornings('2026-12-10', '2026-12-11');
    expect(standing()).toEqual(['replaced by a newer', 'replaced by a newer', '1 day late']);
    expect(await isAnythingLeft()).toBeNull();
    await refreshReminders(told.core, [mei._id]);
    await later(60);
    expect(standing()).toEqual(['replaced by a newer', 'replaced by a newer', '1 day late']);
  });

  it.each(['message-gone', 'blocked-by-user', 'account-inactive', 'not-installed'] as const)(
    'N3 counts as nobody’s undelivered message when it cannot be had any more (%s)',
    async (reason) => {
      await told.mornings('2026-12-08', '2026-12-08');
      refuseRemovals(reason, false);
      told.slack.update = () => Promise.reject(new DeliveryRefused(reason));
      await told.mornings('2026-12-10', '2026-12-10');
      expect(await isAnythingLeft()).toBeNull();
      expect(await countUndelivered()).toEqual([]);
      expect((await record(8)).state).toBe('replaced');
    },
  );

  it('N3 is tried again after an error, and given up in silence at last', async () => {
    await told.mornings('2026-12-08', '2026-12-08');
    const { remove } = told.slack;
    told.slack.remove = () => Promise.reject(new Error('socket hang up'));
    await told.mornings('2026-12-10', '2026-12-10');
    expect(standing()).toEqual(['due in 2 days', 'due today']);
    await MessageModel.updateOne({ _id: key(8) }, { attempts: 1000 });
    await later(15);
    expect(await isAnythingLeft()).toBeNull();
    expect(await countUndelivered()).toEqual([]);
    await told.mornings('2026-12-11', '2026-12-11');
    told.slack.remove = remove;
    await later(15);
    expect(standing()).toEqual(['due in 2 days', '1 day late']);
  });

  it('N3 waits while its platform takes nothing at all, and is no message that waits for anybody', async () => {
    await told.mornings('2026-12-08', '2026-12-08');
    const { remove } = told.slack;
    refuseRemovals('revoked-token', false);
    await told.mornings('2026-12-10', '2026-12-10');
    expect(standing()).toEqual(['due in 2 days', 'due today']);
    expect((await findWaitingPlatforms()).map(({ messages }) => messages)).toEqual([0]);
    told.slack.remove = remove;
    await MessageModel.db.collection('rates').deleteMany({});
    await later(15);
    expect(standing()).toEqual(['due today']);
  });

  it('N3 is taken away from whoever is not active any more', async () => {
    await told.mornings('2026-12-08', '2026-12-08');
    const { remove } = told.slack;
    told.slack.remove = () => Promise.reject(new Error('socket hang up'));
    await told.mornings('2026-12-10', '2026-12-10');
    told.slack.remove = remove;
    await PersonModel.updateOne({ _id: mei._id }, { isActive: false });
    await later(15);
    expect(standing()).toEqual(['due today']);
  });

  it('N3 is taken away after a sweep that was drawing it again when it was replaced', async () => {
    await told.mornings('2026-12-08', '2026-12-08');
    const { update } = told.slack;
    let letGo = () => {};
    const isHeld = new Promise<void>((begun) => {
      told.slack.update = async (...call) => {
        await new Promise<void>((resolve) => {
          letGo = resolve;
          begun();
        });
        await update.apply(told.slack, call);
      };
    });
    told.core.turnTo('2026-12-10T09:00:00Z');
    await MessageModel.updateOne({ _id: key(8) }, { $unset: { drawn: true } });
    await refreshReminders(told.core, [mei._id]);
    const drawing = told.deliver();
    await isHeld;
    await told.sweepAt('2026-12-10T09:00:00Z');
    expect(standing()).toEqual(['due in 2 days', 'due today']);
    letGo();
    await drawing;
    expect(standing()).toEqual(['due today']);
    expect((await record(8)).state).toBe('replaced');
    expect(await isAnythingLeft()).toBeNull();
  });

  it('N3 N7 is taken away once, however many copies deliver', async () => {
    await told.mornings('2026-12-08', '2026-12-08');
    const one = told.deliver.bind(told);
    told.deliver = async () => void (await Promise.all([one(), one(), one()]));
    await told.mornings('2026-12-10', '2026-12-11');
    expect(standing()).toEqual(['1 day late']);
    expect(removed()).toHaveLength(2);
  });

  it('N3 N7 leaves one message too many at most when a copy is killed after sending', async () => {
    await told.mornings('2026-12-08', '2026-12-08');
    told.core.turnTo('2026-12-10T09:00:00Z');
    await told.sweepAt('2026-12-10T09:00:00Z');
    await MessageModel.updateOne(
      { _id: key(10) },
      { $set: { state: 'pending', nextTryAt: told.core.clock.now() }, $unset: { sent: 1, sentAt: 1 } },
    );
    await told.deliver();
    expect(standing()).toEqual(['due today', 'due today']);
    await told.mornings('2026-12-11', '2026-12-11');
    expect(standing()).toEqual(['due today', '1 day late']);
  });
});

describe('reminders of a version that drew each in the place of the one before it', () => {
  /** As that version left them: two that were replaced, and the newest, which all stand in one place. */
  async function drawInPlace(): Promise<void> {
    await told.mornings('2026-12-08', '2026-12-08');
    const { _id: _, ...first } = await record(8);
    for (const day of [4, 7]) {
      const on = `2026-12-0${day}`;
      await MessageModel.create({
        ...first,
        _id: key(day),
        notice: { kind: 'reminder', on: isoDate(on) },
        state: 'replaced',
      });
    }
  }

  it('N3 keep the one that stands, and lose it to the next', async () => {
    await drawInPlace();
    await refreshReminders(told.core, [mei._id]);
    await later(60);
    expect(standing()).toEqual(['due in 2 days']);
    await told.mornings('2026-12-10', '2026-12-10');
    expect(standing()).toEqual(['due today']);
    expect(removed()).toHaveLength(1);
    expect((await MessageModel.find({ state: 'replaced' }).lean()).map(({ _id }) => _id).sort()).toEqual(
      [4, 7, 8].map(key),
    );
  });

  it('N3 are taken away as well where a copy was killed before it had noted the last', async () => {
    await drawInPlace();
    await MessageModel.updateOne({ _id: key(7) }, { state: 'sent' });
    await told.mornings('2026-12-10', '2026-12-10');
    expect(standing()).toEqual(['due today']);
    expect(await isAnythingLeft()).toBeNull();
  });
});
