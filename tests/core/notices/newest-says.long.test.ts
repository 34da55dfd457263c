import { beforeEach, describe, expect, it } from '@jest/globals';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { NoticeKind } from '../../../src/core/outbox/notice.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { sendAgendas } from '../../../src/core/steps/send-agendas.ts';
import { act, type Company, fieldOf } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { beginWithAccounts, Chats, deliverTo, doesIn, recordOf } from './chats.ts';

useTestDatabase();

let core: TestCore;
let company: Company;
let oneToOne: OneToOne;
let chats: Chats;
let mei: Person;
let tomasz: Person;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithAccounts(core));
  [mei, tomasz] = [company.reviewee, company.reviewer];
  chats = new Chats();
  await deliver();
});

const id = () => ({ oneToOneId: oneToOne._id });
const deliver = () => deliverTo(core, chats);
const doQuietly = (actor: Person, type: UserAction['type'], values = {}, more = {}) => {
  core.turnTo(new Date(core.clock.now().getTime() + 60_000).toISOString());
  return act(core, actor, { type, ...id(), ...more } as UserAction, values);
};
const doAs = async (actor: Person, type: UserAction['type'], values = {}, more = {}) => {
  await doQuietly(actor, type, values, more);
  await deliver();
};
const finalise = () => doAs(company.hr, 'finalise');
const reopen = () => doAs(company.hr, 'reopen', { reason: 'More to say' });
const archive = () => doAs(company.hr, 'archive-one-to-one');
const restore = () => doAs(company.hr, 'restore-one-to-one');
const handTo = (to: Person) => doAs(company.hr, 'reassign', {}, { toId: to._id });

const newestOf = (person: Person) => doesIn(chats.of(person).at(-1)?.card);
const allOf = (person: Person) => chats.of(person).map(({ card }) => doesIn(card));
const titlesOf = (person: Person) => chats.of(person).map(({ card }) => card.title);

describe('the newest message about a 1-to-1', () => {
  it('O8 says that it is archived, and how it is once it is restored', async () => {
    await archive();
    expect(newestOf(tomasz)).toEqual(['restore-one-to-one']);
    expect(newestOf(mei)).toEqual([]);
    await restore();
    expect(newestOf(mei)).toContain('open-answers');
    expect(newestOf(tomasz)).toContain('open-finalise');
  });

  it('O8 says that it is finalised after that was archived and restored', async () => {
    await finalise();
    const before = allOf(mei);
    await archive();
    await restore();
    expect(allOf(mei)).toEqual(before);
    expect(newestOf(mei)).toContain('rate-usefulness');
  });

  it('O6 O8 says so of one that was reopened and finalised again, and no older one says archived', async () => {
    await finalise();
    await reopen();
    await finalise();
    await archive();
    for (const does of allOf(tomasz)) expect(does).toEqual(['restore-one-to-one']);
    await restore();
    for (const does of allOf(tomasz)) expect(does).not.toContain('restore-one-to-one');
    for (const does of allOf(mei)) expect(does).not.toEqual([]);
    expect(newestOf(mei)).toContain('rate-usefulness');
  });

  it('O6 no older message says that it is finalised once it is open, or open once it is finalised', async () => {
    await finalise();
    await reopen();
    expect(allOf(mei).flat()).not.toContain('rate-usefulness');
    expect(newestOf(mei)).toContain('open-answers');
    await finalise();
    expect(allOf(mei).flat()).not.toContain('open-answers');
    expect(newestOf(mei)).toContain('rate-usefulness');
    await reopen();
    expect(allOf(mei).flat()).not.toContain('rate-usefulness');
    expect(newestOf(mei)).toContain('open-answers');
  });

  it('O7 O8 says how it is when it was about a meeting that has been moved', async () => {
    await doAs(mei, 'set-meeting', { day: '2026-12-03', time: '14:30' });
    core.turnTo('2026-12-03T14:00:00Z');
    await sendAgendas(core);
    await deliver();
    expect(titlesOf(mei).at(-1)).toContain('Agenda');
    await archive();
    await OneToOneModel.updateOne({ _id: oneToOne._id }, { $unset: { meetingAt: true } });
    await restore();
    expect(newestOf(mei)).toContain('open-answers');
    expect(newestOf(tomasz)).toContain('open-finalise');
  });

  it('O8 says how it is when what it was about was deleted', async () => {
    await doAs(mei, 'add-agenda-point', { text: 'Holidays' });
    const pointId = String((await AgendaPointModel.findOne().orFail())._id);
    await doAs(tomasz, 'add-comment', { text: 'When?' }, { point: 'agenda-point', pointId });
    expect(newestOf(mei)).toContain('open-comment-form');
    await archive();
    await restore();
    expect(newestOf(mei)).toContain('open-comment-form');
    await archive();
    await AgendaPointModel.deleteMany({});
    await restore();
    expect(newestOf(mei)).toContain('open-answers');
  });

  describe('once it was drawn as finalised for want of anything else to say', () => {
    const cardOf = async (kind: NoticeKind, person: Person) => {
      const { sent } = await recordOf(kind, person);
      return chats.of(person).find(({ messageId }) => messageId === sent?.messageId)?.card;
    };
    const updatesOf = async (kind: NoticeKind, person: Person) => {
      const { sent } = await recordOf(kind, person);
      return chats.updates.filter(({ messageId }) => messageId === sent?.messageId).length;
    };

    it('O6 O7 is the agenda again after reopening', async () => {
      await doAs(mei, 'set-meeting', { day: '2026-12-03', time: '14:30' });
      core.turnTo('2026-12-03T14:00:00Z');
      await sendAgendas(core);
      await deliver();
      const agendas = [await cardOf('agenda', mei), await cardOf('agenda', tomasz)];
      await finalise();
      for (const person of [mei, tomasz])
        expect(doesIn(await cardOf('agenda', person))).not.toContain('open-agenda-form');
      await reopen();
      expect([await cardOf('agenda', mei), await cardOf('agenda', tomasz)]).toEqual(agendas);
    });

    it('O6 N9 leaves that to newer ones after reopening, and is not edited again', async () => {
      await doAs(mei, 'add-agenda-point', { text: 'Holidays' });
      const pointId = String((await AgendaPointModel.findOne().orFail())._id);
      await doAs(tomasz, 'add-comment', { text: 'When?' }, { point: 'agenda-point', pointId });
      await AgendaPointModel.deleteMany({});
      await finalise();
      const asFinalised = await cardOf('comment', mei);
      await reopen();
      expect(await cardOf('comment', mei)).not.toEqual(asFinalised);
      expect((await recordOf('comment', mei)).showsState).toBe(false);
      const updates = await updatesOf('comment', mei);
      await finalise();
      await reopen();
      expect(await updatesOf('comment', mei)).toBe(updates);
    });

    it('O6 O8 is drawn again after it was deleted and posted anew as the newest', async () => {
      await doAs(mei, 'add-agenda-point', { text: 'Holidays' });
      const pointId = String((await AgendaPointModel.findOne().orFail())._id);
      await doAs(tomasz, 'add-comment', { text: 'When?' }, { point: 'agenda-point', pointId });
      await AgendaPointModel.deleteMany({});
      chats.delete((await recordOf('comment', mei)).sent?.messageId ?? '');
      await archive();
      await restore();
      expect(doesIn(await cardOf('comment', mei))).toContain('open-answers');
      await doAs(tomasz, 'add-action-point', { text: 'Call', owner: mei._id });
      await finalise();
      expect(doesIn(await cardOf('comment', mei))).not.toContain('open-answers');
    });
  });

  it('P6 says whose it is after it was handed over and back', async () => {
    await handTo(company.colleague);
    expect(newestOf(company.colleague)).toContain('open-finalise');
    expect(newestOf(tomasz)).toEqual(['open-home']);
    await handTo(tomasz);
    expect(newestOf(company.colleague)).toEqual(['open-home']);
    expect(newestOf(tomasz)).toContain('open-finalise');
    for (const does of allOf(tomasz)) expect(does).not.toEqual(['open-home']);
    const earlier = await recordOf('issued', mei);
    expect(earlier.state).toBe('sent');
    expect(titlesOf(mei).filter((title) => title.includes('now with Kofi'))).toEqual([]);
  });

  it('O8 is sent once it is restored, when it waited while the 1-to-1 was archived', async () => {
    await doQuietly(company.hr, 'finalise');
    await archive();
    expect(titlesOf(mei)).toHaveLength(1);
    await restore();
    expect(newestOf(mei)).toContain('rate-usefulness');
  });

  it('O8 says so of many that are archived and restored at once', async () => {
    const chosen = { 'chosen-x': [oneToOne._id] };
    const many = (doing: 'archive' | 'restore') =>
      act(core, company.hr, { type: 'archive-chosen', doing }, chosen).then(deliver);
    await many('archive');
    expect(newestOf(tomasz)).toEqual(['restore-one-to-one']);
    await many('restore');
    expect(newestOf(tomasz)).toContain('open-finalise');
  });
});

describe('what edits no message', () => {
  it('N9 a draft, a point, a comment and a tick', async () => {
    await doAs(mei, 'add-agenda-point', { text: 'Holidays' });
    const pointId = String((await AgendaPointModel.findOne().orFail())._id);
    await doAs(tomasz, 'add-comment', { text: 'When?' }, { point: 'agenda-point', pointId });
    await doAs(tomasz, 'tick-agenda-point', {}, { pointId });
    await doAs(mei, 'save-draft', { [fieldOf(oneToOne, 'moved')]: 'The launch' }, { page: 0 });
    expect(chats.updates).toEqual([]);
  });

  it('N9 archiving and restoring before anybody could be shown', async () => {
    await doQuietly(company.hr, 'archive-one-to-one');
    await doQuietly(company.hr, 'restore-one-to-one');
    await deliver();
    expect(chats.updates).toEqual([]);
  });
});
