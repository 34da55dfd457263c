import { beforeEach, describe, expect, it } from '@jest/globals';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../../src/core/outbox/message.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { SettingsModel } from '../../../src/core/settings/settings.ts';
import { sendAgendas } from '../../../src/core/steps/send-agendas.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { nextEventAt } from '../../../src/jobs/next-event.ts';
import { sweeps } from '../../../src/jobs/sweeps.ts';
import { beginWithOpen } from '../../support/begin-with.ts';
import { idsOf, messagesOf, noticeTo, redrawn, toldOf } from '../../support/notices.ts';
import { buttonIn, buttonsIn, fieldIn } from '../../support/shown-words.ts';
import { act, addPerson, type Company } from '../../support/small-company.ts';
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
const meet = (actor: Person, time = '14:30', day = '2026-12-03') =>
  act(core, actor, { type: 'set-meeting', ...id() }, { day, time });
const openAs = (actor: Person) => act(core, actor, { type: 'open-one-to-one', ...id() });
const stored = () => OneToOneModel.findById(oneToOne._id).orFail().lean<OneToOne>();

async function sendAt(moment: string): Promise<number> {
  core.turnTo(moment);
  return (await sendAgendas(core)).agendas;
}

describe('a meeting time', () => {
  it.each(['reviewee', 'reviewer'] as const)('O7 is set by the %s, from the page', async (who) => {
    const form = await act(
      core,
      company[who],
      buttonIn(await openAs(company[who]), 'Set meeting time').action,
    );
    expect(fieldIn(form, 'time').help).toContain('Europe/London');
    await meet(company[who]);
    expect((await stored()).meetingAt).toEqual(new Date('2026-12-03T14:30:00Z'));
  });

  it('O7 is meant in the zone of whoever sets it, and shown in that of whoever reads it', async () => {
    const reviewee = { ...company.reviewee, timeZone: 'Asia/Singapore' };
    await meet(reviewee, '6 pm');
    expect((await stored()).meetingAt).toEqual(new Date('2026-12-03T10:00:00Z'));
    expect(JSON.stringify(await openAs(reviewee))).toContain('Thu 3 Dec, 18:00 GMT+8');
    expect(JSON.stringify(await openAs(company.reviewer))).toContain('Thu 3 Dec, 10:00 GMT');
    expect(JSON.stringify(await redrawn(core, reviewee, oneToOne._id))).toContain('18:00 GMT+8');
    const form = await act(core, company.reviewer, { type: 'open-meeting-form', ...id() });
    expect(fieldIn(form, 'time').input).toMatchObject({ value: '10:00' });
    expect(fieldIn(form, 'day').input).toMatchObject({ value: '2026-12-03' });
  });

  it.each([
    [{}, ['day', 'time']],
    [{ day: '2026-12-03', time: 'noonish' }, ['time']],
    [{ day: '2026-02-30', time: '10:00' }, ['day']],
    [{ day: '2026-12-02', time: '09:59' }, ['time']],
  ])('O7 %j comes back with what is wrong beside its field', async (values, wrong) => {
    const reply = await act(core, company.reviewer, { type: 'set-meeting', ...id() }, values);
    expect(reply.kind).toBe('errors');
    const errors = ['day', 'time'].filter((field) => fieldIn(reply, field).error !== undefined);
    expect(errors).toEqual(wrong);
    expect((await stored()).meetingAt).toBeUndefined();
  });

  it.each(['hr', 'colleague'] as const)('O7 is not for %s to set', async (who) => {
    for (const type of ['open-meeting-form', 'set-meeting', 'remove-meeting'] as const) {
      const values = { day: '2026-12-03', time: '14:30' };
      await expect(act(core, company[who], { type, ...id() }, values)).rejects.toMatchObject({
        code: who === 'hr' ? 'not-allowed' : 'not-found',
      });
    }
    expect((await stored()).meetingAt).toBeUndefined();
  });

  it('O7 is neither offered nor taken once it is finalised', async () => {
    await act(core, company.hr, { type: 'finalise', ...id() });
    expect(buttonsIn(await openAs(company.reviewer)).map(({ label }) => label)).not.toContain(
      'Set meeting time',
    );
    await expect(meet(company.reviewer)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('the agenda before a meeting', () => {
  it('O7 goes to both an hour before, once, with what is still to be talked about', async () => {
    await act(core, company.reviewee, { type: 'add-agenda-point', ...id() }, { text: 'marker-point' });
    await meet(company.reviewer);
    expect(await sendAt('2026-12-03T13:29:59Z')).toBe(0);
    expect(await sendAt('2026-12-03T13:30:00Z')).toBe(1);
    expect(await sendAt('2026-12-03T13:31:00Z')).toBe(0);
    expect(await toldOf('agenda')).toEqual(idsOf(company.reviewee, company.reviewer));
    const card = await noticeTo(core, company.reviewer, 'agenda');
    expect(card?.summary).toBe('You meet Mei Tan Thu 3 Dec, 14:30 GMT: here is the agenda.');
    expect(JSON.stringify(card?.body)).toContain('marker-point');
    expect(JSON.stringify(card?.body.at(-1))).toContain('Open agenda');
  });

  it('O7 N7 is sent once by two copies of the sweep at once', async () => {
    await meet(company.reviewer);
    core.turnTo('2026-12-03T13:30:00Z');
    await Promise.all([sweeps['send-agendas'](core), sweeps['send-agendas'](core)]);
    expect(await messagesOf('agenda')).toHaveLength(2);
  });

  it('O7 comes as long before as the company says', async () => {
    await SettingsModel.updateOne({ _id: 'organisation' }, { agendaLeadMinutes: 24 * 60 }, { upsert: true });
    await meet(company.reviewer);
    expect(await sendAt('2026-12-02T14:29:00Z')).toBe(0);
    expect(await sendAt('2026-12-02T14:30:00Z')).toBe(1);
  });

  it('O7 comes in quiet hours and on a day off as well: who meets then wants it then', async () => {
    await meet(company.reviewer, '19:30', '2026-12-05');
    expect(await sendAt('2026-12-05T18:30:00Z')).toBe(1);
    expect(await toldOf('agenda')).toEqual(idsOf(company.reviewee, company.reviewer));
  });

  it('O7 comes as the meeting begins when the company wants it so', async () => {
    await SettingsModel.updateOne({ _id: 'organisation' }, { agendaLeadMinutes: 0 }, { upsert: true });
    await meet(company.reviewer);
    expect(await sendAt('2026-12-03T14:29:59Z')).toBe(0);
    expect(await sendAt('2026-12-03T14:30:25Z')).toBe(1);
  });

  it('O7 moves with the meeting, before and after it was sent', async () => {
    await meet(company.reviewer);
    await meet(company.reviewee, '16:00');
    expect(await sendAt('2026-12-03T13:30:00Z')).toBe(0);
    expect(await sendAt('2026-12-03T15:00:00Z')).toBe(1);
    await meet(company.reviewee, '09:00', '2026-12-04');
    expect(await noticeTo(core, company.reviewer, 'agenda')).toBeUndefined();
    expect(await sendAt('2026-12-04T08:00:00Z')).toBe(1);
    expect(await messagesOf('agenda')).toHaveLength(4);
    expect((await noticeTo(core, company.reviewer, 'agenda'))?.summary).toContain('Fri 4 Dec, 09:00');
  });

  it('O7 comes at once for a meeting sooner than that, and not at all after it', async () => {
    await meet(company.reviewer, '10:20', '2026-12-02');
    expect(await sendAt('2026-12-02T10:31:00Z')).toBe(0);
    await meet(company.reviewer, '10:40', '2026-12-02');
    expect(await sendAt('2026-12-02T10:32:00Z')).toBe(1);
  });

  it.each(['finalise', 'archive-one-to-one', 'remove-meeting'] as const)(
    'O7 is not sent after %s',
    async (type) => {
      await meet(company.reviewer);
      await act(core, type === 'remove-meeting' ? company.reviewee : company.hr, { type, ...id() });
      expect(await sendAt('2026-12-03T13:30:00Z')).toBe(0);
      expect(await messagesOf('agenda')).toEqual([]);
    },
  );

  it('O7 P5 goes to the stand-in of an absent reviewer as well', async () => {
    const standIn = await addPerson('Stefan Stand-In');
    const absence = { from: isoDate('2026-12-03'), until: isoDate('2026-12-03'), standInId: standIn._id };
    await PersonModel.updateOne({ _id: company.reviewer._id }, { $set: { absences: [absence] } });
    await meet(company.reviewee);
    await sendAt('2026-12-03T13:30:00Z');
    expect(await toldOf('agenda')).toEqual(idsOf(company.reviewee, company.reviewer, standIn));
  });

  it('O7 is what a turned clock goes to next', async () => {
    await meet(company.reviewer);
    await MessageModel.deleteMany();
    await OneToOneModel.updateMany({}, { $unset: { remindAt: true } });
    expect(await nextEventAt()).toEqual(new Date('2026-12-03T13:30:00Z'));
    await sendAt('2026-12-03T13:30:00Z');
    await MessageModel.deleteMany();
    const next = await nextEventAt();
    expect(next && next > new Date('2026-12-04T00:00:00Z')).toBe(true);
  });
});
