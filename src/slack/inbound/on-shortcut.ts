import type { App } from '@slack/bolt';
import type { UserAction } from '../../core/chat/user-action.ts';
import type { Form } from '../../core/chat/view.ts';
import { unlessDatabaseIsAway } from '../../core/database/away.ts';
import { findMentionedInSlack } from '../../core/people/find-mentioned.ts';
import type { Adapter, Drawing, Place } from '../adapter.ts';
import { showAnswer } from '../answer/answer.ts';
import { leaveButton } from '../answer/leave-button.ts';
import { openWindow, redrawDialog } from '../answer/windows.ts';
import { type Answered, type Asked, ask } from '../ask.ts';
import { describeError } from '../explain-error.ts';
import { renderModal } from '../render/render-modal.ts';
import { answerOnceStored } from './answer-once-stored.ts';
import { addToAgenda } from './names.ts';
import { accountOf, type MessageShortcut, messageShortcutSchema } from './payloads.ts';
import { mentionedIn, readMarkup } from './read-markup.ts';

const action: UserAction = { type: 'open-agenda-form-for-message' };

/** "Add to 1-to-1 agenda" in the menu of a message. */
export function listenToShortcut(app: App, adapter: Adapter): void {
  app.shortcut({ type: 'message_action', callback_id: addToAgenda }, async ({ ack, body }) => {
    const shortcut = messageShortcutSchema.parse(body);
    const place: Place = {
      account: accountOf(shortcut),
      surface: 'message',
      triggerId: shortcut.trigger_id,
      ...(shortcut.response_url !== undefined && { respond: adapter.respondTo(shortcut.response_url) }),
    };
    const complete = async (): Promise<Asked> => {
      const text = await readableText(shortcut.message.text);
      return { action, values: text === '' ? {} : { text }, key: shortcut.trigger_id };
    };
    const answer = async (answered: Answered) => {
      const { reply } = answered;
      if (reply.kind === 'show' && reply.view.kind === 'form')
        await openThenLink(adapter, place, shortcut, answered, reply.view);
      else await showAnswer(adapter, place, answered);
    };
    await answerOnceStored(adapter, action, ask(adapter, place, { action }, complete), {
      ack: () => ack(),
      ackEarly: () => ack(),
      answer,
      answerLate: answer,
    });
  });
}

/** The form opens at once; the link to the message is put into it afterwards, for Slack takes a while to give it. */
async function openThenLink(
  adapter: Adapter,
  place: Place,
  shortcut: MessageShortcut,
  answered: Answered,
  form: Form,
): Promise<void> {
  const opening = await openWindow(adapter, place, renderModal(form));
  if (opening.kind === 'over') return;
  const link = await linkTo(adapter, shortcut);
  const linked = link === undefined ? answered.asked : { ...answered.asked, action: { ...action, link } };
  if (opening.kind === 'failed')
    await leaveButton(adapter, place, form.title, { ...answered, asked: linked });
  else if (link !== undefined) await putLinkIn(adapter, place, opening, linked);
}

/** What was typed meanwhile stays, for the fields are the same; a form that was sent meanwhile is left alone. */
async function putLinkIn(adapter: Adapter, place: Place, drawing: Drawing, asked: Asked): Promise<void> {
  try {
    const { reply } = await unlessDatabaseIsAway(ask(adapter, place, asked));
    if (reply.kind === 'show') await redrawDialog(adapter, drawing, renderModal(reply.view), 'leave');
  } catch (error) {
    adapter.log.info(describeError(error), 'no link in the form of an agenda point');
  }
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
  const known = await findMentionedInSlack(mentionedIn(text));
  return readMarkup(text, new Map([...known].map(([userId, { name }]) => [userId, name])));
}
