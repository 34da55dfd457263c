import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { UserAction } from '../../src/core/chat/user-action.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { type OneToOne, OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../src/core/people/person.ts';
import { beginWithOpen } from '../support/begin-with.ts';
import { act, type Company, fieldOf } from '../support/small-company.ts';
import { makeTestCore, type TestCore } from '../support/test-core.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { mei, type OpenTandem, openTandem, tomasz } from './open-tandem.ts';

useTestDatabase();

let core: TestCore;
let open: OpenTandem;
let company: Company;
let oneToOne: OneToOne;

beforeEach(async () => {
  core = makeTestCore('2026-12-02T10:00:00Z');
  ({ company, oneToOne } = await beginWithOpen(core));
  open = await openTandem();
  for (const who of [mei, tomasz]) await open.teams.asUser(who).say('help');
  await deliver();
});
afterEach(async () => {
  expect(open.teams.log.problems).toEqual([]);
  await open.close();
});

const deliver = () => deliverOutbox(core, { messengers: [open.tandem.messenger] });
const id = () => ({ oneToOneId: oneToOne._id });

async function doAs(actor: Person, type: UserAction['type'], values = {}): Promise<void> {
  core.turnTo(new Date(core.clock.now().getTime() + 60_000).toISOString());
  await act(core, actor, { type, ...id() } as UserAction, values);
  await deliver();
}

const share = () =>
  doAs(company.reviewee, 'share-answers', {
    [fieldOf(oneToOne, 'mood')]: '4',
    [fieldOf(oneToOne, 'plate')]: '2',
  });

/** The messages about the 1-to-1 in somebody's chat with the app, and what their buttons do. */
function chatOf(who: string) {
  const { conversation, messages } = open.teams.asUser(who).see();
  return messages
    .filter(({ from, cards }) => from.isBot && !JSON.stringify(cards).includes('open-help'))
    .map(({ id: activityId, cards }) => {
      const types = [...JSON.stringify(cards).matchAll(/\\"type\\":\\"([a-z-]+)\\"/g)];
      return {
        conversationId: conversation.id,
        activityId,
        does: [...new Set(types.map(([, type]) => type))],
      };
    })
    .slice(1);
}

const newestOf = (who: string) => chatOf(who).at(-1)?.does;
const callsOf = (method: string) =>
  open.teams.log.requests.filter((call) => call.method === method && call.path.includes('/activities'))
    .length;

async function deleteFrom(who: string, index: number): Promise<void> {
  const { conversationId, activityId } = chatOf(who).at(index) ?? {};
  const at = `${open.url}/connector/v3/conversations/${conversationId}/activities/${activityId}`;
  await fetch(at, { method: 'DELETE' });
}

describe('messages in Teams about a 1-to-1', () => {
  it('O8 N9 say that it is archived and, once it is restored from one of them, how it is', async () => {
    await doAs(company.hr, 'archive-one-to-one');
    expect(newestOf(mei)).toEqual([]);
    expect(newestOf(tomasz)).toEqual(['restore-one-to-one']);
    const activityId = chatOf(tomasz).at(-1)?.activityId ?? '';
    await open.teams.asUser(tomasz).press({ activityId, action: 'Restore' });
    expect((await OneToOneModel.findById(oneToOne._id).lean())?.status).toBe('open');
    // By the clock of the app that was pressed in it is noon.
    core.turnTo('2026-12-02T12:01:00Z');
    await deliver();
    expect(newestOf(mei)).toContain('open-answers');
    expect(newestOf(tomasz)).toContain('open-finalise');
    expect(callsOf('PUT')).toBe(4);
    await deliver();
    expect(callsOf('PUT')).toBe(4);
  });

  it('O6 N9 say that it is finalised until it is reopened, and again after that', async () => {
    await doAs(company.hr, 'finalise');
    expect(newestOf(mei)).toContain('rate-usefulness');
    await doAs(company.hr, 'reopen', { reason: 'More to say' });
    expect(newestOf(mei)).toContain('open-answers');
    expect(chatOf(mei).flatMap(({ does }) => does)).not.toContain('rate-usefulness');
    await doAs(company.hr, 'finalise');
    expect(newestOf(mei)).toContain('rate-usefulness');
    expect(chatOf(mei).flatMap(({ does }) => does)).not.toContain('open-answers');
  });

  it('N9 are posted anew when the newest was deleted and its reader has to act', async () => {
    const posts = callsOf('POST');
    await deleteFrom(tomasz, -1);
    await doAs(company.reviewee, 'set-meeting', { day: '2026-12-04', time: '14:30' });
    expect(chatOf(tomasz).map(({ does }) => does.includes('open-finalise'))).toEqual([true]);
    expect(callsOf('POST')).toBe(posts + 1);
  });

  it('N9 are not when an older one was deleted, or there is nothing left to do', async () => {
    await share();
    const posts = callsOf('POST');
    await deleteFrom(tomasz, 0);
    await deleteFrom(mei, 0);
    for (const time of ['14:30', '15:30'])
      await doAs(company.reviewee, 'set-meeting', { day: '2026-12-04', time });
    expect(chatOf(tomasz)).toHaveLength(1);
    expect(chatOf(mei)).toEqual([]);
    expect(callsOf('POST')).toBe(posts);
  });
});
