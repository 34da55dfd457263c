import { beforeEach, describe, expect, it } from '@jest/globals';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Message, MessageModel } from '../../../src/core/outbox/message.ts';
import type { NoticeKind } from '../../../src/core/outbox/notice.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { CommentModel } from '../../../src/core/points/comment.ts';
import { sendAgendas } from '../../../src/core/steps/send-agendas.ts';
import { act, type Company, fieldOf } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { beginWithAccounts, Chats, deliverTo, recordOf } from './chats.ts';

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

const deliver = () => deliverTo(core, chats);
const doAs = (actor: Person, type: UserAction['type'], values = {}, more = {}) => {
  core.turnTo(new Date(core.clock.now().getTime() + 60_000).toISOString());
  return act(core, actor, { type, oneToOneId: oneToOne._id, ...more } as UserAction, values);
};
const archive = () => doAs(company.hr, 'archive-one-to-one').then(deliver);
const restore = () => doAs(company.hr, 'restore-one-to-one').then(deliver);

/** @returns its id */
async function comment(): Promise<string> {
  await doAs(mei, 'add-agenda-point', { text: 'Holidays' });
  const pointId = String((await AgendaPointModel.findOne().orFail())._id);
  await doAs(tomasz, 'add-comment', { text: 'When?' }, { point: 'agenda-point', pointId });
  return String((await CommentModel.findOne().sort({ _id: -1 }).orFail())._id);
}

async function comeToTheMeeting(): Promise<void> {
  await doAs(mei, 'set-meeting', { day: '2026-12-03', time: '14:30' });
  core.turnTo('2026-12-03T14:00:00Z');
  await sendAgendas(core);
}

const share = () =>
  doAs(mei, 'share-answers', { [fieldOf(oneToOne, 'mood')]: '4', [fieldOf(oneToOne, 'plate')]: '3' });

const waiting: { kind: NoticeKind; to: 'reviewee' | 'reviewer'; happen: () => Promise<unknown> }[] = [
  { kind: 'part-shared', to: 'reviewer', happen: share },
  { kind: 'comment', to: 'reviewee', happen: comment },
  {
    kind: 'action-assigned',
    to: 'reviewee',
    happen: () => doAs(tomasz, 'add-action-point', { text: 'Call', owner: mei._id }),
  },
  { kind: 'agenda', to: 'reviewer', happen: comeToTheMeeting },
];

describe('what waited when a 1-to-1 was archived by mistake', () => {
  it.each(waiting)('O8 N9 reaches its reader once it is restored: $kind', async ({ kind, to, happen }) => {
    await happen();
    const before = chats.sends.length;
    await archive();
    expect(chats.sends).toHaveLength(before);
    expect((await recordOf(kind, company[to])).state).toBe('dropped');
    await restore();
    const { state, sent } = await recordOf(kind, company[to]);
    expect(state).toBe('sent');
    expect(chats.of(company[to]).map(({ messageId }) => messageId)).toContain(sent?.messageId);
  });

  it('O8 N7 is said once, however often it is archived and restored', async () => {
    await share();
    for (let time = 0; time < 3; time += 1) {
      await archive();
      await restore();
    }
    expect(chats.of(tomasz)).toHaveLength(2);
  });

  it('O8 is not said when it was taken back in the meantime', async () => {
    const takenBack = await comment();
    const kept = await comment();
    await archive();
    await CommentModel.deleteOne({ _id: takenBack });
    await restore();
    const states = await MessageModel.find({ 'notice.kind': 'comment' }).lean<Message[]>();
    expect(Object.fromEntries(states.map(({ _id, state }) => [_id, state]))).toEqual({
      [`comment:${takenBack}:${mei._id}`]: 'dropped',
      [`comment:${kept}:${mei._id}`]: 'sent',
    });
  });

  it('O7 O8 is no agenda once the meeting is over', async () => {
    await comeToTheMeeting();
    core.turnTo('2026-12-03T16:00:00Z');
    await deliver();
    expect((await recordOf('agenda', mei)).state).toBe('dropped');
    await archive();
    await restore();
    expect((await recordOf('agenda', mei)).state).toBe('dropped');
  });
});
