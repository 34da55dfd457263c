import { isShowing, opensDialog } from '../../core/chat/user-action.ts';
import type { View } from '../../core/chat/view.ts';
import type { Adapter, Place } from '../adapter.ts';
import type { Answered } from '../ask.ts';
import { describeError, explainError } from '../explain-error.ts';
import { renderMessage } from '../render/render-message.ts';
import { renderModal, renderNotice } from '../render/render-modal.ts';
import { leaveButton } from './leave-button.ts';
import { publishHub, refreshHome } from './publish-home.ts';
import { isRefusedBySlack, sayQuietly, tell } from './tell.ts';
import { openWindow } from './windows.ts';

/** Shows the answer to what was pressed in a message or on the Home tab, or typed as a command; never throws. */
export async function showAnswer(adapter: Adapter, place: Place, answered: Answered): Promise<void> {
  const { action } = answered.asked;
  try {
    await deliver(adapter, place, answered);
  } catch (error) {
    await makeUpFor(adapter, place, answered, error);
  }
  if (place.surface === 'home' && !isShowing(action)) await refreshHome(adapter, place.account);
}

async function deliver(adapter: Adapter, place: Place, answered: Answered): Promise<void> {
  const { reply } = answered;
  switch (reply.kind) {
    case 'show':
      return show(adapter, place, answered, reply.view);
    case 'errors':
      return openDialog(adapter, place, answered, reply.form);
    case 'notice':
      return tell(adapter, place, reply.text);
    case 'close':
      return reply.text === undefined ? endWaiting(adapter, place) : sayQuietly(adapter, place, reply.text);
    case 'nothing':
      return endWaiting(adapter, place);
  }
}

async function endWaiting(adapter: Adapter, place: Place): Promise<void> {
  if (place.opening?.kind === 'open')
    await openWindow(adapter, place, renderNotice('Done. You can close this window.'));
}

async function show(adapter: Adapter, place: Place, answered: Answered, view: View): Promise<void> {
  const { respond, surface, account, opening } = place;
  const isWindow = opensDialog(answered.asked.action) || view.kind === 'form' || opening !== undefined;
  if (isWindow) return openDialog(adapter, place, answered, view);
  if (view.kind === 'hub' && surface !== 'command') {
    await publishHub(adapter, account.userId, view, {
      actor: answered.actor,
      askedAt: adapter.core.clock.now(),
    });
    if (surface === 'message')
      await sayQuietly(adapter, place, 'Your hub is up to date on the Home tab above.');
  } else if (respond) {
    await respond({
      ...renderMessage(view),
      response_type: 'ephemeral',
      replace_original: surface === 'message',
    });
  } else {
    await openDialog(adapter, place, answered, view);
  }
}

/** Opens a dialog; when Slack does not, the person gets a button that opens it. */
async function openDialog(adapter: Adapter, place: Place, answered: Answered, view: View): Promise<void> {
  const { kind } = await openWindow(adapter, place, renderModal(view));
  if (kind === 'failed') await leaveButton(adapter, place, view.title, answered);
}

/** What was done is done: that it could not be shown is no failure of it. */
async function makeUpFor(adapter: Adapter, place: Place, answered: Answered, error: unknown): Promise<void> {
  const { action } = answered.asked;
  const isOurs = !isRefusedBySlack(error);
  if (isOurs && isShowing(action)) return tell(adapter, place, explainError(adapter.log, error, action.type));
  adapter.log[isOurs ? 'error' : 'warn'](describeError(error), 'could not show an answer');
  const { reply } = answered;
  await leaveButton(adapter, place, reply.kind === 'show' ? reply.view.title : '1-to-1', answered);
}
