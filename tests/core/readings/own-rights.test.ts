import { beforeEach, describe, expect, it } from '@jest/globals';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { SettingsModel } from '../../../src/core/settings/settings.ts';
import { messagesOf, noticeTo, toldOf } from '../../support/notices.ts';
import { buttonIn, fieldIn } from '../../support/shown-words.ts';
import { act, fieldOf } from '../../support/small-company.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import {
  absences,
  begin,
  company,
  core,
  days,
  fresh,
  handTo,
  nameStandIn,
  now,
  oneToOne,
  words,
  wordsReadBy,
} from './written-pair.ts';

useTestDatabase();

describe('V4 HR who name themself stand-in', () => {
  it.each(['pair', 'setting'] as const)('are refused where it is closed to them: %s', async (visibleTo) => {
    await begin(visibleTo);
    if (visibleTo === 'setting')
      await SettingsModel.create({ _id: 'organisation', isContentVisibleToHr: false });
    const reply = await nameStandIn(company.hr, company.hr);
    expect(reply.kind).toBe('errors');
    expect(fieldIn(reply, 'standIn')).toHaveProperty('error');
    expect(await absences()).toEqual([]);
    expect(await wordsReadBy(company.hr)).toEqual([]);
  });

  it('read no more than HR does when something closed comes later', async () => {
    await begin('hr');
    expect((await nameStandIn(company.hr, company.hr)).kind).not.toBe('errors');
    await OneToOneModel.updateOne({ _id: oneToOne._id }, { $set: { visibleTo: 'pair' } });
    expect(await wordsReadBy(company.hr)).toEqual([]);
    const form = await act(core, company.hr, { type: 'open-answers', oneToOneId: oneToOne._id });
    expect(JSON.stringify(form)).not.toContain('the-');
  });

  it('may be named by the reviewer, and then read as any stand-in does', async () => {
    await begin('pair');
    const own = { ...days, standIn: company.hr.email };
    await act(core, company.reviewer, { type: 'add-absence' }, own);
    expect(await wordsReadBy(company.hr)).toEqual(words);
    expect(await messagesOf('stand-in-named')).toEqual([]);
  });
});

describe('V4 a third person whom HR name as stand-in', () => {
  beforeEach(() => begin('pair'));

  it('reads, and the covered reviewer is told at once, with Undo', async () => {
    await nameStandIn(company.hr, company.colleague);
    expect(await toldOf('stand-in-named')).toEqual([company.reviewer._id]);
    expect(await wordsReadBy(company.colleague)).toEqual(words);
    const card = await noticeTo(core, await fresh(company.reviewer), 'stand-in-named');
    if (!card) throw new Error('nothing to say');
    await act(core, company.reviewer, buttonIn({ kind: 'show', view: card }, 'Undo').action);
    expect(await absences()).toEqual([days]);
    expect(await wordsReadBy(company.colleague)).toEqual([]);
    expect(await noticeTo(core, await fresh(company.reviewer), 'stand-in-named')).toBeUndefined();
    await act(core, company.reviewer, buttonIn({ kind: 'show', view: card }, 'Undo').action);
    expect(await absences()).toEqual([days]);
  });

  it('is told of again when they are named again after Undo', async () => {
    await nameStandIn(company.hr, company.colleague);
    const [absence] = await absences();
    if (!absence?.standInId) throw new Error('nobody stands in');
    const { from, standInId } = absence;
    await act(core, company.reviewer, { type: 'remove-stand-in', from, standInId });
    await act(core, company.hr, { type: 'end-absence', personId: company.reviewer._id, from });
    await nameStandIn(company.hr, company.colleague);
    expect(await messagesOf('stand-in-named')).toHaveLength(2);
  });

  it('is seen by the reviewee', async () => {
    await nameStandIn(company.hr, company.colleague);
    const page = await act(core, company.reviewee, { type: 'open-one-to-one', oneToOneId: oneToOne._id });
    expect(JSON.stringify(page)).toContain(company.colleague.name);
  });
});

describe('V4 whoever hands an open 1-to-1 to themself', () => {
  beforeEach(() => begin('pair'));

  it('reads what is written from then on, and what was there before by release alone', async () => {
    core.turnTo('2026-12-02T11:00:00Z');
    await handTo(company.hr, company.hr);
    expect(await wordsReadBy(company.hr)).toEqual([]);
    expect(await toldOf('handover-asked')).toEqual([company.reviewee._id]);
    core.turnTo('2026-12-02T12:00:00Z');
    await act(
      core,
      company.reviewee,
      { type: 'add-agenda-point', oneToOneId: oneToOne._id },
      { text: 'new-point' },
    );
    expect(await wordsReadBy(company.hr, oneToOne, [...words, 'new-point'])).toEqual(['new-point']);
    const page = await act(core, company.reviewee, { type: 'open-one-to-one', oneToOneId: oneToOne._id });
    await act(
      core,
      company.reviewee,
      buttonIn(page, `Release our past 1-to-1s to ${company.hr.name}`).action,
    );
    expect(await wordsReadBy(company.hr, oneToOne, [...words, 'new-point'])).toEqual([...words, 'new-point']);
  });

  it('reads no more by an edit of what was there', async () => {
    core.turnTo('2026-12-02T11:00:00Z');
    await handTo(company.hr, company.hr);
    core.turnTo('2026-12-02T12:00:00Z');
    const moved = { [fieldOf(oneToOne, 'moved')]: 'changed-answer' };
    const required = { [fieldOf(oneToOne, 'mood')]: '4', [fieldOf(oneToOne, 'plate')]: '2' };
    const share = { type: 'share-answers', oneToOneId: oneToOne._id } as const;
    await act(core, company.reviewee, share, { ...required, ...moved });
    expect((await now()).parts.reviewee.shared).toMatchObject({
      [fieldOf(oneToOne, 'moved')]: 'changed-answer',
    });
    expect(await wordsReadBy(company.hr, oneToOne, ['changed-answer', 'the-answer'])).toEqual([]);
  });

  it('neither reads nor replaces what the reviewer before them shared', async () => {
    const plate = fieldOf(oneToOne, 'plate');
    const share = { type: 'share-answers', oneToOneId: oneToOne._id } as const;
    await act(core, company.reviewer, share, { [plate]: '5' });
    core.turnTo('2026-12-02T11:00:00Z');
    await handTo(company.hr, company.hr);
    await expect(act(core, company.hr, share, { [plate]: '1' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect((await now()).parts.reviewer.shared).toEqual({ [plate]: 5 });
    await act(core, company.hr, { type: 'finalise', oneToOneId: oneToOne._id });
    expect((await now()).parts.reviewer.shared).toEqual({ [plate]: 5 });
  });

  it.each([
    ['by way of somebody for whom they stand in', true],
    ['by way of themself to somebody for whom they stand in', false],
  ])('does not get around it %s', async (_, isDirect) => {
    const own = { ...days, standIn: company.hr.email };
    await act(core, company.colleague, { type: 'add-absence' }, own);
    core.turnTo('2026-12-02T11:00:00Z');
    if (!isDirect) await handTo(company.hr, company.hr);
    await handTo(company.hr, company.colleague);
    expect(await wordsReadBy(company.hr)).toEqual([]);
    expect(await wordsReadBy(company.colleague)).toEqual(words);
  });

  it('reads all of it once somebody else hands it to them', async () => {
    core.turnTo('2026-12-02T11:00:00Z');
    await handTo(company.hr, company.hr);
    await handTo(company.hr, company.reviewer);
    expect(await wordsReadBy(company.reviewer)).toEqual(words);
    await handTo(company.reviewer, company.hr);
    expect(await wordsReadBy(company.hr)).toEqual(words);
  });

  it('as the stand-in of the reviewer, too', async () => {
    await act(core, company.reviewer, { type: 'add-absence' }, { ...days, standIn: company.colleague.email });
    expect(await wordsReadBy(company.colleague)).toEqual(words);
    core.turnTo('2026-12-02T11:00:00Z');
    await handTo(company.colleague, company.colleague);
    expect(await wordsReadBy(company.colleague)).toEqual([]);
  });
});
