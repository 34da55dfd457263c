import { afterEach, describe, expect, it } from '@jest/globals';
import { MessageFactory } from 'botbuilder';
import type { Sight } from '../../../src/playground/teams/sight.ts';
import { teamsStandIn } from '../../../src/playground/teams/stand-in.ts';
import {
  ADA,
  BOT_APP_ID,
  cardAttachment,
  cardWith,
  MEI,
  type OpenTeams,
  openTeams,
  TOMASZ,
} from './open-teams.ts';

let open: OpenTeams | undefined;
afterEach(() => open?.close());

const types = ({ teams }: OpenTeams) => teams.log.deliveries.map(({ activity }) => activity.type);

describe('installing the app', () => {
  it('tells the bot as Teams does, and the bot can answer at once', async () => {
    open = await openTeams({ membersAdded: (context) => context.sendActivity('Welcome') });
    const ada = open.teams.asUser(ADA);
    expect(ada.see().conversation.canWrite).toBe(false);
    await expect(ada.say('hello?')).rejects.toThrow('not installed');
    const sight = await ada.install();
    expect(sight.conversation.canWrite).toBe(true);
    expect(sight.messages.map(({ text }) => text)).toEqual(['Welcome']);
    expect(types(open)).toEqual(['conversationUpdate', 'installationUpdate']);
    expect(open.teams.log.deliveries[1]?.activity).toMatchObject({
      action: 'add',
      from: { aadObjectId: 'aad-ada' },
    });
    expect(open.teams.log.deliveries[1]?.activity).not.toHaveProperty('localTimezone');
    await ada.install();
    expect(types(open)).toHaveLength(2);
  });

  it('can be undone, and the bot hears of it', async () => {
    const actions: unknown[] = [];
    open = await openTeams({ installed: async ({ activity }) => actions.push(activity.action) });
    await open.teams.asUser(MEI).uninstall();
    expect(actions).toEqual(['remove']);
    expect(open.teams.asUser(MEI).user.installed).toBe(false);
  });
});

describe('a channel', () => {
  it('shows everybody in it what is written; the bot hears only what mentions it', async () => {
    open = await openTeams({ message: (context) => context.sendActivity('Here I am') });
    const [mei, tomasz] = [open.teams.asUser(MEI), open.teams.asUser(TOMASZ)];
    const conversationId = mei.conversations().find(({ kind }) => kind === 'channel')?.id ?? '';
    await mei.write({ conversationId, text: 'Morning all' });
    expect(types(open)).toEqual([]);
    await mei.write({ conversationId, text: '@Tandem are you there?' });
    expect(open.teams.log.deliveries[0]?.activity).toMatchObject({ text: '<at>Tandem</at> are you there?' });
    const seen = tomasz.see(conversationId).messages;
    expect(seen.map(({ text }) => text)).toEqual(['Morning all', '@Tandem are you there?', 'Here I am']);
    expect(seen[2]?.threadId).toBe(seen[1]?.id);
    expect(() => open?.teams.asUser(ADA).see(conversationId)).toThrow('no such conversation');
  });
});

describe('the page’s way in', () => {
  const read = async (response: Promise<Response>) => (await (await response).json()) as Sight;
  const post = (path: string, body: object = {}) =>
    fetch(`${open?.visitUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('does over HTTP what a person does in the client', async () => {
    const card = cardWith(
      [{ type: 'TextBlock', text: 'Ready?' }],
      [{ type: 'Action.Submit', title: 'Open', data: { msteams: { type: 'task/fetch' } } }],
    );
    const content = cardWith(
      [{ type: 'Input.Text', id: 'a', label: 'A' }],
      [{ type: 'Action.Submit', title: 'Send' }],
    );
    open = await openTeams({
      message: (context) =>
        context.sendActivity({ ...MessageFactory.attachment(cardAttachment(card)), summary: 'Ready?' }),
      fetch: async () => ({
        task: { type: 'continue', value: { title: 'Form', card: cardAttachment(content) } },
      }),
      submit: async ({ data }) => ({ task: { type: 'message', value: `Got ${data.a}` } }),
    });
    const said = await read(post(`/as/${MEI}/say`, { text: 'hi' }));
    const id = said.messages[1]?.id;
    const opened = await read(post(`/as/${MEI}/press`, { activityId: id, action: 'Open' }));
    expect(opened.dialog?.title).toBe('Form');
    const sent = await read(post(`/as/${MEI}/dialog/press`, { action: 0, inputs: { a: 'b' } }));
    expect(sent.dialog?.message).toBe('Got b');
    await post(`/as/${MEI}/dialog/close`);
    const seen = await read(fetch(`${open.visitUrl}/as/${MEI}/see`));
    expect(seen.dialog).toBeUndefined();
    expect(seen.messages).toHaveLength(2);
  });

  it('explains what cannot be done', async () => {
    open = await openTeams();
    const nobody = await post('/as/nobody@acme.example/say', { text: 'hi' });
    expect([nobody.status, await nobody.json()]).toEqual([
      409,
      { error: expect.stringContaining('not in this') },
    ]);
    const unknown = await post(`/as/${MEI}/say`, { words: 'hi' });
    expect([unknown.status, await unknown.json()]).toEqual([
      400,
      { error: expect.stringContaining('words') },
    ]);
    expect(types(open)).toEqual([]);
  });

  it('streams who can see what changed', async () => {
    open = await openTeams({ message: async () => {} });
    const stopped = new AbortController();
    const response = await fetch(`${open.visitUrl}/events`, { signal: stopped.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const mei = open.teams.asUser(MEI);
    await mei.say('hello');
    const { value } = (await reader?.read()) ?? {};
    stopped.abort();
    const change = { conversationId: mei.see().conversation.id, userIds: [mei.user.id] };
    expect(value).toBe(`data: ${JSON.stringify(change)}\n\n`);
  });
});

describe('the stand-in’s memory', () => {
  const options = (emails: string[]) => ({
    tenantId: 't',
    botAppId: BOT_APP_ID,
    messagesUrl: 'http://127.0.0.1:9/api/messages',
    serviceUrl: 'http://127.0.0.1:9',
    users: emails.map((email) => ({ email, aadObjectId: email, name: email, timeZone: 'UTC' })),
  });

  it('comes back after a restart, with people who are new since', async () => {
    open = await openTeams({ message: (context) => context.sendActivity('Hello') });
    const mei = open.teams.asUser(MEI);
    const before = await mei.say('hi');
    await mei.uninstall();
    const kept = JSON.parse(JSON.stringify(open.teams.snapshot()));
    const later = teamsStandIn(options([MEI, 'new@acme.example']));
    later.restore(kept);
    const again = later.asUser('aad-mei');
    expect(again.see().messages).toEqual(before.messages);
    expect(again.user.installed).toBe(false);
    expect(later.asUser('new@acme.example').see().messages).toEqual([]);
  });

  it('refuses a snapshot of another shape and keeps what it has', () => {
    const teams = teamsStandIn(options([MEI]));
    expect(() => teams.restore({ users: 'none' })).toThrow();
    expect(teams.asUser(MEI).user.email).toBe(MEI);
  });
});
