import { expect } from '@jest/globals';
import type { AnySlack } from './two-slacks.ts';

/** What a Slack is asked, and what it must answer; ids go by the names of `two-slacks`. */
export type Agreed = [question: string, call: (slack: AnySlack) => Promise<unknown>, answer: object];

export const refused = (code: string) => ({ refused: code });
export const plain = (text: string) => ({ type: 'plain_text' as const, text });
export const section = (text: string) => ({ type: 'section' as const, block_id: 'b', text: plain(text) });

const isTs = expect.stringMatching(/^\d{10}\.\d{6}$/);
const isDm = expect.stringMatching(/^D[A-Z0-9]+$/);
const mei = {
  id: '<Mei>',
  team_id: '<team>',
  name: 'mei',
  real_name: 'Mei Tan',
  deleted: false,
  is_bot: false,
  profile: { real_name: 'Mei Tan', email: 'mei.tan@acme.example' },
};

// Left out: a wrong token, which emulate takes for its admin's (Slack: invalid_auth); an unknown method, to which
// it answers 404 (Slack: unknown_method); a person who left, whom it cannot be given.
export const aboutPeople: Agreed[] = [
  [
    'whose token this is',
    ({ client }) => client.auth.test(),
    { ok: true, team: 'Acme', team_id: '<team>', user: 'tandem', user_id: '<bot>', bot_id: '<bot id>' },
  ],
  ['without a token', ({ nobody }) => nobody.auth.test(), refused('not_authed')],
  ['who Mei is', ({ client, mei }) => client.users.info({ user: mei }), { ok: true, user: mei }],
  ['who the app is', ({ client }) => client.users.info({ user: 'U0BOT' }), { user: { is_bot: true } }],
  ['who nobody is', ({ client }) => client.users.info({ user: 'U99' }), refused('user_not_found')],
  [
    'whose e-mail address this is',
    ({ client }) => client.users.lookupByEmail({ email: 'mei.tan@acme.example' }),
    { ok: true, user: mei },
  ],
  // Left out: the same in other letters, by which emulate finds nobody (Slack's addresses have no case).
  [
    'whose e-mail address that of nobody is',
    ({ client }) => client.users.lookupByEmail({ email: 'nobody@acme.example' }),
    refused('users_not_found'),
  ],
];

async function dmOf({ client, mei }: AnySlack): Promise<string> {
  const { channel } = await client.conversations.open({ users: mei });
  return channel?.id ?? '';
}

// Left out: a public channel, of which emulate says channel_not_found (Slack: method_not_supported_for_channel_type).
export const aboutConversations: Agreed[] = [
  [
    'for the conversation with Mei',
    ({ client, mei }) => client.conversations.open({ users: mei }),
    { ok: true, channel: { id: isDm } },
  ],
  [
    'for all about it',
    ({ client, mei }) => client.conversations.open({ users: mei, return_im: true }),
    { ok: true, channel: { id: isDm, is_im: true, is_archived: false, user: '<Mei>' } },
  ],
  [
    'twice for it',
    async (slack) => {
      const first = await dmOf(slack);
      return { isTheSame: (await dmOf(slack)) === first };
    },
    { isTheSame: true },
  ],
  [
    'for one with nobody',
    ({ client }) => client.conversations.open({ users: 'U99' }),
    refused('user_not_found'),
  ],
  [
    'for one, but not with whom',
    ({ client }) => client.apiCall('conversations.open'),
    refused('users_list_not_supplied'),
  ],
  [
    'for one by an id that none has',
    ({ client }) => client.conversations.open({ channel: 'D99' }),
    refused('channel_not_found'),
  ],
];

const written = { type: 'message', user: '<bot>', ts: isTs, text: 'Hi' };

// Left out: `#general`, for emulate knows names only (Slack takes both); a private channel without the app in it,
// whose existence emulate gives away (Slack: channel_not_found); blocks that are no list, for emulate says
// invalid_blocks (Slack: invalid_blocks_format) and looks no further into them.
export const aboutWriting: Agreed[] = [
  [
    'to write to Mei',
    async (slack) =>
      slack.client.chat.postMessage({ channel: await dmOf(slack), text: 'Hi', blocks: [section('Hi')] }),
    { ok: true, channel: isDm, ts: isTs, message: { ...written, blocks: [section('Hi')] } },
  ],
  [
    'to write to Mei by her own id',
    ({ client, mei }) => client.chat.postMessage({ channel: mei, text: 'Hi' }),
    { ok: true, channel: isDm, ts: isTs, message: written },
  ],
  [
    'to write in a channel by its name',
    ({ client }) => client.chat.postMessage({ channel: 'general', text: 'Hi' }),
    { ok: true, channel: '<general>', message: written },
  ],
  [
    'to write in a thread',
    async ({ client, general }) => {
      const first = await client.chat.postMessage({ channel: general, text: 'First' });
      const second = await client.chat.postMessage({
        channel: general,
        text: 'Hi',
        thread_ts: first.ts ?? '',
      });
      return {
        isBelow: second.message?.thread_ts === first.ts,
        isLater: Number(second.ts) > Number(first.ts),
      };
    },
    { isBelow: true, isLater: true },
  ],
  [
    'to keep facts with a message',
    ({ client, general }) =>
      client.chat.postMessage({
        channel: general,
        text: 'Hi',
        metadata: { event_type: 'opened', event_payload: { number: 1 } },
      }),
    { message: { metadata: { event_type: 'opened', event_payload: { number: 1 } } } },
  ],
  [
    'to keep facts that make no sense',
    ({ client, general }) =>
      client.apiCall('chat.postMessage', { channel: general, text: 'Hi', metadata: 'x' }),
    refused('invalid_metadata_format'),
  ],
  [
    'to write nowhere',
    ({ client }) => client.chat.postMessage({ channel: 'C99', text: 'Hi' }),
    refused('channel_not_found'),
  ],
  [
    'to write in an archived channel',
    ({ client, archived }) => client.chat.postMessage({ channel: archived, text: 'Hi' }),
    refused('is_archived'),
  ],
  [
    'to write nothing',
    ({ client, general }) => client.apiCall('chat.postMessage', { channel: general }),
    refused('no_text'),
  ],
  [
    'to whisper to Mei',
    async (slack) =>
      slack.client.chat.postEphemeral({ channel: await dmOf(slack), user: slack.mei, text: 'Hi' }),
    { ok: true, message_ts: isTs },
  ],
  // Left out: to whisper to nobody, of whom emulate says user_not_found (Slack: user_not_in_channel).
  [
    'to whisper nothing',
    ({ client, mei, general }) => client.apiCall('chat.postEphemeral', { channel: general, user: mei }),
    refused('no_text'),
  ],
];
