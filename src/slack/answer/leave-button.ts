import { button, buttons, card, text } from '../../core/chat/elements.ts';
import { keepForm } from '../../core/chat/keep-form.ts';
import { encodeAction, isShowing, type UserAction } from '../../core/chat/user-action.ts';
import { whereItShows } from '../../core/chat/where-it-shows.ts';
import { unlessDatabaseIsAway } from '../../core/database/away.ts';
import type { Adapter, Place } from '../adapter.ts';
import type { Answered } from '../ask.ts';
import { describeError } from '../explain-error.ts';
import { sizes } from '../render/sizes.ts';
import { tell, tellWithButton } from './tell.ts';

const notOpened = 'Slack could not open the window. Press the button to open it.';
const notShown = 'That is done, but Slack could not show it. Press the button to see it.';
const tryAgain = 'Slack could not open the window. Please try again.';

/** Leaves a button that opens what Slack did not show, with what was typed for it. */
export async function leaveButton(
  adapter: Adapter,
  place: Place,
  title: string,
  answered: Answered,
): Promise<void> {
  const isDone = isDoneBy(answered);
  const sentence = isDone ? notShown : notOpened;
  try {
    const action = isDone ? whereItShows(answered.asked.action) : await openerOf(adapter, answered);
    const open = button('Open', action, { style: 'primary' });
    await tellWithButton(adapter, place, card({ title, summary: sentence }, text(sentence), buttons(open)));
  } catch (error) {
    adapter.log.warn(describeError(error), 'could not keep a form that Slack did not open');
    await tell(adapter, place, tryAgain);
  }
}

/** A form asks for more, so whatever led to it has changed nothing yet. */
function isDoneBy({ reply, asked }: Answered): boolean {
  const isAsking = reply.kind === 'errors' || (reply.kind === 'show' && reply.view.kind === 'form');
  return !isAsking && !isShowing(asked.action);
}

/** What was typed does not belong into a button, where Slack would keep it. */
async function openerOf({ core }: Adapter, { asked, actor }: Answered): Promise<UserAction> {
  const { action, values = {} } = asked;
  const isBare = isShowing(action) && Object.keys(values).length === 0;
  if (isBare && encodeAction(action).length <= sizes.buttonValue) return action;
  if (actor === undefined) throw new Error('Nobody to keep a form for.');
  const keptId = await unlessDatabaseIsAway(keepForm(core, actor, { action, values }));
  return { type: 'open-kept-form', keptId };
}
