import type { App } from '@slack/bolt';
import { unlessDatabaseIsAway } from '../../core/database/away.ts';
import { findMentionedInSlack } from '../../core/people/find-mentioned.ts';
import type { Adapter } from '../adapter.ts';
import { answer } from '../answer/answer.ts';
import { describeError } from '../explain-error.ts';
import { addToAgenda } from './names.ts';
import { accountOf, type MessageShortcut, messageShortcutSchema } from './payloads.ts';
import { mentionedIn, readMarkup } from './read-markup.ts';

/** "Add to 1-to-1 agenda" in the menu of a message. */
export function listenToShortcut(app: App, adapter: Adapter): void {
  app.shortcut({ type: 'message_action', callback_id: addToAgenda }, async ({ ack, body, respond }) => {
    await ack();
    const shortcut = messageShortcutSchema.parse(body);
    const [link, text] = await Promise.all([linkTo(adapter, shortcut), readableText(shortcut.message.text)]);
    const place = {
      account: accountOf(shortcut),
      surface: 'message',
      triggerId: shortcut.trigger_id,
      ...(shortcut.response_url !== undefined && { respond }),
    } as const;
    const action = { type: 'open-agenda-form-for-message', ...(link && { link }) } as const;
    await answer(adapter, place, action, text === '' ? {} : { text });
  });
}

async function linkTo(adapter: Adapter, { channel, message }: MessageShortcut): Promise<string | undefined> {
  try {
    const { chat } = adapter.clients.impatient;
    return (await chat.getPermalink({ channel: channel.id, message_ts: message.ts })).permalink;
  } catch (error) {
    adapter.log.info(describeError(error), 'no link to a message that becomes an agenda point');
    return undefined;
  }
}

/** Mentions of people that Tandem knows read as their names. */
async function readableText(text: string): Promise<string> {
  const names = unlessDatabaseIsAway(findMentionedInSlack(mentionedIn(text)));
  return readMarkup(text, await names.catch(() => new Map<string, string>()));
}
