import { describe, expect, it } from '@jest/globals';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { act } from '../../support/small-company.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { aboutIn, idsOf, type Many, makeManagerOfNine } from './manager-of-many.ts';

useTestDatabase();

const dates = {
  firstIssueOn: '2026-12-05',
  revieweeBy: '2026-12-08',
  reviewerBy: '2026-12-09',
  finaliseBy: '2026-12-11',
};

/** Issued on a Saturday; before their Monday morning whoever reviews them says of these that they did not meet. */
async function closedOnSunday(of: (many: Many) => number): Promise<Many> {
  const many = await makeManagerOfNine({ cycle: { dates } });
  await many.sweepAt('2026-12-05T09:00:00Z');
  many.core.turnTo('2026-12-06T10:00:00Z');
  for (const { _id } of many.reports.slice(0, of(many))) {
    const found = await OneToOneModel.findOne({ revieweeId: _id }).orFail().lean<OneToOne>();
    await act(many.core, many.manager, { type: 'say-not-held', oneToOneId: found._id }, {});
  }
  await many.deliver();
  await many.sweepAt('2026-12-07T09:00:00Z');
  return many;
}

const monday = ({ slack, manager }: Many) =>
  slack.of(manager).filter(({ at }) => at.toISOString() === '2026-12-07T09:00:00.000Z');

describe('C6: what whoever reviews it has closed before their morning', () => {
  it('is not in the list of what is new', async () => {
    const many = await closedOnSunday(() => 7);
    expect(await OneToOneModel.countDocuments({ status: 'not-held' })).toBe(7);
    expect(monday(many).map(({ card }) => aboutIn(card))).toEqual([await idsOf(many.reports.slice(7))]);
  });

  it('is not said to be new by itself', async () => {
    const many = await closedOnSunday(({ reports }) => reports.length);
    expect(monday(many)).toEqual([]);
  });
});
