import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { type AgendaPoint, AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { SettingsModel } from '../../../src/core/settings/settings.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { buttonIn, buttonsIn, fieldIn } from '../../support/shown-words.ts';
import { act, type Company } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;
let pointId: string;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
  await act(core, company.reviewee, { type: 'add-agenda-point', ...id() }, { text: 'marker-first' });
  pointId = (await stored())._id;
});

const id = () => ({ oneToOneId: oneToOne._id });
const stored = () => AgendaPointModel.findOne().orFail().lean<AgendaPoint>();
const openAs = (actor: Person) => act(core, actor, { type: 'open-one-to-one', ...id() });
const editAs = (actor: Person, text: string) =>
  act(core, actor, { type: 'edit-agenda-point', ...id(), pointId }, { text });
const labelsFor = async (actor: Person) => buttonsIn(await openAs(actor)).map(({ label }) => label);

async function allowEditing(): Promise<void> {
  await SettingsModel.updateOne({ _id: 'organisation' }, { agendaEditing: 'withHistory' }, { upsert: true });
}

describe('the text of an agenda point', () => {
  it('A2 cannot be edited unless the company says so', async () => {
    expect(await labelsFor(company.reviewee)).not.toContain('Edit');
    for (const type of ['open-edit-agenda-point', 'edit-agenda-point'] as const) {
      await expect(
        act(core, company.reviewee, { type, ...id(), pointId }, { text: 'other' }),
      ).rejects.toMatchObject({ code: 'not-allowed' });
    }
    expect((await stored()).text).toBe('marker-first');
  });

  it('A2 is edited by its author where the company says so, and both read what it said before', async () => {
    await allowEditing();
    const form = await act(core, company.reviewee, buttonIn(await openAs(company.reviewee), 'Edit').action);
    expect(fieldIn(form, 'text').input).toMatchObject({ value: 'marker-first' });
    await editAs(company.reviewee, 'marker-second');
    await editAs(company.reviewee, 'marker-third');
    for (const reader of [company.reviewee, company.reviewer]) {
      const page = await openAs(reader);
      expect(JSON.stringify(page)).toContain('marker-third');
      expect(JSON.stringify(page)).toContain('edited');
      const history = JSON.stringify(await act(core, reader, buttonIn(page, 'Earlier versions').action));
      for (const text of ['marker-first', 'marker-second', 'marker-third']) expect(history).toContain(text);
    }
  });

  it('A2 is nobody else’s to edit, the reviewer’s included', async () => {
    await allowEditing();
    expect(await labelsFor(company.reviewer)).not.toContain('Edit');
    for (const actor of [company.reviewer, company.hr]) {
      await expect(editAs(actor, 'other')).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(editAs(company.colleague, 'other')).rejects.toMatchObject({ code: 'not-found' });
    expect(await stored()).toMatchObject({ text: 'marker-first' });
  });

  it('A2 is fixed once it was discussed, and once the 1-to-1 is finalised', async () => {
    await allowEditing();
    await act(core, company.reviewer, { type: 'tick-agenda-point', ...id(), pointId });
    await expect(editAs(company.reviewee, 'other')).rejects.toMatchObject({ code: 'not-allowed' });
    await act(core, company.reviewer, { type: 'untick-agenda-point', ...id(), pointId });
    await act(core, company.hr, { type: 'finalise', ...id() });
    await expect(editAs(company.reviewee, 'other')).rejects.toMatchObject({ code: 'conflict' });
    expect((await stored()).text).toBe('marker-first');
  });

  it('A2 comes back with what is wrong when it is empty, and keeps no version of no change', async () => {
    await allowEditing();
    const reply = await editAs(company.reviewee, '  ');
    expect(reply.kind).toBe('errors');
    expect(fieldIn(reply, 'text').error).toMatch(/^Please/);
    await editAs(company.reviewee, ' marker-first ');
    expect((await stored()).earlier).toBeUndefined();
  });

  it('A2 V3 is changed in the audit log without its words', async () => {
    await allowEditing();
    await editAs(company.reviewee, 'marker-second');
    expect(await AuditEntryModel.countDocuments({ what: 'agenda-point.edited', detail: pointId })).toBe(1);
    expect(JSON.stringify(await AuditEntryModel.find().lean())).not.toMatch(/marker-/);
  });
});
