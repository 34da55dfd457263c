import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { createResponder } from '../../../src/slack/outbound/respond-to.ts';
import { eventually } from '../../support/eventually.ts';
import { clearDatabase, useTestDatabase } from '../../support/test-database.ts';
import { addMeiAndTomasz, meiId, type SlackWorld, startSlackWorld, wordsIn } from '../slack-world.ts';

useTestDatabase();

let world: SlackWorld;
/** What came to an address that is not Slack's. */
const heard: (string | undefined)[] = [];
const elsewhere = createServer((request, response) => {
  heard.push(request.url);
  response.end();
});

beforeAll(async () => {
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  world = await startSlackWorld();
});

afterAll(async () => {
  elsewhere.close();
  await world.stop();
});

beforeEach(async () => {
  await clearDatabase();
  await addMeiAndTomasz();
  world.answer(() => ({ kind: 'notice', text: 'Words for Mei.' }));
});

const team_id = 'T0ACME';
const asForm = { contentType: 'application/x-www-form-urlencoded' };
const asPayload = (payload: object) => ({ payload: JSON.stringify(payload) });
const shared = { team: { id: team_id }, user: { id: meiId, team_id }, trigger_id: 'a-trigger' };
const press = { action_id: 'press:1', value: '{"type":"open-home"}', action_ts: '1.0' };

it.each<[string, (response_url: string) => Record<string, string>]>([
  [
    'a command',
    (response_url) => ({
      command: '/1to1',
      text: 'help',
      user_id: meiId,
      team_id,
      trigger_id: 't',
      response_url,
    }),
  ],
  [
    'a press',
    (response_url) => asPayload({ ...shared, type: 'block_actions', actions: [press], response_url }),
  ],
  [
    'a message shortcut',
    (response_url) =>
      asPayload({
        ...shared,
        type: 'message_action',
        callback_id: 'add_to_agenda',
        channel: { id: 'C0GENERAL' },
        message: { ts: '1.0', text: 'Roadmap' },
        response_url,
      }),
  ],
])('the answer to %s goes to Slack, whatever other address it names', async (_name, bodyWith) => {
  const { port } = elsewhere.address() as AddressInfo;
  const written = () => world.workspace.log.find('chat.postMessage').length;
  const before = written();
  for (const start of ['http://', 'http://hooks.slack.com@']) {
    const body = new URLSearchParams(bodyWith(`${start}127.0.0.1:${port}/inside`)).toString();
    expect((await world.post(body, asForm)).status).toBe(200);
  }
  await eventually(() => written() + heard.length >= before + 2);
  expect(heard).toEqual([]);
  expect(wordsIn(world.workspace.asUser(meiId).see().conversations)).toContain('Words for Mei.');
});

it.each([
  ['https://hooks.slack.com/commands/T1/2/three', true],
  ['https://hooks.slack-gov.com/actions/T1/2/three', true],
  ['https://stand-in.example:8443/respond/1', true],
  ['http://hooks.slack.com/commands/T1/2/three', false],
  ['https://hooks.slack.com:8443/commands', false],
  ['https://hooks.slack.com.evil.example/commands', false],
  ['https://evil.example/hooks.slack.com', false],
  ['https://stand-in.example/respond/1', false],
  ['http://169.254.169.254/latest', false],
  ['file:///etc/passwd', false],
  ['/respond/1', false],
])('%s is asked: %s', async (url, isAsked) => {
  const asking = jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response());
  const answering = createResponder('https://stand-in.example:8443/api/')(url);
  const message = {
    text: 'Hello.',
    blocks: [],
    response_type: 'ephemeral' as const,
    replace_original: false,
  };
  const error = await answering(message).catch((thrown: unknown) => thrown);
  expect(asking.mock.calls.map(([asked]) => asked)).toEqual(isAsked ? [url] : []);
  expect(error === undefined).toBe(isAsked);
  asking.mockRestore();
});
