import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { SettingsModel } from '../../../src/core/settings/settings.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { idsOf, messagesOf, noticeTo, toldOf } from '../../support/notices.ts';
import { buttonIn, buttonsIn, fieldIn } from '../../support/shown-words.ts';
import { act, addPerson, type Company, fieldOf } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
  await finaliseAs(company.hr);
});

const id = () => ({ oneToOneId: oneToOne._id });
const finaliseAs = (actor: Person) => act(core, actor, { type: 'finalise', oneToOneId: oneToOne._id });
const reopenAs = (actor: Person, reason = 'marker-reason') =>
  act(core, actor, { type: 'reopen', ...id() }, { reason });
const openAs = (actor: Person) => act(core, actor, { type: 'open-one-to-one', ...id() });
const stored = () => OneToOneModel.findById(oneToOne._id).orFail().lean<OneToOne>();

describe('reopening a finalised 1-to-1', () => {
  it.each(['reviewer', 'hr'] as const)('O6 is offered to and done by the %s', async (who) => {
    const actor = company[who];
    const form = await act(core, actor, buttonIn(await openAs(actor), 'Reopen').action);
    expect(fieldIn(form, 'reason')).toMatchObject({
      isRequired: true,
      readableBy: expect.stringContaining('can read this'),
    });
    await reopenAs(actor);
    const { status, finalisedAt, finalisedById } = await stored();
    expect({ status, finalisedAt, finalisedById }).toEqual({ status: 'open' });
    await act(
      core,
      company.reviewee,
      { type: 'share-answers', ...id() },
      { [fieldOf(oneToOne, 'mood')]: '4', [fieldOf(oneToOne, 'plate')]: '2' },
    );
    expect((await stored()).parts.reviewee.sharedAt).toEqual(core.clock.now());
  });

  it('O6 is done by the stand-in of an absent reviewer, who is told as well', async () => {
    const standIn = await addPerson('Stefan Stand-In');
    const absence = { from: isoDate('2026-12-01'), until: isoDate('2026-12-02'), standInId: standIn._id };
    await PersonModel.updateOne({ _id: company.reviewer._id }, { $set: { absences: [absence] } });
    await reopenAs(standIn);
    expect((await stored()).status).toBe('open');
    expect(await toldOf('reopened')).toEqual(idsOf(company.reviewee, company.reviewer, standIn));
  });

  it('O6 is neither offered to nor done by the reviewee', async () => {
    expect(buttonsIn(await openAs(company.reviewee)).map(({ label }) => label)).not.toContain('Reopen');
    for (const type of ['open-reopen', 'reopen'] as const) {
      await expect(
        act(core, company.reviewee, { type, ...id() }, { reason: 'Please' }),
      ).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    expect((await stored()).status).toBe('finalised');
  });

  it('O6 V2 answers a colleague as if there were nothing', async () => {
    await expect(reopenAs(company.colleague)).rejects.toMatchObject({ code: 'not-found' });
    expect((await stored()).status).toBe('finalised');
  });

  it.each([{}, { reason: '   ' }, { reason: 'x'.repeat(1001) }])(
    'O6 needs a reason, and keeps what was typed: %#',
    async (values) => {
      const reply = await act(core, company.reviewer, { type: 'reopen', ...id() }, values);
      expect(reply.kind).toBe('errors');
      expect(fieldIn(reply, 'reason').error).toMatch(/^Please/);
      expect((await stored()).status).toBe('finalised');
    },
  );

  it('O6 is not possible while it is open', async () => {
    await reopenAs(company.reviewer);
    await expect(reopenAs(company.reviewer)).rejects.toMatchObject({ code: 'conflict' });
    expect((await stored()).reopenings).toHaveLength(1);
  });

  it('O6 V3 is in the audit log with who and when, and without the reason', async () => {
    core.turnTo('2026-12-02T11:00:00Z');
    await reopenAs(company.hr);
    const entries = await AuditEntryModel.find({ what: 'one-to-one.reopened' }).lean();
    expect(entries).toMatchObject([
      {
        actorId: company.hr._id,
        at: new Date('2026-12-02T11:00:00Z'),
        oneToOneId: oneToOne._id,
        from: 'slack',
      },
    ]);
    expect(JSON.stringify(await AuditEntryModel.find().lean())).not.toContain('marker-reason');
  });

  it('O6 shows on the page that it was reopened, by whom and why', async () => {
    await reopenAs(company.hr);
    for (const reader of [company.reviewee, company.reviewer]) {
      const shown = JSON.stringify(await openAs(reader));
      expect(shown).toContain('Reopened by Hanna Berg, Wed 2 Dec');
      expect(shown).toContain('marker-reason');
    }
  });

  it('O6 V1 keeps the reason from HR who may not read the content, unless it is their own', async () => {
    const other = await addPerson('Ada Admin', { role: 'admin' });
    await SettingsModel.updateOne({ _id: 'organisation' }, { isContentVisibleToHr: false }, { upsert: true });
    await reopenAs(company.hr);
    expect(JSON.stringify(await openAs(other))).not.toContain('marker-reason');
    expect(JSON.stringify(await openAs(other))).toContain('Reopened by Hanna Berg');
    expect(JSON.stringify(await openAs(company.hr))).toContain('marker-reason');
  });

  it('O6 N6 tells both, with the reason in the message, not in its notification, and the next step', async () => {
    await reopenAs(company.hr);
    expect(await toldOf('reopened')).toEqual(idsOf(company.reviewee, company.reviewer));
    const card = await noticeTo(core, company.reviewee, 'reopened');
    expect(card?.summary).toBe('Hanna Berg reopened your 1-to-1 with Tomasz Wojcik.');
    expect(JSON.stringify(card?.body)).toContain('marker-reason');
    expect(card?.body.at(-1)).toMatchObject({
      kind: 'buttons',
      buttons: expect.arrayContaining([
        expect.objectContaining({ action: { type: 'open-answers', ...id() } }),
      ]),
    });
  });

  it('O6 N7 tells again when it is reopened and finalised once more', async () => {
    await reopenAs(company.hr, 'first');
    await finaliseAs(company.hr);
    await reopenAs(company.hr, 'second');
    await finaliseAs(company.hr);
    expect(await messagesOf('reopened')).toHaveLength(4);
    expect(await messagesOf('finalised')).toHaveLength(6);
    expect(JSON.stringify(await noticeTo(core, company.reviewer, 'finalised'))).toContain('finalised');
  });

  it('N6 says nothing about a finalising or a reopening that no longer holds', async () => {
    await reopenAs(company.hr, 'first');
    expect(await noticeTo(core, company.reviewer, 'finalised')).toBeUndefined();
    await finaliseAs(company.hr);
    expect(await noticeTo(core, company.reviewer, 'reopened')).toBeUndefined();
  });
});
