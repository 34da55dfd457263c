import { WebClient } from '@slack/web-api';
import { createEmulator } from 'emulate';
import { newTrigger } from '../../../src/playground/slack/triggers.ts';
import { botToken, silent, startSlack, stopAll } from './start-slack.ts';

/** A Slack with Mei, the app Tandem, a channel that both are in and one that is archived. */
export interface AnySlack {
  name: string;
  client: WebClient;
  /** The same server, asked without a token. */
  nobody: WebClient;
  mei: string;
  general: string;
  archived: string;
  /** By which this server knows what the tests name alike. */
  names: Record<string, string>;
  /** What a press of Mei's gives the app, in this modal if in any. */
  trigger(viewId?: string): Promise<string>;
  /** Writes in the channel as Mei; resolves to the `ts`. */
  writeAsMei(text: string): Promise<string>;
  stop(): Promise<void>;
}

const meiEmail = 'mei.tan@acme.example';

/** Ours. */
export async function startOurs(scopes?: string[]): Promise<AnySlack> {
  const { slack, client } = await startSlack(scopes ? { scopes } : {});
  const mei = 'U01MEI';
  const general = 'C01GEN';
  return {
    name: 'ours',
    client,
    nobody: clientOf(client.slackApiUrl),
    mei,
    general,
    archived: 'C02OLD',
    names: {
      [mei]: '<Mei>',
      [general]: '<general>',
      U0BOT: '<bot>',
      B0BOT: '<bot id>',
      A0APP: '<app>',
      T01: '<team>',
    },
    trigger: async (viewId) => newTrigger(slack.workspace, mei, viewId),
    async writeAsMei(text) {
      const { conversations } = await slack.asUser(mei).post(general, text);
      return String(conversations.find(({ id }) => id === general)?.messages.at(-1)?.ts);
    },
    stop: stopAll,
  };
}

/** The one that nobody here wrote. */
export async function startEmulate(scopes?: string[]): Promise<AnySlack> {
  const emulator = await createEmulator({ service: 'slack', port: 0, seed: { slack: seed(scopes) } });
  const url = `http://127.0.0.1:${new URL(emulator.url).port}/api/`;
  const asMei = clientOf(url, 'xoxp-mei');
  const { user_id: mei = '', team_id = '' } = await asMei.auth.test();
  const archived = await archivedChannel(asMei);
  const client = clientOf(url, botToken);
  const general = 'C000000001';
  return {
    name: 'emulate',
    client,
    nobody: clientOf(url),
    mei,
    general,
    archived,
    names: {
      [mei]: '<Mei>',
      [general]: '<general>',
      U0BOT: '<bot>',
      B0BOT: '<bot id>',
      A0BOT: '<app>',
      [team_id]: '<team>',
    },
    async trigger(view_id = '') {
      const made: object = await client.apiCall('views.generateTriggerId', { user_id: mei, view_id });
      return 'trigger_id' in made ? String(made.trigger_id) : '';
    },
    writeAsMei: async (text) => String((await asMei.chat.postMessage({ channel: general, text })).ts),
    stop: () => emulator.close(),
  };
}

const defaultScopes = ['chat:write', 'im:write', 'users:read', 'users:read.email'];

function seed(scopes = defaultScopes) {
  const bot = { app_id: 'A0BOT', bot_id: 'B0BOT', bot_user_id: 'U0BOT' };
  return {
    strict_scopes: true,
    team: { name: 'Acme', domain: 'acme' },
    users: [{ name: 'mei', real_name: 'Mei Tan', email: meiEmail }],
    oauth_apps: [
      {
        ...bot,
        client_id: 'client',
        client_secret: 'client-secret',
        name: 'Tandem',
        bot_name: 'tandem',
        redirect_uris: [],
        scopes,
      },
    ],
    tokens: [
      { token: botToken, type: 'bot', user: 'U0BOT', ...bot, scopes },
      { token: 'xoxp-mei', type: 'user', user: 'mei', scopes: ['chat:write', 'channels:manage'] },
    ],
  };
}

async function archivedChannel(client: WebClient): Promise<string> {
  const { channel } = await client.conversations.create({ name: 'attic' });
  const id = channel?.id ?? '';
  await client.conversations.archive({ channel: id });
  return id;
}

function clientOf(slackApiUrl: string, token?: string): WebClient {
  return new WebClient(token, { slackApiUrl, retryConfig: { retries: 0 }, logger: silent });
}

/** What a server answered, with the names that the tests use; a refusal is its code and what it asks for. */
export async function answerOf(
  slack: AnySlack,
  call: (slack: AnySlack) => Promise<unknown>,
): Promise<unknown> {
  try {
    return named(slack, await call(slack));
  } catch (error) {
    const { data } = error as { data?: { error: string; needed?: string } };
    if (data === undefined) throw error;
    return { refused: data.error, ...(data.needed && { needed: data.needed }) };
  }
}

function named({ names }: AnySlack, answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer), (_key, value) => names[value] ?? value);
}
