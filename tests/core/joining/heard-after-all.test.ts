import { describe, expect, it } from '@jest/globals';
import { DeliveryRefused } from '../../../src/core/chat/messenger.ts';
import { CycleModel } from '../../../src/core/cycles/cycle.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel, type Platform } from '../../../src/core/people/person.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { sendEverythingAgain } from '../../../src/core/undelivered/send-again.ts';
import { act } from '../../support/small-company.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import {
  aboutIn,
  fromSaturday,
  idsOf,
  issueAtOnce,
  localTime,
  type Many,
  makeManagerOfNine,
  startAtOnce,
} from './manager-of-many.ts';

useTestDatabase();

const nine = '2026-12-02T09:00:00Z';

/** What each message to the manager is about, the oldest first. */
const told = (many: Many, platform: Platform = 'slack') =>
  many[platform].of(many.manager).map(({ card }) => aboutIn(card));
const times = (many: Many) => many.slack.of(many.manager).map(({ at }) => localTime(at, many.manager));

async function leaveOutManager({ manager }: Many): Promise<void> {
  await CycleModel.updateOne({}, { $pull: { 'recipients.personIds': manager._id } });
}

describe('N8: whoever would find something in an older message', () => {
  it.each(['slack', 'teams'] as const)(
    'hears of their own, though the list in which it was refused joins another one in %s',
    async (platform) => {
      const many = await makeManagerOfNine({ platform });
      const chat = many[platform];
      await leaveOutManager(many);
      many.core.turnTo(nine);
      await issueDue(many.core);
      // Nothing presses with their own, so that another one leads the list.
      const dates = {
        firstIssueOn: isoDate('2026-12-02'),
        revieweeBy: isoDate('2026-12-07'),
        reviewerBy: isoDate('2026-12-08'),
        finaliseBy: isoDate('2026-12-09'),
      };
      const own = await issueAtOnce(many, [many.manager], nine, { dates });
      chat.onTheWay = (account) => {
        if (account === many.manager._id) throw new DeliveryRefused('blocked-by-admin');
      };
      await many.deliver();
      chat.onTheWay = () => undefined;
      expect(told(many, platform)).toEqual([]);
      await startAtOnce(many, many.reports.slice(0, 1), '2026-12-02T09:30:00Z');
      expect(told(many, platform)).toHaveLength(1);
      many.core.turnTo('2026-12-02T10:30:00Z');
      await PersonModel.updateOne({ _id: many.boss._id }, { $set: { role: 'admin' } });
      await sendEverythingAgain(many.core, await PersonModel.findById(many.boss._id).orFail().lean<Person>());
      await many.deliver();
      await many.deliver();
      expect(told(many, platform).slice(1).flat()).toEqual(expect.arrayContaining(own));
    },
  );

  it.each([1, 9])(
    'hears of %s that the list went without, archived as they were, once restored',
    async (count) => {
      const many = await makeManagerOfNine({ cycle: { dates: fromSaturday } });
      await many.sweepAt('2026-12-05T09:00:00Z');
      many.core.turnTo('2026-12-06T10:00:00Z');
      const ids = await idsOf(many.reports.slice(9 - count));
      for (const oneToOneId of ids)
        await act(many.core, many.manager, { type: 'archive-one-to-one', oneToOneId });
      await many.sweepAt('2026-12-07T09:00:00Z');
      const before = told(many).length;
      many.core.turnTo('2026-12-08T11:00:00Z');
      for (const oneToOneId of ids)
        await act(many.core, many.manager, { type: 'restore-one-to-one', oneToOneId });
      await many.deliver();
      await many.deliver();
      expect(told(many).slice(before).flat().sort()).toEqual(ids.sort());
    },
  );

  it('hears in a message of its own of what cannot be drawn in the one that stands', async () => {
    const many = await makeManagerOfNine();
    await many.sweepAt(nine);
    many.slack.update = async () => {
      throw new Error('500');
    };
    const later = await startAtOnce(many, many.reports.slice(0, 1), '2026-12-02T10:00:00Z');
    await many.sweepAt('2026-12-02T10:05:00Z');
    await many.sweepAt('2026-12-02T10:15:00Z');
    await many.deliver();
    expect(told(many).slice(1)).toEqual([later]);
  });
});

describe('N8: the list of the morning', () => {
  it.each(['archive-one-to-one', 'say-not-held'] as const)(
    'stays open when one of their own was over before it came: %s',
    async (type) => {
      const many = await makeManagerOfNine();
      await many.sweepAt(nine);
      const [oneToOneId = ''] = await issueAtOnce(many, [many.manager], '2026-12-02T10:00:00Z');
      await act(many.core, many.boss, { type, oneToOneId });
      expect((await OneToOneModel.findById(oneToOneId).orFail().lean()).status).not.toBe('open');
      await many.deliver();
      const later = await startAtOnce(many, many.reports.slice(0, 1), '2026-12-02T11:00:00Z');
      expect(told(many)[0]).toEqual(expect.arrayContaining(later));
    },
  );
});

describe('C6 N8: whoever reviews hears at nine', () => {
  it.each(['2026-12-02T00:30:00Z', '2026-12-02T08:30:00Z'])(
    'though one was issued at once at %s',
    async (at) => {
      const many = await makeManagerOfNine();
      await leaveOutManager(many);
      await startAtOnce(many, many.reports.slice(0, 1), at);
      await many.sweepAt('2026-12-02T08:40:00Z');
      await many.sweepAt(nine);
      expect(times(many)).toContain('2026-12-02 09:00');
      expect(told(many).at(-1)).toHaveLength(9);
    },
  );

  it('or once it is not quiet any more, though their own came before', async () => {
    const many = await makeManagerOfNine();
    const quietHours = { from: '19:00', until: '10:00' };
    await PersonModel.updateOne(
      { _id: many.manager._id },
      { $set: { 'preferences.quietHours': quietHours } },
    );
    await many.sweepAt(nine);
    await many.sweepAt('2026-12-02T10:00:00Z');
    expect(times(many)).toContain('2026-12-02 10:00');
    expect(told(many).at(-1)).toEqual(await idsOf(many.reports));
  });
});
