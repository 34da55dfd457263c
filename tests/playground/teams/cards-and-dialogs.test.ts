import { afterEach, describe, expect, it } from '@jest/globals';
import { MessageFactory, type TaskModuleResponse, type TurnContext } from 'botbuilder';
import { SOMETHING_WENT_WRONG } from '../../../src/playground/teams/send-to-bot.ts';
import { cardAttachment, cardWith, MEI, type OpenTeams, openTeams, TOMASZ } from './open-teams.ts';
import type { BotScript } from './scripted-bot.ts';

let open: OpenTeams | undefined;
afterEach(() => open?.close());

const text = (words: string) => ({ type: 'TextBlock', text: words });
const openForm = {
  type: 'Action.Submit',
  title: 'Answer',
  data: { set: 7, msteams: { type: 'task/fetch' } },
};
const note = { type: 'Input.Text', id: 'note', label: 'Note' };

const dialog = (title: string, body: object[], actions: object[] = []): TaskModuleResponse => ({
  task: {
    type: 'continue',
    value: { title, height: 'medium', width: 'medium', card: cardAttachment(cardWith(body, actions)) },
  },
});
const done: TaskModuleResponse = { task: { type: 'message', value: 'Thank you' } };
const submit = (data: object = {}) => ({ type: 'Action.Submit', title: 'Share', data });

/** A bot that answers every text with this card. */
function botWithCard(card: object, script: BotScript = {}): BotScript {
  const message = async (context: TurnContext) => {
    if (context.activity.text === undefined) return;
    await context.sendActivity({ ...MessageFactory.attachment(cardAttachment(card)), summary: 'A card' });
  };
  return { message, ...script };
}

/** Opens Teams, has Mei ask for the card, and returns the message it stands in. */
async function openWithCard(card: object, script: BotScript = {}) {
  open = await openTeams(botWithCard(card, script), { answerWithinMs: 2000 });
  const mei = open.teams.asUser(MEI);
  const activityId = (await mei.say('card, please')).messages[1]?.id ?? '';
  return { open, mei, activityId };
}

const lastValue = ({ teams }: OpenTeams) => teams.log.deliveries.at(-1)?.activity.value;

describe('Action.Submit on a card in a message', () => {
  const form = cardWith(
    [
      { ...note, value: 'as before' },
      { type: 'Input.Text', id: 'empty', label: 'Nothing' },
      { type: 'Input.Number', id: 'hours', label: 'Hours' },
      { type: 'Input.Toggle', id: 'again', title: 'Again' },
      { type: 'Input.Date', id: 'day', label: 'Day', min: '2026-12-16' },
      {
        type: 'Input.ChoiceSet',
        id: 'picks',
        label: 'Picks',
        isMultiSelect: true,
        choices: [
          { title: 'Office', value: 'office' },
          { title: 'Home', value: 'home' },
        ],
      },
    ],
    [
      submit({ verb: 'save', note: 'from the data' }),
      { ...submit(), title: 'Skip', associatedInputs: 'none' },
    ],
  );

  it('sends a message without text whose value joins data and inputs as the client does', async () => {
    const { open, mei, activityId } = await openWithCard(form);
    const inputs = { hours: 3, day: '2026-12-18', picks: 'office,home' };
    const sight = await mei.press({ activityId, action: 'Share', inputs });
    expect(sight.error).toBeUndefined();
    const { activity } = open.teams.log.deliveries.at(-1) ?? {};
    expect(activity).toMatchObject({ type: 'message', replyToId: activityId });
    expect(activity).not.toHaveProperty('text');
    expect(activity?.value).toEqual({
      verb: 'save',
      note: 'as before',
      hours: '3',
      again: 'false',
      day: '2026-12-18',
      picks: 'office,home',
    });
  });

  it('sends no inputs when it asks for none, even if a field is wrong', async () => {
    const { open, mei, activityId } = await openWithCard(form);
    await mei.press({ activityId, action: { title: 'Skip' }, inputs: { hours: 'three' } });
    expect(lastValue(open)).toEqual({});
  });

  it('keeps wrong input to itself and says so beside the field', async () => {
    const { open, mei, activityId } = await openWithCard(form);
    const before = open.teams.log.deliveries.length;
    const inputs = { hours: 'three', day: '2026-12-01', picks: 'moon' };
    const sight = await mei.press({ activityId, action: 0, inputs });
    expect(Object.keys(sight.fieldErrors ?? {})).toEqual(['hours', 'day', 'picks']);
    expect(open.teams.log.deliveries).toHaveLength(before);
  });

  it.each([
    ['Input.Text', { isRequired: true }, ''],
    ['Input.Text', { maxLength: 3 }, 'four'],
    ['Input.Text', { regex: '^\\d+$' }, 'abc'],
    ['Input.Number', { min: 1 }, '0'],
    ['Input.Number', { max: 5 }, '6'],
    ['Input.Time', { max: '17:00' }, '17:30'],
    ['Input.Toggle', { title: 'I agree', isRequired: true }, 'false'],
  ])('shows the card author’s words when %s with %j gets %j', async (type, rules, value) => {
    const field = { type, id: 'field', label: 'Field', errorMessage: 'Please put this right', ...rules };
    const { mei, activityId } = await openWithCard(cardWith([field], [submit()]));
    const sight = await mei.press({ activityId, action: 0, inputs: { field: value } });
    expect(sight.fieldErrors).toEqual({ field: 'Please put this right' });
  });

  it('cannot be pressed when it is not there', async () => {
    const { mei, activityId } = await openWithCard(form);
    await expect(mei.press({ activityId, action: 'Burn' })).rejects.toThrow('no action "Burn"');
    await expect(mei.press({ activityId, action: 0, inputs: { nope: 'x' } })).rejects.toThrow(
      'no input "nope"',
    );
  });
});

describe('Action.Execute on a card in a message', () => {
  const card = cardWith(
    [text('open'), note],
    [{ type: 'Action.Execute', title: 'Tick', verb: 'tick', data: { point: 1 } }],
  );
  const ticked = cardWith([text('ticked')]);
  const answering = (answer: object): BotScript => ({
    execute: async () => ({ statusCode: 200, type: '', value: {}, ...answer }),
  });

  it('puts the answered card in the place of the old one, for the person who pressed', async () => {
    const { open, mei, activityId } = await openWithCard(card, {
      execute: async () => ({
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: ticked,
      }),
    });
    const sight = await mei.press({ activityId, action: { verb: 'tick' }, inputs: { note: 'well done' } });
    expect(sight.messages[1]?.cards).toEqual([ticked]);
    expect(open.teams.log.deliveries.at(-1)?.activity).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: activityId,
      localTimezone: 'Asia/Singapore',
    });
    expect(lastValue(open)).toEqual({
      action: { type: 'Action.Execute', title: 'Tick', verb: 'tick', data: { point: 1, note: 'well done' } },
      trigger: 'manual',
    });
  });

  it('leaves the card of everybody else in a channel as it was', async () => {
    open = await openTeams(answering({ type: 'application/vnd.microsoft.card.adaptive', value: ticked }));
    const { teams, serviceUrl } = open;
    const [mei, tomasz] = [teams.asUser(MEI), teams.asUser(TOMASZ)];
    const id = mei.conversations().find(({ kind }) => kind === 'channel')?.id ?? '';
    const activity = { type: 'message', summary: 'A card', attachments: [cardAttachment(card)] };
    const response = await fetch(`${serviceUrl}/v3/conversations/${id}/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    expect(response.status).toBe(201);
    const activityId = mei.see(id).messages[0]?.id ?? '';
    await mei.press({ conversationId: id, activityId, action: 'Tick' });
    expect(mei.see(id).messages[0]?.cards).toEqual([ticked]);
    expect(tomasz.see(id).messages[0]?.cards).toEqual([card]);
    expect(teams.log.deliveries.at(-1)?.activity.conversation).toMatchObject({
      id: `${id};messageid=${activityId}`,
      conversationType: 'channel',
    });
  });

  it('can answer with a short line', async () => {
    const { mei, activityId } = await openWithCard(
      card,
      answering({ type: 'application/vnd.microsoft.activity.message', value: 'Saved' }),
    );
    expect(await mei.press({ activityId, action: 'Tick' })).toMatchObject({ notice: 'Saved' });
  });

  it.each([
    [
      'an error',
      { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'x', message: 'y' } },
      0,
    ],
    [
      'a card Teams would not draw',
      { type: 'application/vnd.microsoft.card.adaptive', value: cardWith([{ type: 'Nope' }]) },
      1,
    ],
    ['an unknown kind of answer', { type: 'application/json', value: {} }, 1],
  ])('shows Teams’ own words after %s, and the old card stays', async (_, answer, leastProblems) => {
    const { open, mei, activityId } = await openWithCard(card, answering(answer as object));
    const sight = await mei.press({ activityId, action: 'Tick' });
    expect(sight.error).toBe(SOMETHING_WENT_WRONG);
    expect(sight.messages[1]?.cards).toEqual([card]);
    expect(open.teams.log.problems.length).toBeGreaterThanOrEqual(leastProblems);
  });

  it('shows Teams’ own words when the bot takes too long', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    open = await openTeams(
      botWithCard(card, {
        execute: async () => {
          await released;
          return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: ticked };
        },
      }),
      { answerWithinMs: 1000 },
    );
    const mei = open.teams.asUser(MEI);
    const activityId = (await mei.say('card, please')).messages[1]?.id ?? '';
    const sight = await mei.press({ activityId, action: 'Tick' });
    release();
    expect(sight.error).toBe(SOMETHING_WENT_WRONG);
    expect(open.teams.log.deliveries.at(-1)?.status).toBe('late');
  });
});

describe('a dialog', () => {
  const card = cardWith([text('Ready?')], [openForm]);

  it('opens from a button, goes on to a second step and ends with a sentence', async () => {
    const { open, mei, activityId } = await openWithCard(card, {
      fetch: async ({ data }) => dialog(`Set ${data.set}`, [note], [submit({ step: 1 })]),
      submit: async ({ data }) => (data.step === 1 ? dialog('Step 2', [note], [submit({ step: 2 })]) : done),
    });
    const first = await mei.press({ activityId, action: 'Answer' });
    expect(first.dialog).toMatchObject({ title: 'Set 7', height: 'medium' });
    expect(lastValue(open)).toEqual({
      data: { set: 7, msteams: { type: 'task/fetch' } },
      context: { theme: 'default' },
    });
    const second = await mei.pressInDialog({ action: 'Share', inputs: { note: 'my words' } });
    expect(second.dialog?.title).toBe('Step 2');
    expect(open.teams.log.deliveries.at(-1)?.activity).toMatchObject({
      name: 'task/submit',
      value: { data: { step: 1, note: 'my words' } },
    });
    const last = await mei.pressInDialog({ action: 'Share' });
    expect(last.dialog).toMatchObject({ message: 'Thank you' });
    expect(last.dialog?.card).toBeUndefined();
    expect(mei.closeDialog().dialog).toBeUndefined();
  });

  it('tells the bot nothing when it is closed with its cross', async () => {
    const { open, mei, activityId } = await openWithCard(card, { fetch: async () => dialog('Form', [note]) });
    await mei.press({ activityId, action: 'Answer' });
    const before = open.teams.log.deliveries.length;
    expect(mei.closeDialog().dialog).toBeUndefined();
    expect(open.teams.log.deliveries).toHaveLength(before);
    expect(() => mei.closeDialog()).toThrow('No dialog is open');
  });

  it('closes when the bot answers a submission with nothing', async () => {
    const { mei, activityId } = await openWithCard(card, {
      fetch: async () => dialog('Form', [note], [submit()]),
      submit: async () => ({}),
    });
    await mei.press({ activityId, action: 'Answer' });
    const sight = await mei.pressInDialog({ action: 'Share' });
    expect(sight.dialog).toBeUndefined();
    expect(sight.error).toBeUndefined();
  });

  it('stays open, with complaints beside the fields, until they are right', async () => {
    const required = { ...note, isRequired: true, errorMessage: 'Please answer' };
    const { mei, activityId } = await openWithCard(card, {
      fetch: async () => dialog('Form', [required], [submit()]),
      submit: async () => done,
    });
    await mei.press({ activityId, action: 'Answer' });
    const sight = await mei.pressInDialog({ action: 'Share' });
    expect(sight).toMatchObject({ fieldErrors: { note: 'Please answer' }, dialog: { title: 'Form' } });
    expect((await mei.pressInDialog({ action: 'Share', inputs: { note: 'x' } })).dialog?.message).toBe(
      'Thank you',
    );
  });

  it.each([
    ['a card Teams would not draw', dialog('Form', [{ type: 'Nope' }]), /no type "Nope"/],
    ['a web page', { task: { type: 'continue', value: { title: 'Form', url: 'https://x.example' } } }, /url/],
    ['no title', { task: { type: 'continue', value: { card: cardAttachment(cardWith([note])) } } }, /title/],
    ['nothing', {}, /no task/],
  ])('does not open with %s', async (_, answer, problem) => {
    const { open, mei, activityId } = await openWithCard(card, {
      fetch: async () => answer as TaskModuleResponse,
    });
    const sight = await mei.press({ activityId, action: 'Answer' });
    expect(sight.error).toBe(SOMETHING_WENT_WRONG);
    expect(sight.dialog).toBeUndefined();
    expect(open.teams.log.problems.join('\n')).toMatch(problem);
  });
});

describe('a message action command', () => {
  const script: BotScript = {
    commandFetch: async () => dialog('Add to 1-to-1 agenda', [note], [submit({ kind: 'agenda' })]),
    commandSubmit: async () => ({}),
  };

  it('hands the message to the bot, and the form’s answers with it', async () => {
    open = await openTeams(script);
    const { teams } = open;
    const mei = teams.asUser(MEI);
    const conversationId = mei.conversations().find(({ kind }) => kind === 'chat')?.id ?? '';
    const written = await mei.write({ conversationId, text: 'Talk about <pay> & parking' });
    expect(teams.log.deliveries).toEqual([]);
    const activityId = written.messages[0]?.id ?? '';
    const opened = await mei.runCommand({ conversationId, activityId, commandId: 'addToAgenda' });
    expect(opened.dialog).toMatchObject({ title: 'Add to 1-to-1 agenda' });
    const messagePayload = {
      id: activityId,
      linkToMessage: expect.stringContaining(activityId),
      createdDateTime: '2026-12-16T09:00:00.000Z',
      from: { user: { userIdentityType: 'aadUser', id: 'aad-mei', displayName: 'Mei Tan' } },
      body: { contentType: 'html', content: '<p>Talk about &lt;pay&gt; &amp; parking</p>' },
    };
    const command = { commandId: 'addToAgenda', commandContext: 'message', messagePayload };
    expect(teams.log.deliveries[0]?.activity).toMatchObject({
      name: 'composeExtension/fetchTask',
      value: command,
    });
    const sent = await mei.pressInDialog({ action: 'Share', inputs: { note: 'soon' } });
    expect(sent.dialog).toBeUndefined();
    expect(teams.log.deliveries[1]?.activity).toMatchObject({
      name: 'composeExtension/submitAction',
      value: { ...command, data: { kind: 'agenda', note: 'soon' } },
    });
  });

  it('is there only for those who installed the app, and only under its own name', async () => {
    open = await openTeams(botWithCard(cardWith([text('Hello')]), script));
    const mei = open.teams.asUser(MEI);
    const activityId = (await mei.say('hello')).messages[0]?.id ?? '';
    await expect(mei.runCommand({ activityId, commandId: 'other' })).rejects.toThrow(
      'no message action "other"',
    );
    await mei.uninstall();
    await expect(mei.runCommand({ activityId, commandId: 'addToAgenda' })).rejects.toThrow('not installed');
  });
});
