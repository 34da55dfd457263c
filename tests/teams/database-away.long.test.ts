import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PersonModel } from '../../src/core/people/person.ts';
import { useDatabaseThatGoesAway } from '../support/cut-database.ts';
import { eventually } from '../support/eventually.ts';
import { addPerson } from '../support/small-company.ts';
import { nodesOf, wordsOf } from './card-words.ts';
import { lastOf, mei, type OpenTandem, openTandem } from './open-tandem.ts';

const database = useDatabaseThatGoesAway();
const sentence = 'Tandem cannot reach its database right now.';

let open: OpenTandem;

beforeEach(async () => {
  await PersonModel.deleteMany({});
  open = await openTandem({ standIn: { answerWithinMs: 3000 } });
  await addPerson('Mei Tan');
});
afterEach(() => open.close());

const asMei = () => open.teams.asUser(mei);
const inTime = <T>(deed: Promise<T>) =>
  Promise.race([deed, pause(3000, undefined, { ref: false })]).then((seen) => {
    if (seen === undefined) throw new Error('It took longer than three seconds.');
    return seen;
  });

describe.each([
  ['is gone', database.cut],
  ['says nothing any more', database.stall],
] as const)('while the database %s, Teams shows', (_, goAway) => {
  it('a sentence for what is written', async () => {
    await goAway();
    const sight = await inTime(asMei().say('home'));
    expect(lastOf(sight).text).toContain(sentence);
  });

  it('a sentence for what is written in a channel', async () => {
    const channel = asMei()
      .conversations()
      .find(({ name }) => name === 'Engineering / General');
    await goAway();
    const written = { conversationId: channel?.id, text: '@Tandem home' };
    expect(lastOf(await inTime(asMei().write(written))).text).toContain(sentence);
  });

  it('a sentence for what is pressed, with a way back', async () => {
    await asMei().say('settings');
    const opener = lastOf(asMei().see());
    const [button] = nodesOf(opener.cards, 'Action.Submit');
    await asMei().press({ activityId: opener.id, action: String(button?.title) });
    await goAway();
    const sight = await inTime(asMei().pressInDialog({ action: 'My preferences' }));
    expect(wordsOf(sight.dialog?.card)).toContain(sentence);
    await database.mend();
    const back = await asMei().pressInDialog({ action: 'Back' });
    expect(JSON.stringify(back.dialog)).toContain('My preferences');
  });
});

it('whoever has their answer hears nothing of what cannot be noted afterwards', async () => {
  await asMei().say('help');
  const before = asMei().see().messages.length;
  const stop = open.teams.slowness.slow({ ms: 50, isDone: true }, ({ method }) => method === 'POST');
  const answered = asMei().say('agenda a thing to talk about');
  await eventually(() => asMei().see().messages.length > before + 1);
  await database.cut();
  await answered;
  stop();
  expect(asMei().see().messages).toHaveLength(before + 2);
});
