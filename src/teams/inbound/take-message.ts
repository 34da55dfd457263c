import { DeliveryRefused } from '../../core/chat/messenger.ts';
import { parseCommand } from '../../core/chat/parse-command.ts';
import type { Activity } from '../activity.ts';
import type { Adapter } from '../adapter.ts';
import { answerInChat } from '../answer/answer-in-chat.ts';
import { type Asked, ask } from '../ask.ts';
import { deliveryError } from '../outbound/delivery-error.ts';
import { readCardData, surfaceOf } from '../render/card-data.ts';
import type { Outgoing } from '../render/outgoing.ts';
import * as sentences from '../sentences.ts';
import { answerOnce, type Outcome } from './answer-once.ts';
import { commandText } from './command-text.ts';
import { requestKey } from './request-key.ts';
import { drawOr, tell } from './tell.ts';

/** Something typed, or a button of a client that does not know `Action.Execute`. */
export async function takeMessage(adapter: Adapter, activity: Activity): Promise<void> {
  const { inbound, say } = activity;
  await answerOnce(
    adapter,
    requestKey(inbound),
    () => answerMessage(adapter, activity),
    () => say({ text: sentences.stillWorking }),
  );
}

async function answerMessage(adapter: Adapter, activity: Activity): Promise<Outcome> {
  const { inbound, say } = activity;
  const isPress = inbound.value !== undefined && inbound.value !== null;
  if (!inbound.isPersonal) return tell(adapter, {}, () => say({ text: sentences.personalOnly }));
  if (!isPress) return answerTyped(adapter, activity);
  const submission = readCardData(inbound.value);
  if (submission === undefined) return tell(adapter, {}, () => say({ text: sentences.olderButton }));
  return answerPress(adapter, activity, { ...submission, key: requestKey(inbound, submission) });
}

async function answerTyped(adapter: Adapter, activity: Activity): Promise<Outcome> {
  const { inbound, say } = activity;
  const { text: typed, strangers } = await commandText(inbound);
  const action = parseCommand(typed, strangers);
  const asked: Asked = { action, about: {}, values: {}, key: requestKey(inbound) };
  const answer = await ask(adapter, activity, asked, 'command');
  const outgoing = drawOr<Outgoing | undefined>(
    adapter,
    answer,
    asked,
    () => answerInChat(answer.reply, action),
    (text) => ({ text }),
  );
  return tell(adapter, { ...asked, ...answer }, async () => outgoing && say(outgoing));
}

async function answerPress(adapter: Adapter, activity: Activity, asked: Asked): Promise<Outcome> {
  const answer = await ask(adapter, activity, asked, surfaceOf(asked));
  const outgoing = drawOr<Outgoing | undefined>(
    adapter,
    answer,
    asked,
    () => answerInChat(answer.reply, asked.action),
    (text) => ({ text }),
  );
  const isPage = answer.reply.kind === 'show';
  return tell(adapter, { ...asked, ...answer }, async () => outgoing && put(activity, outgoing, isPage));
}

/** A page takes the place of the message in which something was pressed, as long as that is there. */
async function put({ inbound, say, replace }: Activity, outgoing: Outgoing, isPage: boolean): Promise<void> {
  if (!isPage || inbound.replyToId === undefined) return say(outgoing);
  try {
    await replace(inbound.replyToId, outgoing);
  } catch (error) {
    const explained = deliveryError(error);
    if (!(explained instanceof DeliveryRefused) || explained.reason !== 'message-gone') throw error;
    await say(outgoing);
  }
}
