import { describe, expect, it } from '@jest/globals';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { act, fieldOf, issueOpen } from '../../support/small-company.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { admin, begin, company, core, days, fresh, oneToOne, wordsReadBy } from './written-pair.ts';

useTestDatabase();

describe('V4 reading', () => {
  const readings = async () =>
    (await OneToOneModel.find({}, { readings: 1 }).lean<OneToOne[]>()).flatMap(
      ({ readings: own = [] }) => own,
    );

  it('is noted once a person, capacity and day where they live, and not of the two, nor of lists', async () => {
    await begin('hr');
    const { hr, colleague, reviewer, reviewee } = company;
    for (const reader of [hr, hr, reviewer, reviewee]) await wordsReadBy(reader);
    await act(core, admin, { type: 'list-one-to-ones-of', personId: reviewee._id });
    expect(await readings()).toEqual([{ readerId: hr._id, as: 'hr', on: '2026-12-02' }]);
    await act(core, reviewer, { type: 'add-absence' }, { ...days, standIn: colleague.email });
    await wordsReadBy(colleague);
    await PersonModel.updateOne({ _id: hr._id }, { $set: { timeZone: 'Pacific/Auckland' } });
    core.turnTo('2026-12-02T12:00:00Z');
    await wordsReadBy(await fresh(hr));
    await wordsReadBy(admin);
    expect(await readings()).toEqual(
      expect.arrayContaining([
        { readerId: colleague._id, as: 'stand-in', on: '2026-12-02' },
        { readerId: hr._id, as: 'hr', on: '2026-12-03' },
        { readerId: admin._id, as: 'admin', on: '2026-12-02' },
      ]),
    );
    expect(await readings()).toHaveLength(4);
  });

  it('is shown to both of the two, and all of it on a page', async () => {
    await begin('hr');
    for (const day of ['02', '03', '04', '05']) {
      core.turnTo(`2026-12-${day}T10:00:00Z`);
      await wordsReadBy(company.hr);
    }
    for (const reader of [company.reviewee, company.reviewer]) {
      const page = await act(core, reader, { type: 'open-one-to-one', oneToOneId: oneToOne._id });
      expect(JSON.stringify(page).split(company.hr.name)).toHaveLength(4);
      const all = await act(core, reader, { type: 'open-readings', oneToOneId: oneToOne._id });
      expect(JSON.stringify(all).split(company.hr.name)).toHaveLength(5);
    }
    const ofHr = await act(core, company.hr, { type: 'open-one-to-one', oneToOneId: oneToOne._id });
    expect(JSON.stringify(ofHr)).not.toContain('open-readings');
  });

  it('of a later reviewer, also of what was answered the last time', async () => {
    await begin('pair');
    const share = { type: 'share-answers', oneToOneId: oneToOne._id } as const;
    await act(core, company.reviewer, share, { [fieldOf(oneToOne, 'plate')]: '5' });
    await TeamModel.updateOne({ name: 'Platform' }, { $set: { primaryManagerId: company.colleague._id } });
    core.turnTo('2026-12-09T10:00:00Z');
    const next = await issueOpen(core);
    await act(core, company.colleague, { type: 'open-answers', oneToOneId: next._id });
    expect(await readings()).toEqual([
      { readerId: company.colleague._id, as: 'later-reviewer', on: '2026-12-09' },
    ]);
  });

  it('of whoever reads nothing of it is not noted', async () => {
    await begin('pair');
    await wordsReadBy(company.hr);
    expect(await readings()).toEqual([]);
  });
});
