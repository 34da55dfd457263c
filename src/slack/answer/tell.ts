import { SlackError } from '@slack/web-api';
import type { Card } from '../../core/chat/view.ts';
import type { Adapter, Place } from '../adapter.ts';
import { describeError } from '../explain-error.ts';
import { ResponseRefused } from '../outbound/respond-to.ts';
import { whisperTo, writeTo } from '../outbound/write-to.ts';
import type { Modal } from '../render/block-types.ts';
import { renderMessage, renderSentence, type SlackMessage } from '../render/render-message.ts';
import { renderModal, renderNotice } from '../render/render-modal.ts';
import { openWindow, pushWindow } from './windows.ts';

/** What is said, as a message and as a window. */
interface Said {
  message: SlackMessage;
  modal: Modal;
}

/** Tells a person something where they are looking, and never throws; an open form stays open under it. */
export function tell(adapter: Adapter, place: Place, sentence: string): Promise<void> {
  return say(adapter, place, { message: renderSentence(sentence), modal: renderNotice(sentence) });
}

/** The same with a button. */
export function tellWithButton(adapter: Adapter, place: Place, card: Card): Promise<void> {
  return say(adapter, place, { message: renderMessage(card), modal: renderModal(card) });
}

/** Says what a person may miss: beside the message or command, else where they and the app write to each other. */
export function sayQuietly(adapter: Adapter, place: Place, sentence: string): Promise<void> {
  const said = { message: renderSentence(sentence), modal: renderNotice(sentence) };
  if (place.respond !== undefined || place.opening?.kind === 'open') return say(adapter, place, said);
  return orInAMessage(adapter, place, said.message, () =>
    whisperTo(adapter.clients.impatient, place.account.userId, said.message),
  );
}

/** Whether it is Slack that did not take something, rather than Tandem that could not make it. */
export function isRefusedBySlack(error: unknown): boolean {
  return error instanceof SlackError || error instanceof ResponseRefused;
}

function say(adapter: Adapter, place: Place, said: Said): Promise<void> {
  return orInAMessage(adapter, place, said.message, () => sayInPlace(adapter, place, said));
}

async function sayInPlace(adapter: Adapter, place: Place, { message, modal }: Said): Promise<void> {
  const { respond, surface, opening } = place;
  if (opening?.kind === 'open') {
    if ((await openWindow(adapter, place, modal)).kind === 'open') return;
  }
  if (respond) return respond({ ...message, response_type: 'ephemeral', replace_original: false });
  if (surface === 'dialog') return pushWindow(adapter, place, modal);
  if (opening !== undefined) throw new ResponseRefused('no window');
  if ((await openWindow(adapter, place, modal)).kind === 'failed') throw new ResponseRefused('no window');
}

async function orInAMessage(
  { clients, log }: Adapter,
  { account }: Place,
  message: SlackMessage,
  say: () => Promise<void>,
): Promise<void> {
  try {
    await say();
  } catch (error) {
    log.warn(describeError(error), 'could not answer in place; writing a message instead');
    try {
      await writeTo(clients.impatient, account.userId, message);
    } catch (again) {
      log.warn(describeError(again), 'could not answer at all');
    }
  }
}
