import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { beginWithOpen } from '../../support/begin-with.ts';

import { buttonsIn, fieldIn } from '../../support/shown-words.ts';
import { act, type Company, issueOpen } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
});

const openForm = (actor: Person) => act(core, actor, { type: 'open-agenda-form', oneToOneId: oneToOne._id });

const add = (actor: Person, values: FormValues) =>
  act(core, actor, { type: 'add-agenda-point', oneToOneId: oneToOne._id }, values);

const texts = async () => (await AgendaPointModel.find().lean()).map(({ text }) => text);

describe('a start for an agenda point', () => {
  const starter = 'Something I need from you';

  it('H3 is offered to the reviewee, and to nobody else', async () => {
    expect(fieldIn(await openForm(company.reviewee), 'starter').input).toMatchObject({
      type: 'choice',
      options: expect.arrayContaining([{ value: starter, label: starter }]),
    });
    for (const other of [company.reviewer, company.hr]) {
      expect(JSON.stringify(await openForm(other))).not.toContain(starter);
    }
  });

  it.each([
    ['before what was typed', { starter, text: ' a decision ' }, `${starter}: a decision`],
    ['alone', { starter }, starter],
    ['not at all', { text: 'a decision' }, 'a decision'],
  ])('H3 is put %s', async (_where, values, text) => {
    await add(company.reviewee, values);
    expect(await texts()).toEqual([text]);
  });

  it('H3 makes no point out of nothing, and no point that is too long', async () => {
    const empty = await add(company.reviewee, {});
    expect(fieldIn(empty, 'text').error).toBe('Please write what you want to talk about.');
    const long = await add(company.reviewee, { starter, text: 'x'.repeat(1990) });
    expect(fieldIn(long, 'text')).toMatchObject({
      error: 'Please keep it to 2000 characters.',
      input: { value: 'x'.repeat(1990) },
    });
    expect(fieldIn(long, 'starter').input).toMatchObject({ value: starter });
    expect(await texts()).toEqual([]);
  });
});

describe('what two people have not talked about for a while', () => {
  /** Weekly from the first on; the newest stays open. */
  async function goOnUntil(day: string): Promise<void> {
    await act(core, company.hr, { type: 'finalise', oneToOneId: oneToOne._id });
    core.turnTo(`${day}T10:00:00Z`);
    oneToOne = await issueOpen(core);
  }

  it('A6 is suggested where a point is added and on the reviewee’s hub, three topics at most', async () => {
    await add(company.reviewee, { text: 'A course', topic: 'development' });
    await goOnUntil('2027-02-24');
    await add(company.reviewer, { text: 'Well done', topic: 'praise' });
    expect(JSON.stringify(await openForm(company.reviewee))).not.toContain('Not talked about');
    core.turnTo('2027-03-02T10:00:00Z');
    const sentence = 'Not talked about here for three months: feedback, wellbeing, goals.';
    expect(JSON.stringify(await openForm(company.reviewee))).toContain(sentence);
    await goOnUntil('2027-03-10');
    expect(JSON.stringify(await openForm(company.reviewer))).toContain('development, feedback, wellbeing.');
    const hub = await act(core, company.reviewee, { type: 'open-home' });
    expect(JSON.stringify(hub)).toContain('Not talked about with Tomasz Wojcik for three months');
    expect(buttonsIn(hub).filter(({ action }) => action.type === 'open-agenda-form').length).toBeGreaterThan(
      1,
    );
  });

  it('A6 counts a topic that was talked about lately, however long it stood there', async () => {
    await add(company.reviewee, { text: 'A course', topic: 'development' });
    await goOnUntil('2027-03-03');
    const point = await AgendaPointModel.findOne().orFail().lean();
    await act(core, company.reviewee, {
      type: 'tick-agenda-point',
      oneToOneId: oneToOne._id,
      pointId: point._id,
    });
    await goOnUntil('2027-03-10');
    expect(JSON.stringify(await openForm(company.reviewee))).not.toMatch(/three months: .*development/);
  });

  it('A6 is not suggested to HR, nor to a reviewer who is new', async () => {
    await goOnUntil('2027-03-10');
    expect(JSON.stringify(await openForm(company.hr))).not.toContain('Not talked about');
    await OneToOneModel.updateOne({ _id: oneToOne._id }, { $set: { reviewerId: company.colleague._id } });
    expect(JSON.stringify(await openForm(company.colleague))).not.toContain('Not talked about');
  });
});
