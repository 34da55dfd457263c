import { beforeEach, describe, expect, it } from '@jest/globals';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { noticeTo } from '../../support/notices.ts';
import { buttonsIn, fieldIn } from '../../support/shown-words.ts';
import { act, type Company } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { makeManagerOfNine } from '../joining/manager-of-many.ts';

useTestDatabase();

describe('the list that tells a manager of nine of the new ones', () => {
  it('N8 O15 leads to the ones before that were not finalised, as a card of one does', async () => {
    const many = await makeManagerOfNine();
    const leads = () =>
      many.slack
        .of(many.manager)
        .map(({ card }) =>
          buttonsIn({ kind: 'show', view: card }).some(({ action }) => action.type === 'list-earlier'),
        );
    await many.sweepAt('2026-12-02T09:00:00Z');
    await many.sweepAt('2026-12-09T09:00:00Z');
    expect(await OneToOneModel.countDocuments({ status: 'lapsed' })).toBe(10);
    expect(leads()).toEqual([false, true]);
  });

  it('N8 O15 says nothing of them when they were closed', async () => {
    const many = await makeManagerOfNine();
    await many.sweepAt('2026-12-02T09:00:00Z');
    await OneToOneModel.updateMany({}, { $set: { status: 'not-held' } });
    await many.sweepAt('2026-12-09T09:00:00Z');
    const [, list] = many.slack.of(many.manager);
    expect(JSON.stringify(list?.card)).not.toContain('list-earlier');
  });
});

describe('an old one that was reopened, beside the current one', () => {
  let core: TestCore;
  let company: Company;
  let old: OneToOne;
  let current: OneToOne;

  beforeEach(async () => {
    core = makeTestCore('2026-12-02T10:00:00Z');
    ({ company, oneToOne: old } = await beginWithOpen(core));
    await act(core, company.hr, { type: 'finalise', oneToOneId: old._id });
    await act(core, company.hr, { type: 'reopen', oneToOneId: old._id }, { reason: 'Too early' });
    core.turnTo('2026-12-09T09:00:00Z');
    await issueDue(core);
    current = await OneToOneModel.findOne({ occurrence: 1 }).orFail().lean<OneToOne>();
  });

  it('A1 O15 gets no point that was said to the other of the two: the current one does', async () => {
    const words = `@${company.reviewer.name} salary`;
    await act(core, company.reviewee, { type: 'say-agenda-point', words } as UserAction);
    const points = await AgendaPointModel.find({ text: 'salary' }).lean();
    expect(points.map(({ addedIn }) => addedIn)).toEqual([current.occurrence]);
  });

  it('O15 can be told from it where one is chosen, the current one first', async () => {
    const reply = await act(core, company.reviewee, { type: 'open-agenda-form' });
    const { input } = fieldIn(reply, 'with');
    const options = 'options' in input ? input.options : [];
    expect(options.map(({ value }) => value)).toEqual([current._id, old._id]);
    expect(new Set(options.map(({ label }) => label)).size).toBe(2);
  });
});

describe('what is said of what goes on, once the two did not meet', () => {
  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])('A3 A4 O15 is true where agenda points: %s, action points: %s', async (agendaPoints, actionPoints) => {
    const core = makeTestCore('2026-12-02T10:00:00Z');
    const { company, oneToOne } = await beginWithOpen(core);
    const { _id: oneToOneId } = oneToOne;
    const carryForward = { answers: false, agendaPoints, actionPoints };
    await OneToOneModel.updateOne({ _id: oneToOneId }, { $set: { carryForward } });
    await act(core, company.reviewer, { type: 'say-not-held', oneToOneId } as UserAction, {});
    const said = JSON.stringify(await noticeTo(core, company.reviewee, 'not-held')).toLowerCase();
    expect(/agenda (and action )?points (and action points )?(are|go on)/.test(said)).toBe(agendaPoints);
    expect(/action points (are|go on)/.test(said)).toBe(actionPoints);
  });
});
