import { beforeEach, describe, expect, it } from '@jest/globals';
import type { OneToOneTab } from '../../../src/core/chat/one-to-one-actions.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { fieldsOf } from '../../../src/core/chat/view.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import type { VisibleTo } from '../../../src/core/permissions/visible-to.ts';
import { type AgendaPoint, AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { type Settings, SettingsModel } from '../../../src/core/settings/settings.ts';
import { TemplateModel } from '../../../src/core/templates/template.ts';
import { beginWithCompany } from '../../support/begin-with.ts';
import { act, addPerson, type Company, fieldOf, issueOpen } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  company = await beginWithCompany(core);
});

const choose = (visibleTo: VisibleTo) =>
  TemplateModel.updateOne({}, visibleTo ? { $set: { visibleTo } } : { $unset: { visibleTo: true } });
const setOrganisation = (changes: Partial<Settings>) =>
  SettingsModel.updateOne({ _id: 'organisation' }, { $set: changes }, { upsert: true });

async function issueOn(day: string): Promise<OneToOne> {
  core.turnTo(`${day}T10:00:00Z`);
  return issueOpen(core);
}

const doIn = ({ _id: oneToOneId }: OneToOne, actor: Person, action: object, values = {}): Promise<Reply> =>
  act(core, actor, { ...action, oneToOneId } as UserAction, values);

const pages: OneToOneTab[] = ['agenda', 'answers', 'actions', 'notes', 'activity'];

/** All pages of a 1-to-1. */
async function everythingIn(oneToOne: OneToOne, reader: Person): Promise<string> {
  const shown: Reply[] = [];
  for (const tab of pages) shown.push(await doIn(oneToOne, reader, { type: 'open-one-to-one', tab }));
  return JSON.stringify(shown);
}

const pointCalled = (text: string) => AgendaPointModel.findOne({ text }).orFail().lean<AgendaPoint>();

async function commentOn(text: string, oneToOne: OneToOne, comment: string): Promise<void> {
  const ref = { point: 'agenda-point', pointId: (await pointCalled(text))._id };
  await doIn(oneToOne, company.reviewee, { type: 'add-comment', ...ref }, { text: comment });
}

/** Something of every kind of content. */
async function fill(oneToOne: OneToOne, word: string): Promise<void> {
  const { reviewee, reviewer } = company;
  const answers = { [fieldOf(oneToOne, 'mood')]: '4', [fieldOf(oneToOne, 'plate')]: '2' };
  const moved = { [fieldOf(oneToOne, 'moved')]: `${word}-answer` };
  await doIn(oneToOne, reviewee, { type: 'share-answers' }, { ...answers, ...moved });
  await doIn(oneToOne, reviewee, { type: 'add-agenda-point' }, { text: `${word}-point` });
  await doIn(
    oneToOne,
    reviewer,
    { type: 'add-action-point' },
    { text: `${word}-action`, owner: reviewee._id },
  );
  await doIn(oneToOne, reviewer, { type: 'add-note' }, { text: `${word}-note`, visibility: 'public' });
  await commentOn(`${word}-point`, oneToOne, `${word}-comment`);
}

const wordsWith = (word: string, shown: string) =>
  ['answer', 'point', 'action', 'note', 'comment'].filter((kind) => shown.includes(`${word}-${kind}`));
const all = ['answer', 'point', 'action', 'note', 'comment'];

describe('who besides the two may read the content', () => {
  it.each([
    ['pair', true, []],
    ['pair', false, []],
    ['hr', true, all],
    ['hr', false, all],
    [undefined, true, all],
    [undefined, false, []],
  ] as const)('T1 is HR as the template says: %s, and the company %s', async (visibleTo, isOn, expected) => {
    await choose(visibleTo);
    await setOrganisation({ isContentVisibleToHr: isOn });
    const oneToOne = await issueOpen(core);
    await fill(oneToOne, 'first');
    expect(wordsWith('first', await everythingIn(oneToOne, company.hr))).toEqual(expected);
    for (const one of [company.reviewee, company.reviewer])
      expect(wordsWith('first', await everythingIn(oneToOne, one))).toEqual(all);
  });

  it('T1 P4 is never a secondary manager', async () => {
    const secondary = await addPerson('Sam Second');
    await TeamModel.updateMany({}, { $set: { secondaryManagerIds: [secondary._id] } });
    await choose('hr');
    const attempt = everythingIn(await issueOpen(core), secondary);
    await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each([
    ['pair', 'hr'],
    ['hr', 'pair'],
    ['pair', undefined],
  ] as const)('T1 stays as it was issued (%s) when the template says %s', async (before, after) => {
    await choose(before);
    const oneToOne = await issueOpen(core);
    await fill(oneToOne, 'first');
    await choose(after);
    const seen = wordsWith('first', await everythingIn(oneToOne, company.hr));
    expect(seen).toEqual(before === 'hr' ? all : []);
    expect((await OneToOneModel.findById(oneToOne._id).orFail().lean<OneToOne>()).visibleTo).toBe(before);
  });
});

describe('what is carried into a 1-to-1 that others may read', () => {
  it('T1 A3 keeps the readers that it was written for, with its comments', async () => {
    await choose('pair');
    await fill(await issueOpen(core), 'first');
    await choose('hr');
    const second = await issueOn('2026-12-09');
    await fill(second, 'second');
    const shown = await everythingIn(second, company.hr);
    expect(wordsWith('second', shown)).toEqual(all);
    expect(wordsWith('first', shown)).toEqual([]);
    const { _id: pointId } = await pointCalled('first-point');
    for (const type of ['open-point', 'open-comment-form', 'delete-agenda-point', 'open-edit-agenda-point']) {
      const attempt = doIn(second, company.hr, { type, point: 'agenda-point', pointId });
      await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(wordsWith('first', await everythingIn(second, company.reviewer))).toEqual([
      'point',
      'action',
      'comment',
    ]);
  });

  it('T1 A3 is still read where it was written, but not what was said of it where others may not read', async () => {
    await choose('hr');
    const first = await issueOpen(core);
    await fill(first, 'first');
    await choose('pair');
    const second = await issueOn('2026-12-09');
    await commentOn('first-point', second, 'second-comment');
    const shown = await everythingIn(first, company.hr);
    expect(wordsWith('first', shown)).toEqual(all);
    expect(wordsWith('second', shown)).toEqual([]);
    expect(wordsWith('second', await everythingIn(first, company.reviewee))).toEqual(['comment']);
  });

  it('T1 A1 keeps the readers that the template named when it was added ahead', async () => {
    await choose('pair');
    await setOrganisation({ isContentVisibleToHr: true });
    await doIn(await issueOpen(core), company.hr, { type: 'finalise' });
    const form = await act(core, company.reviewee, { type: 'open-agenda-form' });
    expect(sentencesIn(form)).toEqual(['You, Tomasz Wojcik and later reviewers can read this.']);
    await act(core, company.reviewee, { type: 'add-agenda-point' }, { text: 'ahead-point' });
    await choose('hr');
    const second = await issueOn('2026-12-09');
    expect(await everythingIn(second, company.hr)).not.toContain('ahead-point');
    expect(await everythingIn(second, company.reviewer)).toContain('ahead-point');
  });

  it('T1 goes for the template’s own points too', async () => {
    await TemplateModel.updateOne({}, { $set: { agendaPoints: ['default-point'], visibleTo: 'pair' } });
    await issueDue(core);
    await choose(undefined);
    const second = await issueOn('2026-12-09');
    expect(await everythingIn(second, company.hr)).not.toContain('default-point');
    expect(await everythingIn(second, company.reviewee)).toContain('default-point');
  });
});

/** Every sentence beside a field about who can read it. */
function sentencesIn(reply: Reply): string[] {
  if (reply.kind !== 'show' || reply.view.kind !== 'form') throw new Error('no form');
  return fieldsOf(reply.view).flatMap(({ readableBy, help }) =>
    help?.includes('can read') ? [help] : (readableBy ?? []),
  );
}

describe('the sentence beside a field about who can read it', () => {
  async function sentences(): Promise<string[]> {
    await setOrganisation({ agendaEditing: 'withHistory' });
    const oneToOne = await issueOpen(core);
    await fill(oneToOne, 'first');
    const { _id: pointId } = await pointCalled('first-point');
    const point = { point: 'agenda-point', pointId };
    const forms = [
      { type: 'open-answers' },
      { type: 'open-agenda-form' },
      { type: 'open-action-form' },
      { type: 'open-note-form' },
      { type: 'open-comment-form', ...point },
      { type: 'open-edit-agenda-point', pointId },
    ];
    const shown: string[] = [];
    for (const form of forms) {
      const said = sentencesIn(await doIn(oneToOne, company.reviewee, form));
      expect(said).not.toEqual([]);
      shown.push(...said);
    }
    await doIn(oneToOne, company.hr, { type: 'finalise' });
    return [...shown, ...sentencesIn(await doIn(oneToOne, company.reviewer, { type: 'open-reopen' }))];
  }

  it.each([
    ['pair', true, false],
    ['hr', false, true],
    [undefined, true, true],
    [undefined, false, false],
  ] as const)(
    'T1 V1 A5 names HR as the template says: %s, and the company %s',
    async (visibleTo, isOn, isNamed) => {
      await choose(visibleTo);
      await setOrganisation({ isContentVisibleToHr: isOn });
      const said = await sentences();
      expect(said.length).toBeGreaterThan(6);
      expect(said.filter((sentence) => sentence.includes('HR') !== isNamed)).toEqual([]);
    },
  );

  it('T1 A5 names whoever reads both the point and what is said about it', async () => {
    await choose('hr');
    await fill(await issueOpen(core), 'first');
    await choose('pair');
    const second = await issueOn('2026-12-09');
    const ref = { point: 'agenda-point', pointId: (await pointCalled('first-point'))._id };
    const [comment] = sentencesIn(
      await doIn(second, company.reviewee, { type: 'open-comment-form', ...ref }),
    );
    expect(comment).toBe('You, Tomasz Wojcik and later reviewers can read this.');
    await setOrganisation({ agendaEditing: 'withHistory' });
    const edit = { type: 'open-edit-agenda-point', pointId: ref.pointId };
    expect(sentencesIn(await doIn(second, company.reviewee, edit))).toEqual([
      'You, Tomasz Wojcik, HR, admins and later reviewers can read this.',
    ]);
  });

  it('V1 P5 tells a stand-in that the reviewer reads it too', async () => {
    const standIn = await addPerson('Stefan Stand-In');
    const absence = { from: '2026-12-01', until: '2026-12-04' };
    await act(core, company.reviewer, { type: 'add-absence' }, { ...absence, standIn: 'Stefan Stand-In' });
    const oneToOne = await issueOpen(core);
    const form = await doIn(oneToOne, standIn, { type: 'open-agenda-form' });
    expect(sentencesIn(form)[0]).toBe(
      'You, Mei Tan, Tomasz Wojcik, HR, admins and later reviewers can read this.',
    );
    const ofOwn = await act(core, standIn, { type: 'open-agenda-form' });
    expect(sentencesIn(ofOwn)).toEqual(sentencesIn(form));
  });
});
