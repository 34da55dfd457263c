import { beforeEach, describe, expect, it } from '@jest/globals';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { TemplateModel } from '../../../src/core/templates/template.ts';
import { messagesOf, noticeTo } from '../../support/notices.ts';
import { buttonIn, fieldIn } from '../../support/shown-words.ts';
import { act, fieldOf, issueOpen } from '../../support/small-company.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import {
  begin,
  company,
  core,
  days,
  handTo,
  nameStandIn,
  now,
  oneToOne,
  words,
  wordsReadBy,
} from './written-pair.ts';

useTestDatabase();

const point = (by = company.reviewee, text = 'new-point') =>
  act(core, by, { type: 'add-agenda-point', oneToOneId: oneToOne._id }, { text });

describe('V4 whoever reviewed it and takes it back', () => {
  beforeEach(() => begin('pair'));

  it('reads by that nothing of what was written while somebody else reviewed it', async () => {
    await handTo(company.reviewer, company.hr);
    core.turnTo('2026-12-02T11:00:00Z');
    await handTo(company.hr, company.colleague);
    core.turnTo('2026-12-02T12:00:00Z');
    await point();
    core.turnTo('2026-12-02T13:00:00Z');
    await handTo(company.hr, company.hr);
    expect(await wordsReadBy(company.hr, oneToOne, [...words, 'new-point'])).not.toContain('new-point');
    expect(await wordsReadBy(company.hr, oneToOne, words)).toEqual(words);
  });

  it('nor where a cycle had given it to them', async () => {
    await OneToOneModel.updateOne(
      { _id: oneToOne._id },
      { $set: { reviewerId: company.hr._id, takenOver: { byId: company.hr._id, at: oneToOne.issuedAt } } },
    );
    await TeamModel.updateOne({ name: 'Platform' }, { $set: { primaryManagerId: company.hr._id } });
    core.turnTo('2026-12-02T11:00:00Z');
    await handTo(company.hr, company.colleague);
    core.turnTo('2026-12-02T12:00:00Z');
    await point();
    core.turnTo('2026-12-02T13:00:00Z');
    await handTo(company.hr, company.hr);
    expect(await wordsReadBy(company.hr, oneToOne, ['new-point'])).toEqual([]);
  });
});

describe('V4 what the reviewer before shared', () => {
  it('is no previous answer for whoever handed it to themself', async () => {
    await begin('pair');
    const plate = fieldOf(oneToOne, 'plate');
    await OneToOneModel.updateOne(
      { _id: oneToOne._id },
      {
        $set: {
          questions: oneToOne.questions.map((q) => ({ ...q, showPrevious: true })),
          'parts.reviewer.shared': { [plate]: 5 },
          'parts.reviewer.sharedAt': new Date('2026-12-02T10:00:00Z'),
        },
      },
    );
    core.turnTo('2026-12-02T11:00:00Z');
    await handTo(company.hr, company.hr);
    await TeamModel.updateOne({ name: 'Platform' }, { $set: { primaryManagerId: company.hr._id } });
    core.turnTo('2026-12-09T10:00:00Z');
    const next = await issueOpen(core);
    await OneToOneModel.updateOne(
      { _id: next._id },
      { $set: { questions: next.questions.map((q) => ({ ...q, showPrevious: true })) } },
    );
    const form = await act(core, company.hr, { type: 'open-answers', oneToOneId: next._id });
    expect(fieldIn(form, fieldOf(next, 'plate'))).not.toHaveProperty('previous');
  });
});

describe('V4 whoever made a template and names themself the coach in it', () => {
  it('reads nothing of what others reviewed before', async () => {
    await begin('pair');
    const { colleague } = company;
    const more = { creatorId: colleague._id, reviewerId: colleague._id };
    await TemplateModel.updateMany({}, { $set: more });
    core.turnTo('2026-12-09T10:00:00Z');
    const next = await issueOpen(core);
    expect(next.reviewerId).toBe(colleague._id);
    expect(await wordsReadBy(colleague)).toEqual([]);
    expect(await wordsReadBy(colleague, next)).toEqual([]);
  });

  it('is no hindrance for a coach whom somebody else named', async () => {
    await begin('pair');
    const { colleague, reviewer } = company;
    const more = { creatorId: reviewer._id, reviewerId: colleague._id };
    await TemplateModel.updateMany({}, { $set: more });
    core.turnTo('2026-12-09T10:00:00Z');
    await issueOpen(core);
    expect(await wordsReadBy(colleague)).toEqual(words);
  });
});

describe('V4 the release of a 1-to-1 that was taken over twice', () => {
  it('is asked for again', async () => {
    await begin('pair');
    core.turnTo('2026-12-02T11:00:00Z');
    await handTo(company.hr, company.hr);
    const release = async () => {
      const page = await act(core, company.reviewee, { type: 'open-one-to-one', oneToOneId: oneToOne._id });
      await act(
        core,
        company.reviewee,
        buttonIn(page, `Release our past 1-to-1s to ${company.hr.name}`).action,
      );
    };
    core.turnTo('2026-12-02T12:00:00Z');
    await release();
    core.turnTo('2026-12-02T13:00:00Z');
    await handTo(company.hr, company.reviewer);
    core.turnTo('2026-12-02T14:00:00Z');
    await point();
    core.turnTo('2026-12-02T15:00:00Z');
    await handTo(company.hr, company.hr);
    expect(await wordsReadBy(company.hr, oneToOne, ['new-point'])).toEqual([]);
    core.turnTo('2026-12-02T16:00:00Z');
    await release();
    expect(await wordsReadBy(company.hr, oneToOne, ['new-point'])).toEqual(['new-point']);
  });
});

describe('V4 what is said of a stand-in', () => {
  it('is not that HR named one whom the reviewer had named', async () => {
    await begin('pair');
    const own = { ...days, standIn: company.colleague.email };
    await act(core, company.reviewer, { type: 'add-absence' }, own);
    expect((await nameStandIn(company.hr, company.colleague)).kind).toBe('errors');
    expect(await messagesOf('stand-in-named')).toEqual([]);
  });
});

describe('V4 an action point of somebody who handed the 1-to-1 over before they heard of it', () => {
  it('is read as HR, and that is seen', async () => {
    await begin('hr');
    await handTo(company.reviewer, company.hr);
    const on = { oneToOneId: oneToOne._id };
    const forHr = { text: 'for-hr', owner: company.hr._id };
    await act(core, company.reviewee, { type: 'add-action-point', ...on }, forHr);
    await handTo(company.hr, company.colleague);
    // Handing it over showed it to them, too.
    await OneToOneModel.updateMany({}, { $unset: { readings: true } });
    const card = await noticeTo(core, company.hr, 'action-assigned');
    expect(JSON.stringify(card)).toContain('for-hr');
    expect((await now()).readings).toMatchObject([{ readerId: company.hr._id, as: 'hr' }]);
  });
});

describe('V4 HR who stand in for a manager whom they could have made', () => {
  it('open nothing of the past by it, and anybody else does', async () => {
    await begin('pair');
    const { colleague, hr } = company;
    const away = { from: '2026-12-09', until: '2026-12-09' };
    await act(core, colleague, { type: 'add-absence' }, { ...away, standIn: hr.email });
    await TeamModel.updateOne({ name: 'Platform' }, { $set: { primaryManagerId: colleague._id } });
    core.turnTo('2026-12-09T10:00:00Z');
    const next = await issueOpen(core);
    expect(next.reviewerId).toBe(colleague._id);
    expect(await wordsReadBy(hr)).toEqual([]);
    expect(await wordsReadBy(colleague)).toEqual(words);
  });
});
