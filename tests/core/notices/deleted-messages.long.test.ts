import { beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryRefused } from '../../../src/core/chat/messenger.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { Message } from '../../../src/core/outbox/message.ts';
import type { NoticeKind } from '../../../src/core/outbox/notice.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { ActionPointModel } from '../../../src/core/points/action-point.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { sendReminders } from '../../../src/core/reminders/send-reminders.ts';
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
const doAs = async (actor: Person, type: UserAction['type'], values = {}) => {
  core.turnTo(new Date(core.clock.now().getTime() + 60_000).toISOString());
  await act(core, actor, { type, ...id() } as UserAction, values);
  await deliver();
};
/** A step of which nobody gets a new message. */
const meetAt = (time: string) => doAs(mei, 'set-meeting', { day: '2026-12-04', time });
const share = (actor: Person) => {
  const answers = actor === mei ? { mood: '4', plate: '2' } : { plate: '3' };
  const typed = Object.entries(answers).map(([key, value]) => [fieldOf(oneToOne, key), value]);
  return doAs(actor, 'share-answers', Object.fromEntries(typed));
};

/** Deletes the message of that kind from somebody's chat. */
async function deleteFrom(person: Person, kind: NoticeKind): Promise<Message> {
  const record = await recordOf(kind, person);
  chats.delete(record.sent?.messageId ?? '');
  return record;
}

const sendsTo = (person: Person) => chats.sends.filter(({ account }) => account === person._id).length;

describe('a message that was deleted', () => {
  it('N9 is posted anew, as the same one, when it was the newest and its reader has to act', async () => {
    const before = await deleteFrom(tomasz, 'issued');
    await meetAt('14:30');
    expect(chats.of(tomasz)).toHaveLength(1);
    expect(doesIn(chats.of(tomasz)[0]?.card)).toContain('open-finalise');
    const after = await recordOf('issued', tomasz);
    expect(after).toMatchObject({ _id: before._id, state: 'sent', sentAt: core.clock.now() });
    expect(after.sent).not.toEqual(before.sent);
    expect(after).not.toHaveProperty('gone');
    await meetAt('15:30');
    expect(sendsTo(tomasz)).toBe(2);
    expect(JSON.stringify(chats.of(tomasz)[0]?.card)).toContain('15:30');
  });

  it('N9 is not when a newer one is about the same 1-to-1', async () => {
    await deleteFrom(tomasz, 'issued');
    await share(mei);
    await meetAt('14:30');
    expect(chats.of(tomasz).map(({ card }) => doesIn(card))).toEqual([['open-one-to-one']]);
    expect(sendsTo(tomasz)).toBe(2);
  });

  it('N9 is not when nothing is left for its reader to do, and then it is not tried again', async () => {
    await share(mei);
    await deleteFrom(mei, 'issued');
    await meetAt('14:30');
    expect(chats.of(mei)).toEqual([]);
    expect(chats.triedGone).toBe(1);
    for (const time of ['15:00', '15:30']) await meetAt(time);
    expect(chats.triedGone).toBe(1);
    expect(sendsTo(mei)).toBe(1);
  });

  it('N9 O8 is not while its 1-to-1 is archived, and is once that is restored', async () => {
    await deleteFrom(mei, 'issued');
    await doAs(tomasz, 'archive-one-to-one');
    expect(chats.of(mei)).toEqual([]);
    await doAs(tomasz, 'restore-one-to-one');
    expect(chats.of(mei).map(({ card }) => doesIn(card)[0])).toEqual(['open-answers']);
  });

  it('N9 is not when it says that the 1-to-1 is finalised', async () => {
    await doAs(company.hr, 'finalise');
    await deleteFrom(mei, 'finalised');
    await doAs(tomasz, 'archive-one-to-one');
    await doAs(tomasz, 'restore-one-to-one');
    expect(chats.of(mei)).toHaveLength(1);
    expect(sendsTo(mei)).toBe(2);
  });

  it('N7 N9 is posted anew once by two copies of the app', async () => {
    await deleteFrom(tomasz, 'issued');
    await act(core, mei, { type: 'set-meeting', ...id() }, { day: '2026-12-04', time: '14:30' });
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(sendsTo(tomasz)).toBe(2);
  });

  it('N7 N9 is not posted anew when, by the time that it could be, there is nothing left to do', async () => {
    await deleteFrom(tomasz, 'issued');
    const { send } = Chats.prototype;
    chats.send = () => Promise.reject(new Error('socket hang up'));
    await meetAt('14:30');
    expect(await recordOf('issued', tomasz)).toMatchObject({ state: 'pending' });
    chats.send = send;
    await doAs(tomasz, 'archive-one-to-one');
    core.turnTo('2026-12-02T12:00:00Z');
    await deliver();
    expect(sendsTo(tomasz)).toBe(1);
    expect(await recordOf('issued', tomasz)).not.toHaveProperty('nextTryAt');
  });

  it('N9 is not asked for again where it cannot be changed, and is left to its reader', async () => {
    const { update } = Chats.prototype;
    chats.update = () => Promise.reject(new DeliveryRefused('message-gone', { isLeftThere: true }));
    await meetAt('14:30');
    chats.update = update;
    expect(sendsTo(tomasz)).toBe(1);
    expect(await recordOf('issued', tomasz)).toMatchObject({ state: 'sent', sent: expect.anything() });
  });
});

describe('what a deleted message asked for besides the part of its reader', () => {
  const addPoint = () => doAs(mei, 'add-agenda-point', { text: 'Holidays' });
  /** Archiving and restoring finds out of each message whether it is gone. */
  const lookAtAll = async () => {
    await doAs(tomasz, 'archive-one-to-one');
    await doAs(tomasz, 'restore-one-to-one');
  };

  it('N9 an action point counts until it is done', async () => {
    await share(mei);
    const give = (text: string) => doAs(tomasz, 'add-action-point', { text, owner: mei._id });
    await give('Book it');
    const { notice } = await deleteFrom(mei, 'action-assigned');
    await lookAtAll();
    expect(sendsTo(mei)).toBe(3);
    await deleteFrom(mei, 'action-assigned');
    const actionPointId = 'actionPointId' in notice ? notice.actionPointId : '';
    await act(core, mei, { type: 'tick-action-point', ...id(), actionPointId });
    await lookAtAll();
    expect(sendsTo(mei)).toBe(3);
  });

  it('N9 a comment counts until it is answered', async () => {
    await share(mei);
    await addPoint();
    const pointId = String((await AgendaPointModel.findOne().orFail())._id);
    const comment = { type: 'add-comment', ...id(), point: 'agenda-point', pointId } as const;
    await act(core, tomasz, comment, { text: 'When?' });
    await deliver();
    await deleteFrom(mei, 'comment');
    await lookAtAll();
    expect(sendsTo(mei)).toBe(3);
    await deleteFrom(mei, 'comment');
    await act(core, mei, comment, { text: 'In May' });
    await lookAtAll();
    expect(sendsTo(mei)).toBe(3);
  });

  it('N9 an agenda counts until they meet', async () => {
    await share(mei);
    await meetAt('14:30');
    core.turnTo('2026-12-04T14:00:00Z');
    await sendAgendas(core);
    await deliver();
    await deleteFrom(mei, 'agenda');
    await lookAtAll();
    expect(sendsTo(mei)).toBe(3);
    core.turnTo('2026-12-04T16:00:00Z');
    await deleteFrom(mei, 'agenda');
    await lookAtAll();
    expect(sendsTo(mei)).toBe(3);
  });
});

describe('a reminder that was deleted', () => {
  const remindAt = async (moment: string) => {
    core.turnTo(moment);
    await sendReminders(core);
    await deliver();
  };
  const give = (text: string) =>
    act(core, mei, { type: 'add-action-point', ...id() }, { text, owner: tomasz._id, dueOn: '2026-12-03' });

  beforeEach(async () => {
    await give('First');
    await give('Second');
    await remindAt('2026-12-04T09:00:00Z');
    expect(doesIn(chats.of(tomasz).at(-1)?.card)).toContain('tick-action-point');
  });

  const tickOne = async () => {
    const point = await ActionPointModel.findOne({ doneAt: { $exists: false } }).orFail();
    await act(core, tomasz, { type: 'tick-action-point', ...id(), actionPointId: String(point._id) });
    await deliver();
  };

  it('N9 is posted anew while something in it waits, and not once nothing does', async () => {
    const before = sendsTo(tomasz);
    await deleteFrom(tomasz, 'reminder');
    core.turnTo('2026-12-04T15:00:00Z');
    await tickOne();
    expect(sendsTo(tomasz)).toBe(before + 1);
    expect(doesIn(chats.of(tomasz).at(-1)?.card)).toContain('tick-action-point');
    await tickOne();
    await deleteFrom(tomasz, 'reminder');
    await doAs(company.hr, 'finalise');
    const titles = chats.sends.filter(({ account }) => account === tomasz._id).map(({ card }) => card.title);
    expect(titles.filter((title) => title === 'Waiting for you')).toHaveLength(2);
  });

  it('N3 N9 is made up for on the next morning when it is quiet by then', async () => {
    const before = sendsTo(tomasz);
    await deleteFrom(tomasz, 'reminder');
    core.turnTo('2026-12-04T22:30:00Z');
    await tickOne();
    expect(sendsTo(tomasz)).toBe(before);
    await remindAt('2026-12-07T09:00:00Z');
    expect(sendsTo(tomasz)).toBe(before + 1);
  });

  it('N9 stands for the 1-to-1s in it: no older message about them is posted anew', async () => {
    const before = sendsTo(tomasz);
    await deleteFrom(tomasz, 'issued');
    await meetAt('18:30');
    expect(chats.triedGone).toBe(1);
    expect(sendsTo(tomasz)).toBe(before);
  });

  it('O8 says again what it said before its 1-to-1 was archived', async () => {
    for (let n = 0; n < 2; n += 1) await tickOne();
    expect(chats.of(tomasz).at(-1)?.card.title).toBe('Waiting for you');
    await doAs(tomasz, 'archive-one-to-one');
    expect(chats.of(tomasz).at(-1)?.card.title).toBe('All done');
    await doAs(tomasz, 'restore-one-to-one');
    expect(doesIn(chats.of(tomasz).at(-1)?.card)).toContain('open-answers');
    expect(await recordOf('reminder', tomasz)).toMatchObject({ isOver: false });
  });
});
