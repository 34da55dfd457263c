import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import { findDueCycles, issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { lastChangeNumber } from '../../../src/core/people/change/change-number.ts';
import { type Absence, type Person, PersonModel } from '../../../src/core/people/person.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { beginWithCompany } from '../../support/begin-with.ts';
import { noticeTo } from '../../support/notices.ts';
import { buttonIn, buttonsIn, fieldIn } from '../../support/shown-words.ts';
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

async function absencesOf({ _id }: Person): Promise<Absence[]> {
  return (await PersonModel.findById(_id).orFail().lean<Person>())?.absences ?? [];
}

const add = (actor: Person, values: Record<string, string>, personId?: string) =>
  act(core, actor, { type: 'add-absence', personId }, values);

const days = { from: '2026-12-07', until: '2026-12-11' };

describe('an absence', () => {
  it('P5 has a first day, a last day and perhaps a stand-in', async () => {
    const reply = await add(company.reviewer, { ...days, standIn: 'kofi mensah' });
    expect(await absencesOf(company.reviewer)).toEqual([{ ...days, standInId: company.colleague._id }]);
    expect(JSON.stringify(reply)).toContain('stand-in: Kofi Mensah');
    expect(JSON.stringify(reply)).toContain('Mon 7 Dec 2026 to Fri 11 Dec 2026');
    await add(company.reviewee, days);
    expect(await absencesOf(company.reviewee)).toEqual([days]);
  });

  it('P5 that makes no sense is refused beside its field, with what was typed kept', async () => {
    await addPerson('Kofi Other');
    await addPerson('Gone Guest', { isActive: false });
    const wrong: [Record<string, string>, string][] = [
      [{ from: '2026-12-11', until: '2026-12-07' }, 'until'],
      [{ until: '2026-12-07' }, 'from'],
      [{ from: '2026-11-01', until: '2026-12-01' }, 'until'],
      [{ ...days, standIn: 'Tomasz Wojcik' }, 'standIn'],
      [{ ...days, standIn: 'Kofi' }, 'standIn'],
      [{ ...days, standIn: 'Gone Guest' }, 'standIn'],
      [{ ...days, standIn: 'Kofi Mensah or so' }, 'standIn'],
    ];
    for (const [values, id] of wrong) {
      const reply = await add(company.reviewer, values);
      expect({ values, kind: reply.kind }).toEqual({ values, kind: 'errors' });
      expect(fieldIn(reply, id)).toHaveProperty('error');
      if (values.standIn) expect(fieldIn(reply, 'standIn').input).toMatchObject({ value: values.standIn });
    }
    const ambiguous = await add(company.reviewer, { ...days, standIn: 'Kofi' });
    expect(fieldIn(ambiguous, 'standIn').error).toContain('kofi.mensah@example.com');
    expect(await absencesOf(company.reviewer)).toEqual([]);
  });

  it('V5 takes no part of a name for a stand-in, nor a name that two have, the absent one too', async () => {
    for (const standIn of ['Kofi', 'mensah', '@Kofi', 'Kofi Mensah jr']) {
      const reply = await add(company.reviewer, { ...days, standIn });
      expect({ standIn, kind: reply.kind }).toEqual({ standIn, kind: 'errors' });
      expect(fieldIn(reply, 'standIn').input).toMatchObject({ value: standIn });
    }
    await addPerson('Tomasz WOJCIK', { email: 'tomasz.2@example.com' });
    const unclear = await add(company.reviewer, { ...days, standIn: 'Tomasz Wojcik' });
    expect(unclear.kind).toBe('errors');
    expect(await absencesOf(company.reviewer)).toEqual([]);
    await add(company.reviewer, { ...days, standIn: 'Kofi.Mensah@example.com' });
    expect(await absencesOf(company.reviewer)).toMatchObject([{ standInId: company.colleague._id }]);
  });

  it('P5 does not overlap another, also when both are added at once', async () => {
    const overlapping = { from: '2026-12-11', until: '2026-12-14' };
    const replies = await Promise.all([add(company.reviewer, days), add(company.reviewer, overlapping)]);
    expect(replies.map(({ kind }) => kind).sort()).toEqual(['errors', 'show']);
    expect(await absencesOf(company.reviewer)).toHaveLength(1);
  });

  it('P5 is ended early from yesterday on, or removed before it begins', async () => {
    await add(company.reviewer, { from: '2026-11-30', until: '2026-12-04' });
    await add(company.reviewer, days);
    const page = await act(core, company.reviewer, { type: 'open-absences' });
    await act(core, company.reviewer, buttonIn(page, 'End it now').action);
    const after = await act(core, company.reviewer, buttonIn(page, 'Remove').action);
    expect(await absencesOf(company.reviewer)).toEqual([{ from: '2026-11-30', until: '2026-12-01' }]);
    expect(buttonsIn(after).map(({ label }) => label)).toEqual(['Add absence', 'Back']);
    await expect(act(core, company.reviewer, buttonIn(page, 'Remove').action)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('V1 V2 of somebody else is HR’s alone to see and change', async () => {
    const personId = company.reviewer._id;
    await add(company.reviewer, days);
    for (const actor of [company.reviewee, company.colleague]) {
      for (const attempt of [
        () => act(core, actor, { type: 'open-absences', personId }),
        () => act(core, actor, { type: 'open-absence-form', personId }),
        () => add(actor, { from: '2027-01-04', until: '2027-01-05' }, personId),
        () => act(core, actor, { type: 'end-absence', personId, from: isoDate(days.from) }),
        () => act(core, actor, { type: 'open-absence-search' }),
        () => act(core, actor, { type: 'find-absences' }, { person: 'Tomasz Wojcik' }),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
      }
    }
    expect(await absencesOf(company.reviewer)).toEqual([days]);
  });

  it('P5 of anybody is changed by HR, who finds them by name or e-mail', async () => {
    const missing = await act(core, company.hr, { type: 'find-absences' }, { person: 'Nobody' });
    expect(fieldIn(missing, 'person').error).toContain('Nobody');
    const page = await act(core, company.hr, { type: 'find-absences' }, { person: 'mei.tan@example.com' });
    const form = await act(core, company.hr, buttonIn(page, 'Add absence').action);
    if (form.kind !== 'show' || form.view.kind !== 'form') throw new Error('no form');
    const shown = await act(core, company.hr, form.view.submit.action, days);
    expect(await absencesOf(company.reviewee)).toEqual([days]);
    await act(core, company.hr, buttonIn(shown, 'Remove').action);
    expect(await absencesOf(company.reviewee)).toEqual([]);
    const entries = await AuditEntryModel.find({ what: /^absence/ }).lean();
    expect(entries.map(({ what, actorId, personId }) => [what, actorId, personId])).toEqual([
      ['absence.added', company.hr._id, company.reviewee._id],
      ['absence.removed', company.hr._id, company.reviewee._id],
    ]);
  });

  it('P5 found among more people than a list can show', async () => {
    await PersonModel.insertMany(
      Array.from({ length: 150 }, (_, n) => ({
        name: `Person Number${n}`,
        email: `p${n}@example.com`,
        timeZone: 'UTC',
        locale: 'en',
        role: 'member',
        isActive: true,
      })),
    );
    await add(company.reviewer, { ...days, standIn: 'Person Number149' });
    const [absence] = await absencesOf(company.reviewer);
    expect(await PersonModel.findById(absence?.standInId).lean()).toMatchObject({ name: 'Person Number149' });
  });

  it('P5 has the cycles planned again, as it changes who is passed over', async () => {
    await issueDue(core);
    const due = async () => (await findDueCycles(core, await lastChangeNumber())).map(({ _id }) => _id);
    expect(await due()).toEqual([]);
    await add(company.reviewee, { from: '2026-12-08', until: '2026-12-20' });
    expect(await due()).toEqual([company.cycle._id]);
    core.turnTo('2026-12-09T10:00:00Z');
    expect(await issueDue(core)).toMatchObject({ issued: 0, skipped: 1 });
  });
});

describe('a stand-in', () => {
  let oneToOne: OneToOne;
  const standIn = () => company.colleague;
  const hub = () => act(core, standIn(), { type: 'open-home' });

  beforeEach(async () => {
    oneToOne = await issueOpen(core);
  });

  it('P5 has the 1-to-1s in their hub at once, and reads, answers and finalises them', async () => {
    expect(JSON.stringify(await hub())).not.toContain('Mei Tan');
    await add(company.reviewer, { from: '2026-12-02', until: '2026-12-04', standIn: 'Kofi Mensah' });
    expect(JSON.stringify(await hub())).toContain('Mei Tan');
    const own = JSON.stringify(await act(core, standIn(), { type: 'open-absences' }));
    expect(own).toContain('You stand in for');
    expect(own).toContain('Tomasz Wojcik');
    const oneToOneId = oneToOne._id;
    const plate = fieldOf(oneToOne, 'plate');
    await act(core, standIn(), { type: 'share-answers', oneToOneId }, { [plate]: '4' });
    await act(core, standIn(), { type: 'finalise', oneToOneId });
    expect(await OneToOneModel.findById(oneToOneId).lean()).toMatchObject({
      status: 'finalised',
      finalisedById: standIn()._id,
      reviewerId: company.reviewer._id,
      parts: { reviewer: { sharedById: standIn()._id } },
    });
  });

  it('P5 is told what the reviewer is told, and the reviewer as well', async () => {
    await add(company.reviewer, { from: '2026-12-02', until: '2026-12-04', standIn: 'Kofi Mensah' });
    const oneToOneId = oneToOne._id;
    const answers = { [fieldOf(oneToOne, 'mood')]: '4', [fieldOf(oneToOne, 'plate')]: '2' };
    await act(core, company.reviewee, { type: 'share-answers', oneToOneId }, answers);
    const plate = { [fieldOf(oneToOne, 'plate')]: '4' };
    await act(core, standIn(), { type: 'share-answers', oneToOneId }, plate);
    const told = async (part: string) => {
      const messages = await MessageModel.find({ 'notice.kind': 'part-shared', 'notice.part': part }).lean();
      return messages.map(({ personId }) => personId).sort();
    };
    expect(await told('reviewee')).toEqual([company.reviewer._id, standIn()._id].sort());
    expect(await told('reviewer')).toEqual([company.reviewee._id]);
  });

  it('P5 reads for whom they act, and everybody reads who finalised', async () => {
    await add(company.reviewer, { from: '2026-12-02', until: '2026-12-04', standIn: 'Kofi Mensah' });
    const oneToOneId = oneToOne._id;
    const standsIn = 'ou stand in for Tomasz Wojcik';
    expect(JSON.stringify(await hub())).toContain(standsIn);
    expect(JSON.stringify(await act(core, standIn(), { type: 'open-one-to-one', oneToOneId }))).toContain(
      standsIn,
    );
    await act(core, standIn(), { type: 'share-answers', oneToOneId }, { [fieldOf(oneToOne, 'plate')]: '4' });
    const asked = JSON.stringify(await act(core, standIn(), { type: 'open-finalise', oneToOneId }));
    expect(asked).toContain('Mei Tan and Tomasz Wojcik are told');
    await act(core, standIn(), { type: 'finalise', oneToOneId });
    for (const reader of [company.reviewee, company.reviewer, company.hr]) {
      const shown = JSON.stringify(await act(core, reader, { type: 'open-one-to-one', oneToOneId }));
      expect(shown).toContain('by Kofi Mensah');
      expect(shown).not.toContain(standsIn);
    }
    expect(JSON.stringify(await noticeTo(core, company.reviewee, 'finalised'))).toContain(
      'Kofi Mensah finalised Weekly 1-to-1',
    );
  });

  it('P5 loses them when the reviewer is back, also earlier than planned', async () => {
    await add(company.reviewer, { from: '2026-12-01', until: '2026-12-04', standIn: 'Kofi Mensah' });
    await act(core, standIn(), { type: 'open-one-to-one', oneToOneId: oneToOne._id });
    const from = isoDate('2026-12-01');
    await act(core, company.reviewer, { type: 'end-absence', from });
    const attempts = [
      () => act(core, standIn(), { type: 'open-one-to-one', oneToOneId: oneToOne._id }),
      () => act(core, standIn(), { type: 'finalise', oneToOneId: oneToOne._id }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
    expect(JSON.stringify(await hub())).not.toContain('Mei Tan');
  });

  it('P5 has nothing before the first day, and nothing after the last, where the reviewer lives', async () => {
    await PersonModel.updateOne({ _id: company.reviewer._id }, { $set: { timeZone: 'Pacific/Auckland' } });
    await add(company.reviewer, { from: '2026-12-04', until: '2026-12-04', standIn: 'Kofi Mensah' });
    const sees = async (moment: string) => {
      core.turnTo(moment);
      return JSON.stringify(await hub()).includes('Mei Tan');
    };
    expect(await sees('2026-12-03T10:59:59Z')).toBe(false);
    expect(await sees('2026-12-03T11:00:00Z')).toBe(true);
    expect(await sees('2026-12-04T10:59:59Z')).toBe(true);
    expect(await sees('2026-12-04T11:00:00Z')).toBe(false);
  });
});
