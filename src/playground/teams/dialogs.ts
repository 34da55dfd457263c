import type { Backstage } from './backstage.ts';
import { composeInvoke, placeOf } from './compose-activity.ts';
import { findAction, submitAction } from './find-action.ts';
import type { JsonObject } from './json-object.ts';
import { messagePayload } from './message-payload.ts';
import type { Press, Pressed } from './press.ts';

import { type Answer, readTaskAnswer } from './read-answer.ts';
import { isGood, SOMETHING_WENT_WRONG, sendToBot } from './send-to-bot.ts';
import type { Told } from './sight.ts';
import { VisitError } from './visit-error.ts';
import type { Dialog } from './world.ts';

const CONTEXT = { theme: 'default' };

/** Asks the bot for a dialog, after a press on a button whose data says `task/fetch`. */
export function fetchDialog(backstage: Backstage, at: Pressed, data: JsonObject): Promise<Told> {
  return ask(backstage, at, 'task/fetch', { data, context: CONTEXT });
}

/** Asks the bot for the dialog of a message action command. */
export function fetchCommandDialog(backstage: Backstage, at: Pressed, commandId: string): Promise<Told> {
  const value = commandValue(backstage, at, commandId);
  return ask(backstage, at, 'composeExtension/fetchTask', value, commandId);
}

/** Presses an action of the open dialog; every `Action.Submit` there submits the dialog. */
export async function pressInDialog(
  backstage: Backstage,
  at: Pressed,
  dialog: Dialog,
  press: Press,
): Promise<Told> {
  const found = findAction(dialog.card === undefined ? [] : [dialog.card], press.action);
  if (found.action.type === 'Action.OpenUrl') return { opensUrl: String(found.action.url) };
  if (found.action.type === 'Action.ToggleVisibility') return {};
  if (found.action.type !== 'Action.Submit') throw new VisitError('A dialog cannot send that.');
  const { data, fieldErrors } = submitAction(found, press);
  if (Object.keys(fieldErrors).length > 0) return { fieldErrors };
  const { commandId } = dialog;
  if (commandId === undefined) return ask(backstage, at, 'task/submit', { data, context: CONTEXT });
  const value = { ...commandValue(backstage, at, commandId), data };
  return ask(backstage, at, 'composeExtension/submitAction', value, commandId);
}

async function ask(
  backstage: Backstage,
  at: Pressed,
  name: string,
  value: JsonObject,
  commandId?: string,
): Promise<Told> {
  const place = placeOf(at.conversation, at.activity);
  const replyToId = commandId === undefined ? { replyToId: at.activity.id } : {};
  const invoke = composeInvoke(backstage, at.user, place, { name, value, ...replyToId });
  const delivery = await sendToBot(backstage, invoke);
  if (!isGood(delivery)) return { error: SOMETHING_WENT_WRONG };
  const answer = readTaskAnswer(delivery.body);
  const isFetch = name === 'task/fetch' || name === 'composeExtension/fetchTask';
  if (answer.kind === 'nothing' && isFetch) {
    backstage.log.addProblems([`${name}: the answer has no task`]);
    return { error: SOMETHING_WENT_WRONG };
  }
  return showAnswer(backstage, at, answer, commandId);
}

function showAnswer(backstage: Backstage, at: Pressed, answer: Answer, commandId?: string): Told {
  const { dialogs } = backstage.store.world;
  const from = {
    conversationId: at.conversation.id,
    activityId: at.activity.id,
    ...(commandId === undefined ? {} : { commandId }),
  };
  switch (answer.kind) {
    case 'card': {
      const { title, card, height, width } = answer;
      dialogs[at.user.id] = { title, card, height, width, ...from };
      break;
    }
    case 'message':
      dialogs[at.user.id] = { title: backstage.bot.name, message: answer.text, ...from };
      break;
    case 'nothing':
      delete dialogs[at.user.id];
      break;
    default:
      if (answer.kind === 'broken') backstage.log.addProblems(answer.problems);
      return { error: SOMETHING_WENT_WRONG };
  }
  backstage.store.changed(at.conversation.id);
  return {};
}

function commandValue(backstage: Backstage, at: Pressed, commandId: string): JsonObject {
  return {
    commandId,
    commandContext: 'message',
    requestId: backstage.store.nextActivityId(backstage.now()),
    messagePayload: messagePayload(backstage, at.conversation, at.activity),
    context: CONTEXT,
  };
}
