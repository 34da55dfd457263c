import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { useTestDatabase } from '../support/test-database.ts';
import { meiId, type SlackWorld, startSlackWorld } from './slack-world.ts';
import { type SocketServer, startSocketServer } from './socket-server.ts';

useTestDatabase();

const team_id = 'T0ACME';
const user = { id: meiId, team_id };
const team = { id: team_id };
const press = { type: 'block_actions', team, user, actions: [{ action_id: 'press:1', value: '{}' }] };
const view = { id: 'V1', type: 'modal' };
const event = {
  type: 'event_callback',
  team_id,
  event_id: 'Ev1',
  event: { type: 'app_home_opened', user: meiId },
};
const command = { command: '/1to1', text: 'help', user_id: meiId, team_id, trigger_id: '1' };
const deep = JSON.parse(`${'['.repeat(300)}${']'.repeat(300)}`);

/** What is no request of Slack's, whoever signed it. */
const nonsense: [name: string, body: unknown][] = [
  ['nothing in braces', {}],
  ['a list', []],
  ['null', null],
  ['a number', 5],
  ['a text', 'hello'],
  ['a list of nulls', [null, null]],
  ['lists in lists', deep],
  ['an unknown type', { type: 'surprise', team, user }],
  ['a type that is a number', { type: 5, team, user }],
  ['a type that every object has', { type: 'constructor', team, user }],
  ['a challenge without a challenge', { type: 'url_verification' }],
  ['an event that is nothing', { ...event, event: undefined }],
  ['an event that is null', { ...event, event: null }],
  ['an event that is a text', { ...event, event: 'app_home_opened' }],
  ['an event without a type', { ...event, event: {} }],
  ['an event whose type is a list', { ...event, event: { type: ['app_home_opened'] } }],
  ['an event without an id', { ...event, event_id: undefined }],
  ['an event of no team', { ...event, team_id: undefined }],
  ['an event of a team that is a list', { ...event, team_id: [team_id] }],
  ['an event of nobody', { ...event, event: { type: 'app_home_opened' } }],
  ['an event with nobody among those who installed it', { ...event, authorizations: [null] }],
  ['an event in no channel', { ...event, event: { ...event.event, channel: null } }],
  ['an event about a text', { ...event, event: { ...event.event, item: 'x' } }],
  ['a press of nothing', { ...press, actions: [] }],
  ['a press of null', { ...press, actions: [null] }],
  ['presses that are a text', { ...press, actions: 'press:1' }],
  ['a press by nobody', { ...press, user: null }],
  ['a press by a number', { ...press, user: { id: 5 } }],
  ['a press of no team', { ...press, team: null, user: { id: meiId } }],
  ['a press in no channel', { ...press, channel: null }],
  ['a press in a view that is a list', { ...press, view: [] }],
  ['a press that is an event, too', { ...press, event: {} }],
  ['a press that is a command, too', { ...press, command: '/1to1' }],
  ['a press with a name', { ...press, name: 'x' }],
  ['a form without a view', { type: 'view_submission', team, user }],
  ['a form that is pressed, too', { type: 'view_submission', team, user, view, actions: press.actions }],
  ['a form of a view without an id', { type: 'view_submission', team, user, view: { type: 'modal' } }],
  ['a closed view that is null', { type: 'view_closed', team, user, view: null }],
  ['a shortcut of another app', { type: 'message_action', callback_id: 'other', team, user }],
  ['a shortcut without a message', { type: 'message_action', callback_id: 'add_to_agenda', team, user }],
  ['options that nobody offers', { type: 'block_suggestion', team, user, value: '' }],
  ['another command', { ...command, command: '/other' }],
  ['a command by nobody', { ...command, user_id: undefined }],
  ['a command of no team', { ...command, team_id: undefined }],
];

const json = 'application/json';
const bodies: [name: string, body: string, contentType: string][] = [
  ['nothing', '', json],
  ['half of something', '{"type":"event_callback"', json],
  ['zeros', '\0\0\0', json],
  ['a form without a payload', 'a=b&c=d', 'application/x-www-form-urlencoded'],
  ['a payload that is no JSON', 'payload=%7Bhello', 'application/x-www-form-urlencoded'],
  ['a broken form', 'payload=%&%%=%ZZ', 'application/x-www-form-urlencoded'],
  ['two payloads', 'payload={}&payload={}', 'application/x-www-form-urlencoded'],
  ['a form that says it is XML', '<a/>', 'text/xml'],
  ['half a megabyte', `{"type":"${'x'.repeat(500_000)}"}`, json],
];

let world: SlackWorld;
let socket: SocketServer | undefined;

async function stop() {
  await world.stop();
  await socket?.stop();
  socket = undefined;
}

describe('what Slack signed and never sends', () => {
  beforeAll(async () => {
    world = await startSlackWorld();
  });
  afterAll(stop);
  afterEach(() => expect(world.asked).toEqual([]));

  it.each(nonsense)('is refused at once: %s', async (_name, body) => {
    expect((await world.post(JSON.stringify(body))).status).toBe(400);
    const form = new URLSearchParams({ payload: JSON.stringify(body) }).toString();
    expect((await world.post(form, { contentType: 'application/x-www-form-urlencoded' })).status).toBe(400);
  });

  it.each(bodies)('is refused at once when the body is %s', async (_name, body, contentType) => {
    expect((await world.post(body, { contentType })).status).toBe(400);
    expect((await world.post(body, { secret: 'guessed', contentType })).status).toBe(401);
  });

  it.each([
    [
      'an event that Tandem does not need',
      { ...event, event: { type: 'reaction_added', channel: null, item: 'x' } },
    ],
    ['that there were too many events', { type: 'app_rate_limited', team_id, minute_rate_limited: 1 }],
  ])('is acknowledged when it is only unknown: %s', async (_name, body) => {
    expect((await world.post(JSON.stringify(body))).status).toBe(200);
  });

  it.each([
    ['app_uninstalled', 'T0OTHER'],
    ['tokens_revoked', 'T0OTHER'],
  ])('is not believed of another workspace: %s', async (type, other) => {
    expect((await world.post(JSON.stringify({ ...event, team_id: other, event: { type } }))).status).toBe(
      401,
    );
    expect(world.logged()).not.toContain('took the app');
  });

  it('is one line of the log a minute for each kind, and never what it says', async () => {
    for (let n = 0; n < 20; n += 1) await world.post(`{"secret words ${n}`);
    const lines = world.logged().split('\n');
    expect(lines.filter((line) => line.includes('"refused":"nothing that Slack sends"'))).toHaveLength(1);
    expect(world.logged()).not.toContain('secret words');
  });
});

describe('what comes over the socket and Slack never sends', () => {
  it('ends nothing, and the next command is answered', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => void unhandled.push(error);
    process.on('unhandledRejection', note);
    socket = await startSocketServer();
    world = await startSlackWorld({ socket });
    for (const [, body] of nonsense) {
      socket.send((body ?? { type: null }) as object);
      for (const type of [
        'events_api',
        'interactive',
        'slash_commands',
        'ws_message',
        'close',
        'slack_event',
      ])
        socket.send({ type, envelope_id: 'e', payload: body });
    }
    for (const type of ['close', 'slack_event', 'ws_message', 'error'])
      socket.send({ type: 'events_api', envelope_id: 'e', payload: { ...event, event: { type } } });
    await world.workspace.asUser(meiId).command('/1to1 help');
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    expect(world.asked.length + world.workspace.log.find('users.info').length).toBeGreaterThan(0);
    await stop();
  });
});
