import { type Agreed, refused, section } from './agreed-calls.ts';
import type { AnySlack } from './two-slacks.ts';

const noTs = '1000000000.000000';

async function message({ client, general }: AnySlack) {
  const { ts = '' } = await client.chat.postMessage({
    channel: general,
    text: 'Old',
    blocks: [section('Old')],
  });
  return { channel: general, ts };
}

// Left out: an unknown channel, of which emulate says message_not_found (Slack: channel_not_found); empty text,
// which it takes (Slack: no_text); whether a change of blocks shows as edited, which it does (Slack's does not).
export const aboutMessages: Agreed[] = [
  [
    'to change the text of a message, which takes its blocks away',
    async (slack) => {
      const { ts, ...changed } = await slack.client.chat.update({ ...(await message(slack)), text: 'New' });
      return { ...changed, hasBlocks: changed.message !== undefined && 'blocks' in changed.message };
    },
    {
      ok: true,
      channel: '<general>',
      text: 'New',
      message: { text: 'New', user: '<bot>', edited: { user: '<bot>' } },
      hasBlocks: false,
    },
  ],
  [
    'to change the blocks of a message, which leaves its text',
    async (slack) =>
      slack.client.apiCall('chat.update', { ...(await message(slack)), blocks: [section('New')] }),
    { ok: true, text: 'Old', message: { text: 'Old', blocks: [section('New')] } },
  ],
  [
    'to change a message to nothing',
    async (slack) => slack.client.apiCall('chat.update', await message(slack)),
    refused('no_text'),
  ],
  [
    'to change a message that is not there',
    ({ client, general }) => client.chat.update({ channel: general, ts: noTs, text: 'New' }),
    refused('message_not_found'),
  ],
  [
    'to change what Mei wrote',
    async ({ client, general, writeAsMei }) =>
      client.chat.update({ channel: general, ts: await writeAsMei('Mine'), text: 'Ours' }),
    refused('cant_update_message'),
  ],
  [
    'to delete a message',
    async (slack) => slack.client.chat.delete(await message(slack)),
    { ok: true, channel: '<general>' },
  ],
  [
    'to delete a message twice',
    async (slack) => {
      const { client } = slack;
      const place = await message(slack);
      await client.chat.delete(place);
      return client.chat.delete(place);
    },
    refused('message_not_found'),
  ],
  [
    'to delete what Mei wrote',
    async ({ client, general, writeAsMei }) =>
      client.chat.delete({ channel: general, ts: await writeAsMei('Mine') }),
    refused('cant_delete_message'),
  ],
  [
    'where a message is that is not there',
    ({ client, general }) => client.chat.getPermalink({ channel: general, message_ts: noTs }),
    refused('message_not_found'),
  ],
];
