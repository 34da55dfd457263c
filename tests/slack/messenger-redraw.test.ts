import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { UserAction } from '../../src/core/chat/user-action.ts';
import { handle } from '../../src/core/handle.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { type OneToOne, OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { removeMessage } from '../../src/playground/slack/messages.ts';
import { eventually } from '../support/eventually.ts';
import { act, type Company, fieldOf, issueOpen, makeCompany } from '../support/small-company.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { meiId, type SlackWorld, startSlackWorld, tomaszId } from './slack-world.ts';

useTestDatabase();

let world: SlackWorld;
let company: Company;
let oneToOne: OneToOne;

beforeEach(async () => {
  await clearDatabase();
  world = await startSlackWorld({ handle });
  world.core.turnTo('2026-12-02T10:00:00Z');
  company = await makeCompany(world.core);
  await PersonModel.updateOne({ _id: company.reviewee._id }, { slack: { userId: meiId } });
  await PersonModel.updateOne({ _id: company.reviewer._id }, { slack: { userId: tomaszId } });
  oneToOne = await issueOpen(world.core);
  await deliver();
});
afterEach(() => world.stop());

const deliver = () => deliverOutbox(world.core, { messengers: [world.slack.messenger] });
const id = () => ({ oneToOneId: oneToOne._id });

async function doAs(actor: Person, type: UserAction['type'], values = {}): Promise<void> {
  world.core.turnTo(new Date(world.core.clock.now().getTime() + 60_000).toISOString());
  await act(world.core, actor, { type, ...id() } as UserAction, values);
  await deliver();
}

const share = () =>
  doAs(company.reviewee, 'share-answers', {
    [fieldOf(oneToOne, 'mood')]: '4',
    [fieldOf(oneToOne, 'plate')]: '2',
  });

/** The messages in somebody's chat with the app, and what their buttons do. */
function chatOf(userId: string) {
  const chat = world.workspace
    .asUser(userId)
    .see()
    .conversations.find(({ is_im }) => is_im);
  return (chat?.messages ?? []).map(({ ts, blocks }) => ({
    channel: chat?.id ?? '',
    ts,
    does: [...JSON.stringify(blocks).matchAll(/\\"type\\":\\"([a-z-]+)\\"/g)].map(([, type]) => type),
  }));
}

const newestOf = (userId: string) => chatOf(userId).at(-1)?.does;
const edits = () => world.workspace.log.find('chat.update').length;

function deleteFrom(userId: string, index: number): void {
  const message = chatOf(userId).at(index);
  removeMessage(world.workspace.workspace, message?.channel ?? '', message?.ts ?? '');
}

describe('messages in Slack about a 1-to-1', () => {
  it('O8 N9 say that it is archived and, once it is restored from one of them, how it is', async () => {
    await doAs(company.hr, 'archive-one-to-one');
    expect(newestOf(meiId)).toEqual([]);
    expect(newestOf(tomaszId)).toEqual(['restore-one-to-one']);
    const { channel = '', ts = '' } = chatOf(tomaszId).at(-1) ?? {};
    await world.workspace.asUser(tomaszId).press({ in: 'message', channel, ts }, { label: 'Restore' });
    await eventually(() => world.workspace.asUser(tomaszId).see().modal !== null);
    expect((await OneToOneModel.findById(oneToOne._id).lean())?.status).toBe('open');
    await deliver();
    expect(newestOf(meiId)).toContain('open-answers');
    expect(newestOf(tomaszId)).toContain('open-finalise');
    expect(edits()).toBe(4);
    await deliver();
    expect(edits()).toBe(4);
  });

  it('O6 N9 say that it is finalised until it is reopened, and again after that', async () => {
    await doAs(company.hr, 'finalise');
    expect(newestOf(meiId)).toContain('rate-usefulness');
    await doAs(company.hr, 'reopen', { reason: 'More to say' });
    expect(newestOf(meiId)).toContain('open-answers');
    expect(chatOf(meiId).flatMap(({ does }) => does)).not.toContain('rate-usefulness');
    await doAs(company.hr, 'finalise');
    expect(newestOf(meiId)).toContain('rate-usefulness');
    expect(chatOf(meiId).flatMap(({ does }) => does)).not.toContain('open-answers');
  });

  it('N9 are posted anew when the newest was deleted and its reader has to act', async () => {
    deleteFrom(tomaszId, -1);
    await doAs(company.reviewee, 'set-meeting', { day: '2026-12-04', time: '14:30' });
    expect(chatOf(tomaszId).map(({ does }) => does.includes('open-finalise'))).toEqual([true]);
    expect(world.workspace.log.find('chat.postMessage')).toHaveLength(3);
  });

  it('N9 are not when an older one was deleted, or there is nothing left to do', async () => {
    await share();
    deleteFrom(tomaszId, 0);
    deleteFrom(meiId, 0);
    for (const time of ['14:30', '15:30'])
      await doAs(company.reviewee, 'set-meeting', { day: '2026-12-04', time });
    expect(chatOf(tomaszId)).toHaveLength(1);
    expect(chatOf(meiId)).toEqual([]);
    expect(world.workspace.log.find('chat.postMessage')).toHaveLength(3);
  });

  it('N9 are posted anew where the conversation they stood in is gone', async () => {
    world.workspace.failNext('chat.update', 'channel_not_found', 2);
    await doAs(company.reviewee, 'set-meeting', { day: '2026-12-04', time: '14:30' });
    expect(world.workspace.log.find('chat.postMessage')).toHaveLength(4);
    expect(newestOf(tomaszId)).toContain('open-finalise');
  });
});
