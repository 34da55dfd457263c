import { beforeEach, describe, expect, it } from '@jest/globals';
import { PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { buttonIn, fieldIn } from '../../support/shown-words.ts';
import { act, fieldOf, issueOpen } from '../../support/small-company.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import {
  admin,
  begin,
  company,
  core,
  fresh,
  importRole,
  oneToOne,
  words,
  wordsReadBy,
  write,
} from './written-pair.ts';

useTestDatabase();

describe('V4 HR who become the manager, whoever wrote it down', () => {
  const becomeManager = async () => {
    await TeamModel.updateOne({ name: 'Platform' }, { $set: { primaryManagerId: company.hr._id } });
    core.turnTo('2026-12-09T10:00:00Z');
    return issueOpen(core);
  };

  it.each([
    ['the team’s', () => becomeManager()],
    [
      'by override',
      async () => {
        await PersonModel.updateOne(
          { _id: company.reviewee._id },
          { $set: { overrideManagerId: company.hr._id } },
        );
        core.turnTo('2026-12-09T10:00:00Z');
        return issueOpen(core);
      },
    ],
  ])('open nothing of the past under "always": %s', async (_, become) => {
    await begin('pair');
    const next = await become();
    expect(next.reviewerId).toBe(company.hr._id);
    expect(await wordsReadBy(company.hr)).toEqual([]);
    expect(await wordsReadBy(company.hr, next)).toEqual([]);
    await write(next, 'new');
    // The comment hangs on a point of before.
    expect(await wordsReadBy(company.hr, next, ['new-answer', 'new-point', 'new-comment'])).toEqual([
      'new-answer',
      'new-point',
    ]);
    const page = await act(core, company.reviewee, { type: 'open-one-to-one', oneToOneId: next._id });
    await act(
      core,
      company.reviewee,
      buttonIn(page, `Release our past 1-to-1s to ${company.hr.name}`).action,
    );
    expect(await wordsReadBy(company.hr)).toEqual(words);
  });

  it('nor when they give up their role before it is issued, or archive what is there', async () => {
    await begin('pair');
    await importRole(company.hr, 'member');
    const next = await becomeManager();
    expect(next.takenOver).toMatchObject({ byId: company.hr._id });
    expect(await wordsReadBy(await fresh(company.hr))).toEqual([]);
  });

  it('nor by archiving the last one, and restoring it', async () => {
    await begin('pair');
    await act(core, company.hr, { type: 'archive-one-to-one', oneToOneId: oneToOne._id });
    await becomeManager();
    await act(core, company.hr, { type: 'restore-one-to-one', oneToOneId: oneToOne._id });
    expect(await wordsReadBy(company.hr)).toEqual([]);
  });

  it('still do not an occurrence later', async () => {
    await begin('pair');
    await becomeManager();
    core.turnTo('2026-12-16T10:00:00Z');
    const later = await issueOpen(core);
    expect(later.takenOver).toMatchObject({ byId: company.hr._id });
    expect(await wordsReadBy(company.hr)).toEqual([]);
    expect(await wordsReadBy(company.hr, later)).toEqual([]);
  });

  it('is no hindrance to a new manager who could not have done it', async () => {
    await begin('pair');
    await TeamModel.updateOne({ name: 'Platform' }, { $set: { primaryManagerId: company.colleague._id } });
    core.turnTo('2026-12-09T10:00:00Z');
    const next = await issueOpen(core);
    expect(next).not.toHaveProperty('takenOver');
    expect(await wordsReadBy(company.colleague)).toEqual(words);
  });
});

describe('V4 a wider setting of the company', () => {
  const change = (values: Record<string, string>) => act(core, admin, { type: 'change-settings' }, values);
  const form = async (values: Record<string, string>) => {
    const opened = await act(core, admin, { type: 'open-company-settings' });
    if (opened.kind !== 'show' || opened.view.kind !== 'form') throw new Error('no form');
    const drawn: Record<string, string | string[]> = {};
    for (const element of opened.view.body) {
      if (!('input' in element)) continue;
      const { id, input } = element;
      if ('values' in input) drawn[id] = [...input.values];
      else if ('value' in input && input.value !== undefined) drawn[id] = String(input.value);
    }
    return { ...drawn, ...values } as Record<string, string>;
  };
  const switchTo = async (values: Record<string, string>) => {
    expect((await change(await form(values))).kind).not.toBe('errors');
  };

  beforeEach(() => begin('setting'));

  it('opens nothing that was there before, and a narrower one closes everything at once', async () => {
    expect(await wordsReadBy(company.hr)).toEqual(words);
    await switchTo({ isContentVisibleToHr: 'no' });
    expect(await wordsReadBy(company.hr)).toEqual([]);
    core.turnTo('2026-12-03T10:00:00Z');
    await switchTo({ isContentVisibleToHr: 'yes' });
    expect(await wordsReadBy(company.hr)).toEqual([]);
    expect(await wordsReadBy(admin)).toEqual([]);
    core.turnTo('2026-12-04T10:00:00Z');
    await write(oneToOne, 'new');
    const sought = [...words, ...words.map((word) => word.replace('the', 'new'))];
    // The comment hangs on a point of before.
    expect(await wordsReadBy(company.hr, oneToOne, sought)).toEqual(['new-point', 'new-action', 'new-note']);
    core.turnTo('2026-12-09T10:00:00Z');
    const next = await issueOpen(core);
    await write(next, 'newer');
    expect(
      await wordsReadBy(company.hr, next, ['newer-answer', 'newer-note', 'the-point', 'new-point']),
    ).toEqual(['newer-answer', 'newer-note', 'new-point']);
  });

  it('says beside each field who reads it', async () => {
    await switchTo({ isContentVisibleToHr: 'no' });
    core.turnTo('2026-12-03T10:00:00Z');
    await switchTo({ isContentVisibleToHr: 'yes' });
    const on = { oneToOneId: oneToOne._id };
    const answers = await act(core, company.reviewee, { type: 'open-answers', ...on });
    expect(fieldIn(answers, fieldOf(oneToOne, 'moved')).readableBy).not.toContain('HR');
    const point = await act(core, company.reviewee, { type: 'open-agenda-form', ...on });
    expect(fieldIn(point, 'text').readableBy).toContain('HR');
  });

  it('lets no new manager read what was issued before', async () => {
    await switchTo({ history: 'never' });
    await TeamModel.updateOne({ name: 'Platform' }, { $set: { primaryManagerId: company.colleague._id } });
    core.turnTo('2026-12-09T10:00:00Z');
    const next = await issueOpen(core);
    expect(await wordsReadBy(company.colleague)).toEqual([]);
    await switchTo({ history: 'always' });
    expect(await wordsReadBy(company.colleague)).toEqual([]);
    const page = await act(core, company.reviewee, { type: 'open-one-to-one', oneToOneId: next._id });
    await act(
      core,
      company.reviewee,
      buttonIn(page, `Release our past 1-to-1s to ${company.colleague.name}`).action,
    );
    expect(await wordsReadBy(company.colleague)).toEqual(words);
  });
});

describe('V4 a role that somebody is given', () => {
  it('opens nothing that was written before', async () => {
    await begin('hr');
    core.turnTo('2026-12-02T11:00:00Z');
    await importRole(company.colleague, 'hr');
    const newHr = await fresh(company.colleague);
    expect(await wordsReadBy(newHr)).toEqual([]);
    core.turnTo('2026-12-02T12:00:00Z');
    await act(
      core,
      company.reviewee,
      { type: 'add-agenda-point', oneToOneId: oneToOne._id },
      { text: 'new-point' },
    );
    expect(await wordsReadBy(newHr, oneToOne, [...words, 'new-point'])).toEqual(['new-point']);
    expect(await wordsReadBy(company.hr)).toEqual(words);
  });
});
