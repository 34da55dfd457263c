import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply, Request } from '../../src/core/chat/reply.ts';
import type { Card } from '../../src/core/chat/view.ts';
import { AppError } from '../../src/core/errors.ts';
import { deliverOutbox } from '../../src/core/notices/deliver-outbox.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import { passingRefusals } from '../../src/playground/teams/refusals.ts';
import { eventually } from '../support/eventually.ts';
import { addPerson } from '../support/small-company.ts';
import { makeTestCore } from '../support/test-core.ts';
import { clearDatabase, useTestDatabase } from '../support/test-database.ts';
import { nodesOf, wordsOf } from './card-words.ts';
import { answersForm, lastOf, mei, noteCard, type OpenTandem, openTandem } from './open-tandem.ts';

useTestDatabase();

const typed = 'agenda @Tomasz what nobody else reads';
const added: Reply = { kind: 'notice', text: 'Added to your agenda.' };

let open: OpenTandem;
let copies: OpenTandem[];
let reply: (request: Request) => Reply | Promise<Reply>;

beforeEach(async () => {
  await clearDatabase();
  await addPerson('Mei Tan');
  await addPerson('Tomasz Wojcik');
  reply = ({ action }) => (action.type === 'open-home' ? { kind: 'show', view: noteCard } : added);
  open = await openTandem({ reply: (request) => reply(request), standIn: { answerWithinMs: 15_000 } });
  copies = [];
  // From here on Tandem knows her.
  await asMei().say('home');
});
afterEach(async () => {
  for (const copy of [...copies, open]) await copy.close();
});

const asMei = () => open.teams.asUser(mei);
const fromBot = () =>
  asMei()
    .see()
    .messages.filter(({ from }) => from.isBot)
    .slice(1);
const isWriting = ({ method }: { method: string }) => method === 'POST' || method === 'PUT';
const deliver = () => deliverOutbox(open.core, { messengers: [open.tandem.messenger] });
/** How often the core was asked since Tandem knows her. */
const asked = () => open.asked.slice(1);

/** After the first of these Tandem tries again for as long as a person waits, after the others it gives up at once. */
const unlike = [
  'a failed precondition',
  'too many requests, for a second',
  'too many requests, for a minute',
] as const;

describe.each(unlike)('an answer that Teams refuses with %s', (name) => {
  const refusal = passingRefusals[name];

  it('is said later, once and without content, where something was done', async () => {
    const stop = open.teams.refusals.refuse(refusal, isWriting);
    await asMei().say(typed);
    stop();
    await deliver();
    await deliver();
    expect(fromBot()).toHaveLength(1);
    expect(nodesOf(fromBot(), 'Action.Execute')).toMatchObject([
      { data: { tandem: '{"type":"open-home"}' } },
    ]);
    expect(JSON.stringify(fromBot())).not.toMatch(/nobody else reads|Added/);
    expect(JSON.stringify(await MessageModel.find().lean())).not.toMatch(/nobody else reads|Added|Tomasz/);
  });

  it('is given to a repeat, and then the outbox has nothing left to say', async () => {
    const stop = open.teams.refusals.refuse(refusal, isWriting);
    await asMei().say(typed);
    stop();
    await open.teams.redeliver();
    expect(fromBot().map(({ text }) => text)).toEqual(['Added to your agenda.']);
    await deliver();
    expect(fromBot()).toHaveLength(1);
    const [first, second] = asked();
    expect(asked()).toHaveLength(2);
    expect(second?.key).toBe(first?.key);
    await open.teams.redeliver();
    expect(asked()).toHaveLength(2);
  });

  it('is not sent later where it was only a page, and is given to a repeat', async () => {
    const stop = open.teams.refusals.refuse(refusal, isWriting);
    await asMei().say('home');
    stop();
    await deliver();
    expect(fromBot()).toEqual([]);
    await open.teams.redeliver();
    expect(wordsOf(fromBot().map(({ cards }) => cards))).toBe('A cardRead me');
  });

  it('is not sent later where nothing was done, and is given to a repeat', async () => {
    reply = () => {
      throw new AppError('not-allowed', 'Only the reviewer can do that.');
    };
    const stop = open.teams.refusals.refuse(refusal, isWriting);
    await asMei().say(typed);
    stop();
    await deliver();
    expect(fromBot()).toEqual([]);
    await open.teams.redeliver();
    expect(fromBot().map(({ text }) => text)).toEqual(['Only the reviewer can do that.']);
  });
});

const shortRefusals = Object.entries(passingRefusals).filter(
  ([, refusal]) => !('retryAfterSeconds' in refusal),
);

it.each(shortRefusals)(
  'an answer that Teams refuses for a moment goes out at once: %s',
  async (_, refusal) => {
    open.teams.refusals.failNext(refusal, { when: isWriting });
    await asMei().say(typed);
    expect(fromBot().map(({ text }) => text)).toEqual(['Added to your agenda.']);
    await open.teams.redeliver();
    expect(fromBot()).toHaveLength(1);
  },
);

it('an answer that Teams never takes is given up in time, and said later', async () => {
  const stop = open.teams.slowness.slow({}, isWriting);
  await asMei().say(typed);
  stop();
  await deliver();
  expect(nodesOf(fromBot(), 'Action.Execute')).toMatchObject([{ data: { tandem: '{"type":"open-home"}' } }]);
});

it('what the outbox has said is not answered once more', async () => {
  const stop = open.teams.refusals.refuse({ status: 503, code: 'ServiceUnavailable' }, isWriting);
  await asMei().say(typed);
  stop();
  await deliver();
  await open.teams.redeliver();
  expect(fromBot()).toHaveLength(1);
  expect(asked()).toHaveLength(1);
});

it('what was typed and is asked for in a form was not done yet', async () => {
  reply = () => ({ kind: 'show', view: answersForm() });
  const stop = open.teams.refusals.refuse({ status: 503, code: 'ServiceUnavailable' }, isWriting);
  await asMei().say(typed);
  stop();
  await deliver();
  expect(fromBot()).toEqual([]);
});

describe('a button of a client that only submits', () => {
  const press = async (data: object) => {
    const replyToId = asMei().see().messages.at(-1)?.id;
    const [delivery] = open.teams.log.deliveries;
    const { text: _, ...activity } = delivery?.activity ?? {};
    return open.teams.redeliver({ ...activity, id: 'pressed', replyToId, value: data });
  };

  it('whose answer is lost leads later to the 1-to-1 in which something was done', async () => {
    const stop = open.teams.refusals.refuse(
      { status: 429, code: 'Throttled', retryAfterSeconds: 60 },
      isWriting,
    );
    await press({ tandem: '{"type":"release-history","oneToOneId":"gone:0:mei","toId":"x"}' });
    stop();
    await deliver();
    // That 1-to-1 is not hers to open, so she is led to her hub.
    expect(nodesOf(fromBot(), 'Action.Execute')).toMatchObject([
      { data: { tandem: '{"type":"open-home"}' } },
    ]);
  });

  it('is answered with a message of its own when the one it stood in is gone', async () => {
    reply = () => ({ kind: 'show', view: { ...noteCard, title: 'Help' } });
    const gone = { status: 404, code: 'ActivityNotFoundInConversation' };
    open.teams.refusals.failNext(gone, { when: ({ method }) => method === 'PUT' });
    await press({ tandem: '{"type":"open-help"}' });
    expect(wordsOf(fromBot().map(({ cards }) => cards))).toBe('HelpRead me');
  });
});

/** A reply that is given when the test says so, and how many wait for one at a time. */
function held(answer: Reply) {
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const seen = { now: 0, most: 0 };
  reply = async () => {
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    await released;
    seen.now -= 1;
    return answer;
  };
  return { letGo: () => letGo(), seen };
}

/** Another copy of the app, over the same database, and what it answers when it is delivered something. */
async function anotherCopy(core = open.core) {
  const copy = await openTandem({ reply: (request) => reply(request), core });
  copies.push(copy);
  return (activity: object | undefined) =>
    fetch(`${copy.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
}

/** Delivers the first activity with another text, without waiting for its answer. */
function sayWithoutWaiting(text: string): { activity: object; answered: Promise<unknown> } {
  const [delivery] = open.teams.log.deliveries;
  const activity = { ...delivery?.activity, id: 'said', text };
  return { activity, answered: open.teams.redeliver(activity) };
}

describe.each(['the same copy', 'another copy'])(
  'a repeat that arrives at %s while it is worked on',
  (where) => {
    const repeatAt = async (activity: object) =>
      where === 'the same copy' ? open.teams.redeliver({ ...activity }) : (await anotherCopy())(activity);

    it('waits for that, and is not answered a second time', async () => {
      const { letGo } = held(added);
      const { activity, answered } = sayWithoutWaiting(typed);
      await eventually(() => asked().length === 1);
      const repeated = repeatAt(activity);
      letGo();
      await Promise.all([answered, repeated]);
      expect(fromBot().map(({ text }) => text)).toEqual(['Added to your agenda.']);
      expect([...asked(), ...copies.flatMap((copy) => copy.asked)]).toHaveLength(1);
    });

    it('is told that it is being worked on when that takes long', async () => {
      const { letGo } = held(added);
      const { activity, answered } = sayWithoutWaiting(typed);
      await eventually(() => asked().length === 1);
      await repeatAt(activity);
      expect(fromBot().map(({ text }) => text)).toEqual([expect.stringMatching(/^Still working on it/)]);
      letGo();
      await answered;
      expect(lastOf(asMei().see()).text).toBe('Added to your agenda.');
      expect([...asked(), ...copies.flatMap((copy) => copy.asked)]).toHaveLength(1);
    });
  },
);

it('what a copy that was killed had begun is answered to a repeat', async () => {
  const { letGo } = held(added);
  const { activity, answered } = sayWithoutWaiting(typed);
  await eventually(() => asked().length === 1);
  // The first copy never comes to an end of it.
  reply = () => added;
  const later = makeTestCore('2026-12-02T12:01:00Z');
  await (await anotherCopy(later))(activity);
  expect(fromBot().map(({ text }) => text)).toEqual(['Added to your agenda.']);
  letGo();
  await answered;
});

describe('a press in a dialog', () => {
  async function openAnswers() {
    reply = ({ action }) =>
      action.type === 'open-answers'
        ? { kind: 'show', view: answersForm() }
        : { kind: 'show', view: noteCard };
    const { id } = lastOf(await asMei().say('home'));
    await asMei().press({ activityId: id, action: 'Answer' });
  }

  it('that arrives three times at once is worked on one after the other, and every time answered', async () => {
    await openAnswers();
    const { letGo, seen } = held({ kind: 'show', view: { ...noteCard, title: 'Shared' } });
    open.teams.redeliveries.repeatNext(3);
    const pressed = asMei().pressInDialog({ action: 'Share', inputs: { moved: 'much' } });
    await eventually(() => seen.now > 0);
    letGo();
    expect((await pressed).dialog?.title).toBe('Shared');
    expect(seen.most).toBe(1);
    expect(open.teams.log.deliveries.slice(-3).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(open.asked.slice(-3).map(({ key }) => key)).size).toBe(1);
  });

  it('that takes too long is answered in time with what was typed kept, and what it did is said later', async () => {
    await openAnswers();
    const { letGo } = held({ kind: 'close' });
    const { dialog } = await asMei().pressInDialog({ action: 'Share', inputs: { moved: 'My long answer' } });
    expect(wordsOf(dialog?.card)).toMatch(/^Still working on it/);
    expect(nodesOf(dialog?.card, 'Action.Submit')).toMatchObject([
      { title: 'Look again', data: { 'tandem:about': { held: { moved: 'My long answer' } } } },
    ]);
    letGo();
    await eventually(async () => (await MessageModel.countDocuments()) > 0);
    await deliver();
    await deliver();
    const late = fromBot().slice(1);
    expect(nodesOf(late, 'Action.Execute').length + nodesOf(late, 'Action.Submit').length).toBe(1);
    expect(JSON.stringify(await MessageModel.find().lean())).not.toContain('long answer');
  });

  it('that takes too long and only shows something is not said later', async () => {
    await openAnswers();
    const { letGo } = held({ kind: 'show', view: noteCard });
    const { id } = lastOf(asMei().see());
    const { dialog } = await asMei().press({ activityId: id, action: 'Answer' });
    expect(wordsOf(dialog?.card)).toMatch(/^Still working on it/);
    letGo();
    await open.tandem.stop();
    expect(await MessageModel.countDocuments()).toBe(0);
  });
});

describe('what cannot be drawn', () => {
  const broken = { ...noteCard, body: [{ kind: 'text', text: 7 }] } as unknown as Card;

  it('is said to be done where it was', async () => {
    reply = () => ({ kind: 'show', view: broken });
    await asMei().say(typed);
    expect(fromBot().map(({ text }) => text)).toEqual([expect.stringMatching(/^Done/)]);
    expect(open.logged()).toContain('something unforeseen in Teams');
  });

  it('is said to have gone wrong where nothing was done', async () => {
    reply = () => ({ kind: 'show', view: broken });
    await asMei().say('home');
    expect(fromBot().map(({ text }) => text)).toEqual([expect.stringContaining('this number')]);
  });
});
