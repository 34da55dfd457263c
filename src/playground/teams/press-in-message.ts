import type { Backstage } from './backstage.ts';
import { composeActivity, composeInvoke, placeOf } from './compose-activity.ts';
import { fetchDialog } from './dialogs.ts';
import { type FoundAction, findAction, submitAction } from './find-action.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import type { Press, Pressed } from './press.ts';
import { readExecuteAnswer } from './read-answer.ts';
import { isGood, SOMETHING_WENT_WRONG, sendToBot } from './send-to-bot.ts';
import { cardsFor, type Told } from './sight.ts';
import { VisitError } from './visit-error.ts';

export async function pressInMessage(backstage: Backstage, at: Pressed, press: Press): Promise<Told> {
  const found = findAction(cardsFor(at.user, at.activity), press.action);
  switch (found.action.type) {
    case 'Action.OpenUrl':
      return { opensUrl: String(found.action.url) };
    case 'Action.Execute':
    case 'Action.Submit':
      return send(backstage, at, found, press);
    case 'Action.ToggleVisibility':
      return {};
    default:
      throw new VisitError(`A ${String(found.action.type)} cannot be pressed.`);
  }
}

async function send(backstage: Backstage, at: Pressed, found: FoundAction, press: Press): Promise<Told> {
  const { data, fieldErrors } = submitAction(found, press);
  if (Object.keys(fieldErrors).length > 0) return { fieldErrors };
  if (found.action.type === 'Action.Execute') return execute(backstage, at, found.action, data);
  const teamsPart = data.msteams;
  const opensDialog = isJsonObject(teamsPart) && teamsPart.type === 'task/fetch';
  return opensDialog ? fetchDialog(backstage, at, data) : submit(backstage, at, data);
}

/** `Action.Execute`: the card in the answer stands in the place of the old one, for this person. */
async function execute(
  backstage: Backstage,
  { user, conversation, activity }: Pressed,
  { id, title, verb }: JsonObject,
  data: JsonObject,
): Promise<Told> {
  const invoke = composeInvoke(backstage, user, placeOf(conversation, activity), {
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', id, title, verb, data }, trigger: 'manual' },
    replyToId: activity.id,
  });
  const delivery = await sendToBot(backstage, invoke);
  if (!isGood(delivery)) return { error: SOMETHING_WENT_WRONG };
  const answer = readExecuteAnswer(delivery.body);
  switch (answer.kind) {
    case 'card':
      activity.views[user.id] = answer.card;
      backstage.store.changed(conversation.id);
      return {};
    case 'message':
      return { notice: answer.text };
    case 'broken':
      backstage.log.addProblems(answer.problems);
      return { error: SOMETHING_WENT_WRONG };
    default:
      return { error: SOMETHING_WENT_WRONG };
  }
}

/** `Action.Submit`: a message without text, with the data as its value. */
async function submit(
  backstage: Backstage,
  { user, conversation, activity }: Pressed,
  value: JsonObject,
): Promise<Told> {
  const place = placeOf(conversation, activity);
  const message = composeActivity(backstage, user, place, {
    type: 'message',
    id: backstage.store.nextActivityId(backstage.now()),
    replyToId: activity.id,
    value,
  });
  return isGood(await sendToBot(backstage, message)) ? {} : { error: SOMETHING_WENT_WRONG };
}
