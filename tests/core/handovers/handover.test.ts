import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { type Settings, SettingsModel } from '../../../src/core/settings/settings.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { beginWith } from '../../support/begin-with.ts';
import { composeNotice } from '../../support/notices.ts';
import { buttonsIn, fieldIn } from '../../support/shown-words.ts';
import {
  act,
  addPerson,
  type Company,
  fieldOf,
  issueOpen,
  makeCompany,
} from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let nina: Person;
let past: OneToOne;
let now: OneToOne;

const handOverTo = async (managerId: string) => {
  await TeamModel.updateOne({ name: 'Platform' }, { $set: { primaryManagerId: managerId } });
};

/** Tomasz reviewed the first one, which is finalised; Nina reviews the second, which is open. */
async function handOver(history: Settings['history']): Promise<void> {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, nina, past, now } = await beginWith(history, () => makeHandedOver(history)));
  core.turnTo('2026-12-09T10:00:00Z');
}

async function makeHandedOver(history: Settings['history']) {
  company = await makeCompany(core);
  await SettingsModel.updateOne({ _id: 'organisation' }, { $set: { history } }, { upsert: true });
  nina = await addPerson('Nina Novak');
  past = await issueOpen(core);
  await fillPast();
  await handOverTo(nina._id);
  core.turnTo('2026-12-09T10:00:00Z');
  return { company, nina, past, now: await issueOpen(core) };
}

async function fillPast(): Promise<void> {
  const { reviewee, reviewer } = company;
  const on = { oneToOneId: past._id };
  const answers = { [fieldOf(past, 'mood')]: '4', [fieldOf(past, 'plate')]: '2' };
  const moved = { [fieldOf(past, 'moved')]: 'past-answer' };
  await act(core, reviewee, { type: 'share-answers', ...on }, { ...answers, ...moved });
  await act(core, reviewee, { type: 'add-agenda-point', ...on }, { text: 'carried-point' });
  const page = await act(core, reviewer, { type: 'open-one-to-one', ...on });
  const comment = buttonsIn(page).find(({ label }) => label === 'Comment')?.action;
  if (comment?.type !== 'open-comment-form') throw new Error('nothing to comment on');
  await act(core, reviewer, { ...comment, type: 'add-comment' }, { text: 'past-comment' });
  await act(core, reviewer, { type: 'add-note', ...on }, { text: 'past-note', visibility: 'public' });
  await act(core, reviewer, { type: 'add-note', ...on }, { text: 'past-secret', visibility: 'private' });
  await act(core, reviewer, { type: 'save-draft', ...on }, { [fieldOf(past, 'plate')]: '5' });
  await act(core, reviewer, { type: 'finalise', ...on });
}

/** All four pages of a 1-to-1, or the refusal. */
async function everythingIn(oneToOne: OneToOne, reader: Person): Promise<string> {
  const shown: string[] = [];
  for (const tab of ['agenda', 'answers', 'actions', 'notes'] as const) {
    const action: UserAction = { type: 'open-one-to-one', oneToOneId: oneToOne._id, tab };
    shown.push(JSON.stringify(await act(core, reader, action)));
  }
  return shown.join('\n');
}

const pastListOf = async (reader: Person) =>
  JSON.stringify(await act(core, reader, { type: 'list-one-to-ones', of: 'past' }));

/** Whether the former reviewer's answer of last time stands beside the new one's field. */
async function seesPreviousAnswers(reader: Person): Promise<boolean> {
  await OneToOneModel.updateOne(
    { _id: now._id },
    { $set: { 'questions.$[].showPrevious': true } },
    { strict: false },
  );
  const form = await act(core, reader, { type: 'open-answers', oneToOneId: now._id });
  return fieldIn(form, fieldOf(now, 'plate')).previous !== undefined;
}

const release = (actor: Person = company.reviewee, toId = nina._id) =>
  act(core, actor, { type: 'release-history', oneToOneId: now._id, toId });

async function expectToReadThePast(reader: Person): Promise<void> {
  const shown = await everythingIn(past, reader);
  for (const text of ['past-answer', 'carried-point', 'past-comment', 'past-note']) {
    expect(shown).toContain(text);
  }
  expect(shown).not.toContain('past-secret');
  expect(await pastListOf(reader)).toContain(past._id);
  expect(await everythingIn(now, reader)).toContain('past-comment');
  expect(await seesPreviousAnswers(reader)).toBe(true);
}

async function expectNotToReadThePast(reader: Person): Promise<void> {
  await expect(everythingIn(past, reader)).rejects.toMatchObject({ code: 'not-found' });
  expect(await pastListOf(reader)).not.toContain(past._id);
  const shown = await everythingIn(now, reader);
  expect(shown).toContain('carried-point');
  expect(shown).not.toMatch(/past-/);
  expect(await seesPreviousAnswers(reader)).toBe(false);
}

describe('with the history open always, a new reviewer', () => {
  beforeEach(() => handOver('always'));

  it('P6 reads what was shared in the earlier 1-to-1s, on every way to it', async () => {
    await expectToReadThePast(nina);
  });

  it('P6 V1 V4 changes nothing in them but who was seen to read', async () => {
    const oneToOneId = past._id;
    const before = await OneToOneModel.findById(oneToOneId).lean();
    const page = await act(core, nina, { type: 'open-one-to-one', oneToOneId, tab: 'notes' });
    expect(buttonsIn(page).map(({ label }) => label)).not.toContain('Add note');
    const attempts: [UserAction, Record<string, string>][] = [
      [
        { type: 'add-note', oneToOneId },
        { text: 'Mine', visibility: 'public' },
      ],
      [{ type: 'finalise', oneToOneId }, {}],
      [{ type: 'share-answers', oneToOneId }, {}],
    ];
    for (const [action, values] of attempts) {
      await expect(act(core, nina, action, values)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    const readings = [{ readerId: nina._id, as: 'later-reviewer', on: '2026-12-09' }];
    expect(await OneToOneModel.findById(oneToOneId).lean()).toEqual({ ...before, readings });
  });

  it('P6 asks the reviewee nothing', async () => {
    expect(await MessageModel.countDocuments({ 'notice.kind': 'handover-asked' })).toBe(0);
    const page = await act(core, company.reviewee, { type: 'open-one-to-one', oneToOneId: now._id });
    expect(buttonsIn(page).some(({ action }) => action.type === 'release-history')).toBe(false);
    await release();
    expect(await AuditEntryModel.countDocuments({ what: 'history.released' })).toBe(0);
  });

  it('P5 P6 shares that with their stand-in, for as long as they are away', async () => {
    const absence = {
      from: isoDate('2026-12-09'),
      until: isoDate('2026-12-09'),
      standInId: company.colleague._id,
    };
    await PersonModel.updateOne({ _id: nina._id }, { $set: { absences: [absence] } });
    await expectToReadThePast(company.colleague);
    core.turnTo('2026-12-10T10:00:00Z');
    await expect(everythingIn(past, company.colleague)).rejects.toMatchObject({ code: 'not-found' });
    expect(await pastListOf(company.colleague)).not.toContain(past._id);
  });

  it('P6 V2 is the only one besides those who could before', async () => {
    const other = await addPerson('Olga Other');
    for (const stranger of [other, company.colleague]) {
      await expect(everythingIn(past, stranger)).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('P6 loses it to the one who follows', async () => {
    const vera = await addPerson('Vera Volk');
    await handOverTo(vera._id);
    core.turnTo('2026-12-16T10:00:00Z');
    await issueOpen(core);
    await expect(everythingIn(past, nina)).rejects.toMatchObject({ code: 'not-found' });
    expect(await pastListOf(nina)).not.toContain(past._id);
    expect(await everythingIn(past, vera)).toContain('past-answer');
    expect(await everythingIn(now, nina)).toContain('carried-point');
  });
});

describe('a former reviewer', () => {
  beforeEach(() => handOver('always'));

  it('P6 keeps what they reviewed', async () => {
    expect(await everythingIn(past, company.reviewer)).toContain('past-answer');
    expect(await pastListOf(company.reviewer)).toContain(past._id);
  });

  it('P6 reads nothing of what comes after them', async () => {
    await expect(everythingIn(now, company.reviewer)).rejects.toMatchObject({ code: 'not-found' });
    const page = await act(core, nina, { type: 'open-one-to-one', oneToOneId: now._id });
    const comment = buttonsIn(page).find(({ label }) => label === 'Comment')?.action;
    if (comment?.type !== 'open-comment-form') throw new Error('nothing to comment on');
    await act(core, nina, { ...comment, type: 'add-comment' }, { text: 'later-comment' });
    expect(await everythingIn(past, company.reviewer)).not.toContain('later-comment');
    expect(await everythingIn(now, company.reviewee)).toContain('later-comment');
  });

  it('P6 opens from the hub what they still have to do, in a 1-to-1 of theirs', async () => {
    const owner = company.reviewer._id;
    await SettingsModel.deleteMany();
    core.turnTo('2026-12-09T11:00:00Z');
    await OneToOneModel.updateOne({ _id: past._id }, { $set: { status: 'open' } });
    await act(
      core,
      company.reviewee,
      { type: 'add-action-point', oneToOneId: past._id },
      { text: 'Ask for the budget', owner },
    );
    await OneToOneModel.updateOne({ _id: past._id }, { $set: { status: 'finalised' } });
    const hub = await act(core, company.reviewer, { type: 'open-home' });
    const open = buttonsIn(hub).find(
      ({ action }) => action.type === 'open-one-to-one' && action.tab === 'actions',
    );
    expect(open?.action).toMatchObject({ oneToOneId: past._id });
  });
});

describe('with the history closed for good, a new reviewer', () => {
  beforeEach(() => handOver('never'));

  it('P6 V2 reads nothing of the earlier 1-to-1s, on no way', async () => {
    await expectNotToReadThePast(nina);
    await release();
    await expectNotToReadThePast(nina);
  });

  it('P6 V2 opens no point that was done with before', async () => {
    const point = await AgendaPointModel.findOneAndUpdate(
      { text: 'carried-point' },
      { resolvedIn: 0 },
    ).orFail();
    const open = { type: 'open-point', point: 'agenda-point', pointId: point._id } as const;
    await expect(act(core, nina, { ...open, oneToOneId: now._id })).rejects.toMatchObject({
      code: 'not-found',
    });
    const shown = await act(core, company.reviewer, { ...open, oneToOneId: past._id });
    expect(JSON.stringify(shown)).toContain('past-comment');
  });

  it('P6 leaves it open to the reviewee, the former reviewer and HR', async () => {
    for (const reader of [company.reviewee, company.reviewer, company.hr]) {
      expect(await everythingIn(past, reader)).toContain('past-comment');
    }
  });
});

describe('with the reviewee’s consent, a new reviewer', () => {
  beforeEach(() => handOver('withConsent'));

  it('P6 reads nothing before the reviewee agrees, and everything shared after one click', async () => {
    await expectNotToReadThePast(nina);
    const page = await act(core, company.reviewee, { type: 'open-one-to-one', oneToOneId: now._id });
    const button = buttonsIn(page).find(({ label }) => label === 'Release our past 1-to-1s to Nina Novak');
    if (!button) throw new Error('no button');
    const after = await act(core, company.reviewee, button.action);
    expect(JSON.stringify(after)).toContain('Nina Novak can read your past 1-to-1s now.');
    expect(buttonsIn(after).map(({ label }) => label)).not.toContain(button.label);
    await expectToReadThePast(nina);
  });

  it('P6 is let in by the reviewee alone', async () => {
    for (const actor of [nina, company.hr]) {
      await expect(release(actor)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    for (const actor of [company.reviewer, company.colleague]) {
      await expect(release(actor)).rejects.toMatchObject({ code: 'not-found' });
    }
    await expectNotToReadThePast(nina);
  });

  it('P6 is who the reviewee agreed to, and nobody who came in between', async () => {
    const vera = await addPerson('Vera Volk');
    await OneToOneModel.updateOne({ _id: now._id }, { $set: { reviewerId: vera._id } });
    await expect(release()).rejects.toMatchObject({ code: 'conflict' });
    await expect(everythingIn(past, vera)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('P6 is asked for again when somebody else reviewed in between', async () => {
    await release();
    await handOverTo(company.reviewer._id);
    core.turnTo('2026-12-16T10:00:00Z');
    const between = await issueOpen(core);
    await handOverTo(nina._id);
    core.turnTo('2026-12-23T10:00:00Z');
    now = await issueOpen(core);
    expect(now.reviewerId).toBe(nina._id);
    await expect(everythingIn(between, nina)).rejects.toMatchObject({ code: 'not-found' });
    await everythingIn(past, nina);
    await release();
    await everythingIn(between, nina);
  });

  it('V3 P6 stands in the audit log once, however often the button is pressed', async () => {
    await release();
    core.turnTo('2026-12-09T10:00:01Z');
    await release();
    const entries = await AuditEntryModel.find({ what: 'history.released' }).lean();
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      actorId: company.reviewee._id,
      personId: nina._id,
      oneToOneId: now._id,
      from: 'slack',
    });
  });

  it('N6 N7 P6 is asked for once, in a message that says what became of it', async () => {
    await issueOpen(core);
    const asked = await MessageModel.find({ 'notice.kind': 'handover-asked' }).lean();
    expect(asked.map(({ personId, oneToOneId }) => [personId, oneToOneId])).toEqual([
      [company.reviewee._id, now._id],
    ]);
    const notice = { kind: 'handover-asked', oneToOneId: now._id } as const;
    const card = await composeNotice(core, company.reviewee, notice);
    expect(JSON.stringify(card)).toContain('May Nina Novak read your past 1-to-1 with Tomasz Wojcik?');
    await MessageModel.updateMany({}, { $set: { state: 'sent' }, $unset: { nextTryAt: 1 } });
    await release();
    const redrawn = await MessageModel.findOne({ 'notice.kind': 'handover-asked' }).lean();
    expect(redrawn?.nextTryAt).toEqual(core.clock.now());
    expect(JSON.stringify(await composeNotice(core, company.reviewee, notice))).toContain('you agreed');
  });

  it('P6 is not asked for where the reviewer stays the same', async () => {
    await MessageModel.deleteMany();
    core.turnTo('2026-12-16T10:00:00Z');
    await issueOpen(core);
    expect(await MessageModel.countDocuments({ 'notice.kind': 'issued' })).toBe(2);
    expect(await MessageModel.countDocuments({ 'notice.kind': 'handover-asked' })).toBe(0);
  });

  it('P6 is asked for when HR hands an open one over', async () => {
    await MessageModel.deleteMany();
    const vera = await addPerson('Vera Volk');
    await act(core, company.hr, { type: 'reassign', oneToOneId: now._id, toId: vera._id });
    const asked = await MessageModel.find({ 'notice.kind': 'handover-asked' }).lean();
    expect(asked.map(({ personId }) => personId)).toEqual([company.reviewee._id]);
    await expect(everythingIn(past, vera)).rejects.toMatchObject({ code: 'not-found' });
    await release(company.reviewee, vera._id);
    expect(await everythingIn(past, vera)).toContain('past-answer');
    await expect(everythingIn(past, nina)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('P6 has nothing to ask when the company’s setting changed before the message is sent', async () => {
    await SettingsModel.updateOne({ _id: 'organisation' }, { $set: { history: 'never' } });
    const notice = { kind: 'handover-asked', oneToOneId: now._id } as const;
    expect(await composeNotice(core, company.reviewee, notice)).toBeUndefined();
  });
});
