import { describe, expect, it } from '@jest/globals';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { deliverOutbox } from '../../../src/core/notices/deliver-outbox.ts';
import { changePeople } from '../../../src/core/people/change/change-people.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { aboutIn, idsOf, makeManagerOfNine, share, startAtOnce } from './manager-of-many.ts';

useTestDatabase();

const nine = '2026-12-02T09:00:00Z';

describe('N8: a manager of nine', () => {
  it.each(['slack', 'teams'] as const)(
    'gets one message at nine in %s, their own first',
    async (platform) => {
      const many = await makeManagerOfNine({ platform });
      await many.sweepAt(nine);
      const [only, ...others] = many[platform].of(many.manager);
      expect(others).toEqual([]);
      expect(aboutIn(only?.card)).toEqual(await idsOf([many.manager, ...many.reports]));
      expect(many[platform].updates).toEqual([]);
      // Whoever has one gets it as ever.
      for (const each of many.reports) expect(many[platform].of(each)).toHaveLength(1);
    },
  );

  it('gets one message however many copies of the app deliver', async () => {
    const many = await makeManagerOfNine();
    const { core, slack, teams, manager, reports } = many;
    core.turnTo(nine);
    await issueDue(core);
    await Promise.all([1, 2, 3].map(() => deliverOutbox(core, { messengers: [slack, teams] })));
    await many.deliver();
    expect(slack.of(manager)).toHaveLength(1);
    expect(aboutIn(slack.of(manager)[0]?.card)).toEqual(await idsOf([manager, ...reports]));
  });

  it('finds what is issued later that morning in the same message, and in the afternoon in a new one', async () => {
    const many = await makeManagerOfNine();
    const [ada, bo, ...others] = many.reports as [Person, Person];
    const late = [ada, bo].map(({ _id }) => _id);
    await PersonModel.updateMany({ _id: { $in: late } }, { $set: { isActive: false } });
    await many.sweepAt(nine);
    const joins = async ({ _id }: Person, at: string) => {
      await changePeople(many.core, undefined, async (write) => {
        const before = await PersonModel.findById(_id).orFail().lean<Person>();
        await write({ created: [], changed: [{ before, changes: { $set: { isActive: true } } }] });
      });
      await many.sweepAt(at);
    };
    await joins(ada, '2026-12-02T10:30:00Z');
    const [only, ...more] = many.slack.of(many.manager);
    expect(more).toEqual([]);
    expect(aboutIn(only?.card)).toEqual(await idsOf([many.manager, ada, ...others]));
    await joins(bo, '2026-12-02T14:00:00Z');
    expect(
      many.slack
        .of(many.manager)
        .slice(1)
        .map(({ card }) => aboutIn(card)),
    ).toEqual([await idsOf([bo])]);
  });

  it('N8: hears of a further 1-to-1 of their own, and finds that of a report in silence', async () => {
    const many = await makeManagerOfNine();
    const [ada, bo, cy] = many.reports as [Person, Person, Person];
    await many.sweepAt(nine);
    const inSilence = await startAtOnce(many, [ada], '2026-12-02T10:00:00Z');
    expect(many.slack.of(many.manager).map(({ card }) => aboutIn(card))).toEqual([
      expect.arrayContaining(inSilence),
    ]);
    const heard = await startAtOnce(many, [many.manager, bo], '2026-12-02T10:30:00Z');
    expect(
      many.slack
        .of(many.manager)
        .slice(1)
        .map(({ card }) => aboutIn(card)),
    ).toEqual([heard]);
    // What comes later that morning is found in the newer one.
    const later = await startAtOnce(many, [cy], '2026-12-02T11:30:00Z');
    expect(
      many.slack
        .of(many.manager)
        .slice(1)
        .map(({ card }) => aboutIn(card)),
    ).toEqual([[...heard, ...later]]);
  });

  it('is told of three shares within a quarter of an hour in one message, of a fourth after that in a new one', async () => {
    const many = await makeManagerOfNine();
    await many.sweepAt(nine);
    const [ada, bo, cy, di] = many.reports as [Person, Person, Person, Person];
    const shares: [string, Person][] = [
      ['2026-12-02T11:00:00Z', ada],
      ['2026-12-02T11:05:00Z', bo],
      ['2026-12-02T11:15:00Z', cy],
    ];
    for (const [at, person] of shares) {
      many.core.turnTo(at);
      await share(many, person);
      await many.deliver();
      expect(many.slack.of(many.manager)).toHaveLength(2);
    }
    expect(aboutIn(many.slack.of(many.manager)[1]?.card)).toEqual(await idsOf([ada, bo, cy]));
    many.core.turnTo('2026-12-02T11:16:00Z');
    await share(many, di);
    await many.deliver();
    expect(many.slack.of(many.manager)).toHaveLength(3);
    expect(aboutIn(many.slack.of(many.manager)[2]?.card)).toEqual(await idsOf([di]));
  });

  it('N9: has each line say how it is, and is edited only where that changed', async () => {
    const many = await makeManagerOfNine();
    await many.sweepAt(nine);
    const [ada] = many.reports as [Person];
    many.core.turnTo('2026-12-02T11:00:00Z');
    const before = JSON.stringify(many.slack.of(many.manager)[0]?.card);
    await share(many, ada);
    await many.deliver();
    const edits = many.slack.updates.filter(({ account }) => account === many.manager._id);
    expect(edits).toHaveLength(1);
    expect(JSON.stringify(many.slack.of(many.manager)[0]?.card)).not.toBe(before);
  });

  it('N9: gets a deleted list anew only while something in it is left to do that nothing newer is about', async () => {
    const many = await makeManagerOfNine();
    await many.sweepAt(nine);
    const [list] = many.slack.of(many.manager);
    many.slack.delete(list?.messageId ?? '');
    const [ada] = many.reports as [Person];
    many.core.turnTo('2026-12-02T11:00:00Z');
    await share(many, ada);
    await many.deliver();
    // The list, of the others, and what Ada shared.
    expect(many.slack.of(many.manager)).toHaveLength(2);
  });
});
