import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply } from '../../../src/core/chat/reply.ts';
import type { CardElement } from '../../../src/core/chat/view.ts';
import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { act, type Company, issueOpen, makeCompany } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
});

type Item = Extract<CardElement, { kind: 'item' }>;

/** The agenda as this person sees it: text, detail and what the buttons do. */
async function agendaAs(reader: Company['reviewee'], oneToOneId = oneToOne._id) {
  const reply = await act(core, reader, { type: 'open-one-to-one', oneToOneId });
  if (reply.kind !== 'show' || reply.view.kind !== 'card') throw new Error('no page');
  return reply.view.body
    .filter((element): element is Item => element.kind === 'item')
    .map(({ text, detail, isDone, buttons }) => ({
      text: typeof text === 'string' ? text : text.map((span) => span.text).join(''),
      detail,
      isDone,
      buttons,
    }));
}

function press(reader: Company['reviewee'], item: { buttons: Item['buttons'] } | undefined, label: string) {
  const button = item?.buttons.find((candidate) => candidate.label === label);
  if (!button) throw new Error(`no button ${label}`);
  return act(core, reader, button.action);
}

const add = (actor: Company['reviewee'], text: string, oneToOneId = oneToOne._id) =>
  act(core, actor, { type: 'add-agenda-point', oneToOneId }, { text });

async function finaliseAndGoOn(day: string): Promise<OneToOne> {
  await act(core, company.hr, { type: 'finalise', oneToOneId: oneToOne._id });
  core.turnTo(`${day}T10:00:00Z`);
  return issueOpen(core);
}

describe('an agenda point', () => {
  it('A1 is added by either of the two and seen by both', async () => {
    await add(company.reviewee, 'Holiday cover');
    await add(company.reviewer, 'The <conference>');
    for (const reader of [company.reviewee, company.reviewer]) {
      expect((await agendaAs(reader)).map(({ text }) => text)).toEqual(['Holiday cover', 'The <conference>']);
    }
  });

  it('A1 goes to the next 1-to-1 when none is open', async () => {
    await act(core, company.hr, { type: 'finalise', oneToOneId: oneToOne._id });
    const reply = await act(core, company.reviewer, {
      type: 'say-agenda-point',
      words: '@mei tan next time',
    });
    expect(reply).toMatchObject({ kind: 'notice', text: expect.stringContaining('the next one') });
    core.turnTo('2026-12-09T10:00:00Z');
    const next = await issueOpen(core);
    expect((await agendaAs(company.reviewee, next._id)).map(({ text }) => text)).toEqual(['next time']);
  });

  it('A1 can be added before the cycle has issued anything', async () => {
    await clearDatabase();
    core.turnTo('2026-11-25T10:00:00Z');
    company = await makeCompany(core);
    await act(core, company.reviewee, {
      type: 'say-agenda-point',
      words: '@tomasz.wojcik@example.com early',
    });
    core.turnTo('2026-12-02T10:00:00Z');
    oneToOne = await issueOpen(core);
    expect((await agendaAs(company.reviewer)).map(({ text }) => text)).toEqual(['early']);
  });

  it('A1 keeps the link to the message it was made from', async () => {
    const link = 'https://example.slack.com/archives/C1/p1';
    const opened = await act(
      core,
      company.reviewer,
      { type: 'open-agenda-form-for-message', link },
      { text: 'From chat' },
    );
    if (opened.kind !== 'show' || opened.view.kind !== 'form') throw new Error('no form');
    await act(core, company.reviewer, opened.view.submit.action, { text: 'From chat', with: oneToOne._id });
    const shown = JSON.stringify(
      await act(core, company.reviewee, { type: 'open-one-to-one', oneToOneId: oneToOne._id }),
    );
    expect(shown).toContain(link);
  });

  it('A2 has no way to be edited, and is deleted by its author or the reviewer only', async () => {
    await add(company.reviewer, 'Mine');
    await add(company.reviewee, 'Yours');
    const [mine, yours] = await agendaAs(company.reviewee);
    expect(mine?.buttons.map(({ label }) => label)).toEqual(['Discussed', 'Comment']);
    expect(yours?.buttons.map(({ label }) => label)).toEqual(['Discussed', 'Comment', 'Delete']);
    const [ofReviewer] = await agendaAs(company.reviewer);
    const stolen = ofReviewer?.buttons.find(({ label }) => label === 'Delete')?.action;
    if (!stolen) throw new Error('the author has no delete button');
    await expect(act(core, company.reviewee, stolen)).rejects.toMatchObject({ code: 'not-allowed' });
    await press(company.reviewer, (await agendaAs(company.reviewer))[1], 'Delete');
    expect((await agendaAs(company.reviewee)).map(({ text }) => text)).toEqual(['Mine']);
  });

  it('A3 that was not ticked is on the next occurrence with its age; a ticked one is not', async () => {
    await add(company.reviewee, 'Ticked');
    await add(company.reviewee, 'Carried');
    await press(company.reviewer, (await agendaAs(company.reviewer))[0], 'Discussed');
    const next = await finaliseAndGoOn('2026-12-09');
    const agenda = await agendaAs(company.reviewee, next._id);
    expect(agenda.map(({ text, detail }) => [text, detail])).toEqual([
      ['Carried', 'Mei Tan · carried from last time'],
    ]);
    const past = await agendaAs(company.reviewee, oneToOne._id);
    expect(past.map(({ text, isDone }) => [text, isDone])).toEqual([
      ['Ticked', true],
      ['Carried', false],
    ]);
  });

  it('A3 is not lost when an occurrence is skipped, and counts how often it was carried', async () => {
    await add(company.reviewee, 'Still here');
    const next = await finaliseAndGoOn('2026-12-23');
    expect(next.occurrence).toBe(3);
    expect((await agendaAs(company.reviewee, next._id))[0]?.detail).toContain('carried 3 times');
  });

  it('A3 can be unticked in the occurrence that ticked it', async () => {
    await add(company.reviewee, 'Twice');
    await press(company.reviewer, (await agendaAs(company.reviewer))[0], 'Discussed');
    await press(company.reviewer, (await agendaAs(company.reviewer))[0], 'Not discussed');
    expect((await agendaAs(company.reviewer))[0]?.isDone).toBe(false);
  });

  it('does not change once the 1-to-1 is finalised', async () => {
    await add(company.reviewee, 'Fixed');
    const tick = (await agendaAs(company.reviewer))[0]?.buttons[0]?.action;
    await act(core, company.hr, { type: 'finalise', oneToOneId: oneToOne._id });
    if (!tick) throw new Error('no tick button');
    await expect(act(core, company.reviewer, tick)).rejects.toMatchObject({ code: 'conflict' });
    await expect(add(company.reviewer, 'Late')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('A5 says who can read it before it is sent', async () => {
    const reply = await act(core, company.reviewer, { type: 'open-agenda-form', oneToOneId: oneToOne._id });
    expect(JSON.stringify(reply)).toContain('You, Mei Tan, HR, admins and later reviewers can read this.');
  });
});

describe('the words after "agenda"', () => {
  const say = (actor: Company['reviewee'], words: string): Promise<Reply> =>
    act(core, actor, { type: 'say-agenda-point', words }, {}, { surface: 'command' });

  it.each([
    ['@Mei Tan the conference', 'the conference'],
    ['@MEI  tan: the conference', 'the conference'],
    ['@mei.tan@example.com the conference', 'the conference'],
    ['Mei.Tan@example.com, the conference', 'the conference'],
    ['@Mei Tan – the conference', 'the conference'],
    ['@Mei Tan -5 % for the conference?', '-5 % for the conference?'],
    ['@Mei Tan, what about\ntwo lines?', 'what about\ntwo lines?'],
  ])('read %j', async (words, text) => {
    await say(company.reviewer, words);
    expect((await agendaAs(company.reviewee)).map((point) => point.text)).toEqual([text]);
  });

  it('open the form when there is no text', async () => {
    expect(await say(company.reviewer, '@Mei Tan')).toMatchObject({ kind: 'show', view: { kind: 'form' } });
  });
});
