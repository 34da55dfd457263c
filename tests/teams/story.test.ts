import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type OneToOne, OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { AgendaPointModel } from '../../src/core/points/agenda-point.ts';
import { beginWithOpen } from '../support/begin-with.ts';
import { composeNotice } from '../support/notices.ts';
import { act, fieldOf } from '../support/small-company.ts';
import { makeTestCore } from '../support/test-core.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { nodesOf, wordsOf } from './card-words.ts';
import { lastOf, mei, type OpenTandem, openTandem, tomasz } from './open-tandem.ts';

useTestDatabase();

const core = makeTestCore('2026-12-02T12:00:00Z');
let open: OpenTandem;
let oneToOne: OneToOne;

beforeEach(async () => {
  ({ oneToOne } = await beginWithOpen(core));
  open = await openTandem();
});
afterEach(async () => {
  expect(open.teams.log.problems).toEqual([]);
  expect(open.teams.log.requests.filter(({ status }) => status >= 400)).toEqual([]);
  await open.close();
});

describe('a 1-to-1 in Teams', () => {
  it('arrives as a card, is answered page by page and shared, and the words are read as they were typed', async () => {
    const asMei = open.teams.asUser(mei);
    await asMei.say('help');
    const reader = (await PersonModel.findOne({ email: mei }).lean<Person>()) as Person;
    const card = await composeNotice(core, reader, { kind: 'issued', oneToOneId: oneToOne._id });
    if (card === undefined) throw new Error('there was nothing to say');
    await open.tandem.messenger.send(reader, card);

    const [answer] = nodesOf(lastOf(asMei.see()).cards, 'Action.Submit');
    let sight = await asMei.press({ activityId: lastOf(asMei.see()).id, action: String(answer?.title) });
    const typed: Record<string, string> = {
      mood: '4',
      plate: '3',
      moved: 'The *migration*\n{{DATE(2026-12-02T00:00:00Z)}} & <more>',
      days: 'Mon%2C early,Wed',
    };
    const filled = (sightNow: typeof sight) => {
      const ids = ['Input.Text', 'Input.ChoiceSet'].flatMap((type) =>
        nodesOf(sightNow.dialog?.card, type).map(({ id }) => String(id)),
      );
      return Object.fromEntries(
        Object.entries(typed)
          .map(([key, value]) => [fieldOf(oneToOne, key), value])
          .filter(([id]) => ids.includes(String(id))),
      );
    };
    const titles = (card: unknown) => nodesOf(card, 'Action.Submit').map(({ title }) => title);
    while (titles(sight.dialog?.card).includes('Next')) {
      sight = await asMei.pressInDialog({ action: 'Next', inputs: filled(sight) });
    }
    sight = await asMei.pressInDialog({ action: 'Share', inputs: filled(sight) });
    expect(wordsOf(sight.dialog?.card)).toContain('The *migration*\n{{DATE(2026-12-02T00:00:00Z)}} & <more>');

    const shared = (await OneToOneModel.findById(oneToOne._id).lean<OneToOne>())?.parts.reviewee.shared;
    expect(shared).toMatchObject({
      [fieldOf(oneToOne, 'mood')]: 4,
      [fieldOf(oneToOne, 'plate')]: 3,
      [fieldOf(oneToOne, 'moved')]: typed.moved,
      [fieldOf(oneToOne, 'days')]: ['Mon, early', 'Wed'],
    });
    expect(open.logged()).not.toContain('migration');
  });

  it('takes agenda points by command and from a message', async () => {
    const asTomasz = open.teams.asUser(tomasz);
    const said = await asTomasz.say('agenda @Mei Tan the conference');
    expect(lastOf(said).text).toContain('Added to the agenda');
    const chat = asTomasz.conversations().find(({ kind }) => kind === 'chat');
    const message = lastOf(await asTomasz.write({ conversationId: chat?.id, text: 'Budget <2027>?' }));
    const form = await asTomasz.runCommand({
      activityId: message.id,
      conversationId: chat?.id,
      commandId: 'addToAgenda',
    });
    const [add] = nodesOf(form.dialog?.card, 'Action.Submit');
    await asTomasz.pressInDialog({ action: String(add?.title) });
    const points = await AgendaPointModel.find()
      .sort({ addedAt: 1 })
      .lean<{ text: string; link?: string }[]>();
    expect(points.map(({ text }) => text)).toEqual(['the conference', 'Budget <2027>?']);
    expect(points[1]?.link).toContain(message.id);
  });

  it('V5 opens the form, filled in, where a name was typed in part, and the point goes where the form says', async () => {
    const asTomasz = open.teams.asUser(tomasz);
    const message = lastOf(await asTomasz.say('agenda @Mei Schmidt salary'));
    expect(await AgendaPointModel.countDocuments()).toBe(0);
    const form = await asTomasz.press({ activityId: message.id, action: 'Add agenda point' });
    const [text] = nodesOf(form.dialog?.card, 'Input.Text').filter(({ id }) => id === 'text');
    const [whom] = nodesOf(form.dialog?.card, 'Input.ChoiceSet').filter(({ id }) => id === 'with');
    expect([text?.value, whom?.value]).toEqual(['Schmidt salary', oneToOne._id]);
    expect(await AgendaPointModel.countDocuments()).toBe(0);
    await asTomasz.pressInDialog({ action: 'Add' });
    expect(await AgendaPointModel.find().lean()).toMatchObject([
      { text: 'Schmidt salary', threadId: oneToOne.threadId },
    ]);
  });

  it('V5 keeps all of what was addressed to nobody', async () => {
    const asTomasz = open.teams.asUser(tomasz);
    for (const typed of ['the conference', '@Anna Schmidt salary']) {
      const message = lastOf(await asTomasz.say(`agenda ${typed}`));
      const buttons = nodesOf(message.cards, 'Action.Submit').map(({ title }) => title);
      expect(buttons).toEqual(['Add agenda point']);
      const form = await asTomasz.press({ activityId: message.id, action: 'Add agenda point' });
      const [text] = nodesOf(form.dialog?.card, 'Input.Text').filter(({ id }) => id === 'text');
      expect(text?.value).toBe(typed);
    }
    expect(await AgendaPointModel.countDocuments()).toBe(0);
  });

  it('V6 shows somebody the private notes that they wrote before a hand-over', async () => {
    const asTomasz = open.teams.asUser(tomasz);
    await asTomasz.press({ activityId: lastOf(await asTomasz.say('note')).id, action: 'Add note' });
    await asTomasz.pressInDialog({ action: 'Add', inputs: { text: 'for me alone', visibility: 'private' } });
    const [hr, next] = await Promise.all(
      ['Hanna Berg', 'Kofi Mensah'].map((name) => PersonModel.findOne({ name }).orFail().lean<Person>()),
    );
    const toId = next?._id ?? '';
    await act(core, hr as Person, { type: 'reassign', oneToOneId: oneToOne._id, toId });
    const message = lastOf(await asTomasz.say('notes'));
    expect(nodesOf(message.cards, 'Action.Submit').map(({ title }) => title)).toEqual(['My notes']);
    expect(JSON.stringify(message)).not.toContain('for me alone');
    const page = await asTomasz.press({ activityId: message.id, action: 'My notes' });
    expect(wordsOf(page.dialog?.card)).toContain('for me alone');
    expect(open.logged()).not.toContain('for me alone');
  });

  it('is found on the hub', async () => {
    const asMei = open.teams.asUser(mei);
    const sight = await asMei.say('home');
    expect(wordsOf(lastOf(sight).cards)).toContain('Tomasz Wojcik');
  });
});
