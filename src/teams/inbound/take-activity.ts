import { parseCommand } from '../../core/chat/parse-command.ts';
import { rememberEvent } from '../../core/chat/remember-event.ts';
import type { Surface } from '../../core/chat/reply.ts';
import { isShowing } from '../../core/chat/user-action.ts';
import { unlessDatabaseIsAway } from '../../core/database/away.ts';
import type { Activity } from '../activity.ts';
import type { Adapter } from '../adapter.ts';
import { answerInChat, executeAnswer } from '../answer/answer-in-chat.ts';
import { answerInDialog, openNotice } from '../answer/answer-in-dialog.ts';
import { type Asked, ask } from '../ask.ts';
import { explainError } from '../explain-error.ts';
import { readCardData, type Submission } from '../render/card-data.ts';
import * as sentences from '../sentences.ts';
import { commandText } from './command-text.ts';
import { readMessageAction } from './message-action.ts';
import type { Inbound } from './payloads.ts';
import { readExecuteData, readTaskData } from './read-submission.ts';
import { rememberChannel } from './remember-channel.ts';
import { requestKey } from './request-key.ts';
import { takeInstallation } from './take-installation.ts';

/** Answers one thing that happened in Teams; nothing that goes wrong leaves a person without an answer. */
export async function takeActivity(adapter: Adapter, activity: Activity): Promise<void> {
  try {
    await route(adapter, activity);
  } catch (error) {
    const { type, name } = activity.inbound;
    await apologise(activity, explainError(adapter.log, error, name ?? type));
  }
}

async function route(adapter: Adapter, activity: Activity): Promise<void> {
  const { inbound } = activity;
  if (isForeign(adapter, inbound)) return refuse(adapter, activity);
  await rememberChannel(adapter, activity);
  switch (inbound.type) {
    case 'message':
      return takeMessage(adapter, activity);
    case 'invoke':
      return takeInvoke(adapter, activity);
    case 'installationUpdate':
    case 'conversationUpdate':
      return takeInstallation(adapter, activity);
  }
}

async function apologise({ inbound, say, answer }: Activity, text: string): Promise<void> {
  if (inbound.type === 'message') return say({ text });
  if (inbound.type !== 'invoke') return;
  const isExecute = inbound.name === 'adaptiveCard/action';
  return answer(200, isExecute ? executeAnswer({ text }) : openNotice(text));
}

function isForeign({ tenantId }: Adapter, inbound: Inbound): boolean {
  return tenantId !== undefined && inbound.tenantId !== tenantId;
}

async function refuse({ log }: Adapter, { inbound, answer }: Activity): Promise<void> {
  log.warn({ tenantId: inbound.tenantId, type: inbound.type }, 'refused an activity of another tenant');
  if (inbound.type === 'invoke') await answer(403);
}

/** Something typed, or a button of a client that does not know `Action.Execute`. */
async function takeMessage(adapter: Adapter, activity: Activity): Promise<void> {
  const { inbound, say } = activity;
  if (await isRepeated(adapter, inbound)) return;
  if (!inbound.isPersonal) return say({ text: sentences.personalOnly });
  if (inbound.value !== undefined && inbound.value !== null) return takePressInMessage(adapter, activity);
  const action = parseCommand(await commandText(inbound));
  const asked = { action, about: {}, values: {}, key: requestKey(inbound) };
  const reply = await ask(adapter, activity, asked, 'command');
  const outgoing = answerInChat(reply, action);
  if (outgoing !== undefined) await say(outgoing);
}

/** Teams sends a message again when its answer got lost. */
async function isRepeated({ core }: Adapter, { eventId }: Inbound): Promise<boolean> {
  return eventId !== undefined && !(await unlessDatabaseIsAway(rememberEvent(core, 'teams', eventId)));
}

async function takePressInMessage(adapter: Adapter, activity: Activity): Promise<void> {
  const { inbound, say, replace } = activity;
  const submission = readCardData(inbound.value);
  if (submission === undefined) return say({ text: sentences.olderButton });
  const reply = await ask(adapter, activity, askedFor(activity, submission), surfaceOf(submission));
  const outgoing = answerInChat(reply, submission.action);
  if (outgoing === undefined) return;
  const replaced = reply.kind === 'show' ? inbound.replyToId : undefined;
  await (replaced === undefined ? say(outgoing) : replace(replaced, outgoing));
}

async function takeInvoke(adapter: Adapter, activity: Activity): Promise<void> {
  const { name, value, isPersonal } = activity.inbound;
  switch (name) {
    case 'adaptiveCard/action':
      return isPersonal
        ? takeExecute(adapter, activity, readCardData(readExecuteData(value)))
        : activity.answer(200, executeAnswer({ text: sentences.personalOnly }));
    case 'task/fetch': {
      const submission = readCardData(readTaskData(value));
      return takeDialog(adapter, activity, submission, submission && surfaceOf(submission));
    }
    case 'composeExtension/fetchTask':
      return takeDialog(adapter, activity, readMessageAction(value), 'message', sentences.unknownCommand);
    case 'task/submit':
    case 'composeExtension/submitAction':
      return takeDialog(adapter, activity, readCardData(readTaskData(value)), 'dialog');
    default:
      return activity.answer(501);
  }
}

async function takeExecute(
  adapter: Adapter,
  activity: Activity,
  submission: Submission | undefined,
): Promise<void> {
  if (submission === undefined) return activity.answer(200, executeAnswer({ text: sentences.olderButton }));
  const reply = await ask(adapter, activity, askedFor(activity, submission), surfaceOf(submission));
  await activity.answer(200, executeAnswer(answerInChat(reply, submission.action)));
}

async function takeDialog(
  adapter: Adapter,
  activity: Activity,
  submission: Submission | undefined,
  surface: Surface = 'message',
  otherwise: string = sentences.olderButton,
): Promise<void> {
  if (submission === undefined) return activity.answer(200, openNotice(otherwise));
  const { action, about } = submission;
  // On the way back what had been typed is handed over again: a form may start from it.
  const values = isShowing(action) ? { ...about.kept, ...submission.values } : submission.values;
  const reply = await ask(adapter, activity, { ...askedFor(activity, submission), values }, surface);
  const isOpen = surface === 'dialog';
  const body = answerInDialog(reply, isOpen ? submission : { ...submission, values: {} });
  return activity.answer(200, body ?? (isOpen ? undefined : { task: { type: 'message', value: 'Done.' } }));
}

function askedFor({ inbound }: Activity, submission: Submission): Asked {
  return { ...submission, key: requestKey(inbound, submission) };
}

function surfaceOf({ about }: Submission): Surface {
  return about.isHome ? 'home' : 'message';
}
