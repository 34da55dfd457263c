import { beforeEach, describe, expect, it } from '@jest/globals';
import { AuditEntryModel } from '../../../src/core/audit/audit-entry.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { sendReminders } from '../../../src/core/reminders/send-reminders.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { completionByCycle } from '../../../src/core/usefulness/completion-by-cycle.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { idsOf, noticeTo, toldOf } from '../../support/notices.ts';
import { buttonsIn, fieldIn } from '../../support/shown-words.ts';
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
});

const id = () => ({ oneToOneId: oneToOne._id });
const stored = () => OneToOneModel.findById(oneToOne._id).orFail().lean<OneToOne>();
/** Through its form, as it is drawn now. */
const say = (actor: Person, values: Record<string, string> = {}) =>
  act(core, actor, { type: 'say-not-held', ...id() } as UserAction, values);
const open = (actor: Person) => act(core, actor, { type: 'open-one-to-one', ...id() });
const typesIn = async (actor: Person) => buttonsIn(await open(actor)).map(({ action }) => action.type);

async function lapse(): Promise<void> {
  core.turnTo('2026-12-09T09:00:00Z');
  await issueDue(core);
  await sendReminders(core);
  expect((await stored()).status).toBe('lapsed');
}

describe('saying that the two did not meet', () => {
  it.each(['reviewer', 'hr'] as const)(
    'O15 V1 is offered to and done by the %s, and both are told',
    async (who) => {
      expect(await typesIn(company[who])).toContain('open-not-held');
      await say(company[who], { reason: 'marker-reason' });
      expect(await stored()).toMatchObject({
        status: 'not-held',
        notHeld: { byId: company[who]._id, reason: 'marker-reason', at: core.clock.now() },
      });
      expect(await toldOf('not-held')).toEqual(idsOf(company.reviewee, company.reviewer));
      const card = await noticeTo(core, company.reviewee, 'not-held');
      expect(JSON.stringify(card)).toContain('marker-reason');
      expect(JSON.stringify(card)).toContain('open-one-to-one');
      expect(JSON.stringify(await AuditEntryModel.find().lean())).not.toContain('marker-reason');
    },
  );

  it('O15 needs no reason, and is done by the stand-in of an absent reviewer, who is told as well', async () => {
    const standIn = await addPerson('Stefan Stand-In');
    const absence = { from: isoDate('2026-12-01'), until: isoDate('2026-12-03'), standInId: standIn._id };
    await PersonModel.updateOne({ _id: company.reviewer._id }, { $set: { absences: [absence] } });
    await say(standIn);
    expect((await stored()).notHeld).toEqual({ at: core.clock.now(), byId: standIn._id });
    expect(await toldOf('not-held')).toEqual(idsOf(company.reviewee, company.reviewer, standIn));
  });

  it('O15 V1 is neither offered to nor done by the reviewee', async () => {
    expect(await typesIn(company.reviewee)).not.toContain('open-not-held');
    await expect(say(company.reviewee)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(say(company.colleague)).rejects.toMatchObject({ code: 'not-found' });
    expect((await stored()).status).toBe('open');
  });

  it('O15 takes at most 1000 characters, and keeps what was typed', async () => {
    const reply = await say(company.reviewer, { reason: 'x'.repeat(1001) });
    expect(fieldIn(reply, 'reason').error).toBeTruthy();
    expect((await stored()).status).toBe('open');
  });

  it('O14 is refused, with what was typed, when something was shared since the form was drawn', async () => {
    const form = await act(core, company.reviewer, { type: 'open-not-held', ...id() });
    if (form.kind !== 'show' || form.view.kind !== 'form') throw new Error('no form');
    await act(
      core,
      company.reviewee,
      { type: 'share-answers', ...id() },
      { [fieldOf(oneToOne, 'mood')]: '4', [fieldOf(oneToOne, 'plate')]: '2' },
    );
    const reply = await act(core, company.reviewer, form.view.submit.action, { reason: 'Holiday' });
    expect(reply.kind).toBe('errors');
    expect(fieldIn(reply, 'reason').input).toMatchObject({ value: 'Holiday' });
    expect((await stored()).status).toBe('open');
  });

  it('O15 closes a lapsed one: nothing had to be answered, and drafts stay their author’s', async () => {
    const draft = { [fieldOf(oneToOne, 'title')]: 'marker-draft' };
    await act(core, company.reviewee, { type: 'save-draft', ...id() }, draft);
    await lapse();
    await say(company.reviewer);
    const { status, parts } = await stored();
    expect({ status, shared: [parts.reviewee.sharedAt, parts.reviewer.sharedAt] }).toEqual({
      status: 'not-held',
      shared: [undefined, undefined],
    });
    expect(JSON.stringify(await open(company.reviewer))).not.toContain('marker-draft');
    await expect(
      act(core, company.reviewee, { type: 'share-answers', ...id() }, draft),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('O6 O15 can be reopened, stays open then, and is told again when it is said again', async () => {
    await say(company.reviewer, { reason: 'marker-reason' });
    await act(core, company.reviewer, { type: 'reopen', ...id() }, { reason: 'We did after all' });
    const { status, notHeld } = await stored();
    expect({ status, notHeld }).toEqual({ status: 'open' });
    core.turnTo('2026-12-09T09:00:00Z');
    await issueDue(core);
    expect((await stored()).status).toBe('open');
    await say(company.reviewer);
    expect(await toldOf('not-held')).toHaveLength(4);
  });

  it('O15 counts apart in reports, and stands among the past', async () => {
    await say(company.reviewer);
    expect(await completionByCycle()).toEqual([
      { cycle: 'Platform weekly', finalised: 0, total: 0, notHeld: 1 },
    ]);
    const past = await act(core, company.reviewee, { type: 'list-one-to-ones', of: 'past' });
    expect(JSON.stringify(past)).toContain(oneToOne._id);
  });

  it('A3 O15 carries open points on, as a finalised one does', async () => {
    await act(core, company.reviewee, { type: 'add-agenda-point', ...id() }, { text: 'marker-point' });
    await say(company.reviewer);
    core.turnTo('2026-12-09T09:00:00Z');
    await issueDue(core);
    const next = await OneToOneModel.findOne({ status: 'open' }).orFail().lean<OneToOne>();
    const page = await act(core, company.reviewee, { type: 'open-one-to-one', oneToOneId: next._id });
    expect(JSON.stringify(page)).toContain('marker-point');
  });
});

describe('a lapsed 1-to-1', () => {
  it('O15 is answered and finalised late, and takes no new points', async () => {
    await lapse();
    const answers = { [fieldOf(oneToOne, 'mood')]: '4', [fieldOf(oneToOne, 'plate')]: '2' };
    await act(core, company.reviewee, { type: 'share-answers', ...id() }, answers);
    expect((await stored()).parts.reviewee.isLate).toBe(true);
    expect((await stored()).status).toBe('lapsed');
    await expect(
      act(core, company.reviewee, { type: 'add-agenda-point', ...id() }, { text: 'Late' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const plate = { [fieldOf(oneToOne, 'plate')]: '3' };
    await act(core, company.reviewer, { type: 'save-draft', ...id() }, plate);
    await act(core, company.reviewer, { type: 'finalise', ...id() });
    const { status, parts } = await stored();
    expect({ status, isLate: parts.reviewer.isLate }).toEqual({ status: 'finalised', isLate: true });
  });

  it('O15 D2 shows no panels, and freezes them when it is finalised late', async () => {
    await OneToOneModel.updateOne({ _id: oneToOne._id }, { $set: { panels: ['objectives'] } });
    await act(core, company.reviewee, { type: 'add-objective' }, { title: 'marker-objective' });
    const activity = () => act(core, company.reviewee, { type: 'open-one-to-one', ...id(), tab: 'activity' });
    expect(JSON.stringify(await activity())).toContain('marker-objective');
    await lapse();
    expect(JSON.stringify(await activity())).not.toContain('marker-objective');
    await act(core, company.hr, { type: 'finalise', ...id() });
    expect(JSON.stringify(await activity())).toContain('marker-objective');
  });

  it('O15 is handed over late, without a word of adding to its agenda', async () => {
    await lapse();
    const { _id: toId } = company.colleague;
    await act(core, company.hr, { type: 'reassign', ...id(), toId });
    const card = await noticeTo(core, company.colleague, 'reassigned');
    expect(JSON.stringify(card)).toContain('open-not-held');
    expect(JSON.stringify(card)).not.toContain('add to its agenda');
  });

  it('O15 N2 is reminded of no more, and said on the card of the next one', async () => {
    await lapse();
    expect((await stored()).remindAt).toBeUndefined();
    const card = JSON.stringify(await noticeTo(core, company.reviewer, 'issued'));
    expect(card).toContain(oneToOne._id);
  });
});
