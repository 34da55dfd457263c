import type { App } from '@slack/bolt';
import type { Reply } from '../../core/chat/reply.ts';
import { decodeAction, type UserAction } from '../../core/chat/user-action.ts';
import type { Adapter, Place } from '../adapter.ts';
import { answer } from '../answer/answer.ts';
import { redrawDialog } from '../answer/dialogs.ts';
import { changesSomething, refreshHome } from '../answer/publish-home.ts';
import { tell } from '../answer/tell.ts';
import { askFromForm, askToSave } from '../ask.ts';
import { explainError } from '../explain-error.ts';
import { decodeFormMetadata } from '../render/form-metadata.ts';
import { pressPrefix } from '../render/render-buttons.ts';
import { answerPrefix } from '../render/render-field.ts';
import { renderModal, renderNotice } from '../render/render-modal.ts';
import { accountOf, type Press, pressSchema, type ShownView } from './payloads.ts';
import { readSubmission } from './read-submission.ts';

const fromAnOlderVersion =
  'This button is from an older version of Tandem and does nothing any more. Open your hub to go on.';

/** Every button, and every change of a field in a form that is saved while it is filled in. */
export function listenToPresses(app: App, adapter: Adapter): void {
  app.action({ type: 'block_actions' }, async ({ ack, body, respond }) => {
    await ack();
    const press = pressSchema.parse(body);
    const [{ action_id, value }] = press.actions;
    const place: Place = {
      account: accountOf(press),
      surface: surfaceOf(press),
      ...(press.trigger_id !== undefined && { triggerId: press.trigger_id }),
      ...(press.response_url !== undefined && { respond }),
    };
    if (action_id.startsWith(answerPrefix)) return saveDraft(adapter, place, press);
    const action = action_id.startsWith(pressPrefix) ? decodeAction(value) : undefined;
    if (action === undefined) return tell(adapter, place, fromAnOlderVersion);
    if (place.surface === 'dialog' && press.view) return pageDialog(adapter, place, press.view, action);
    return answer(adapter, place, action);
  });
}

function surfaceOf({ view }: Press): Place['surface'] {
  if (view?.type === 'home') return 'home';
  return view ? 'dialog' : 'message';
}

async function saveDraft(adapter: Adapter, place: Place, press: Press): Promise<void> {
  const { view } = press;
  const autosave = decodeFormMetadata(view?.private_metadata)?.autosave;
  if (!view || !autosave) return;
  const drawing = { viewId: view.id, hash: view.hash };
  const typed = { ...drawing, typedAt: Number(press.actions[0].action_ts) };
  const reply = await askToSave(adapter, place, typed, autosave, readSubmission(view.state));
  const { isNews } = adapter.openForms.noteSaving(drawing, reply.kind === 'notice');
  if (reply.kind === 'notice' && isNews) await tell(adapter, place, reply.text);
}

/** A button in a dialog: what is in the form goes along, and the answer takes the form's place. */
async function pageDialog(
  adapter: Adapter,
  place: Place,
  view: ShownView,
  action: UserAction,
): Promise<void> {
  const drawing = { viewId: view.id, hash: view.hash };
  const reply = await askFromForm(adapter, place, drawing, action, readSubmission(view.state));
  try {
    await showInDialog(adapter, place, view, reply);
  } catch (error) {
    adapter.openForms.reopen(drawing);
    await tell(adapter, place, explainError(adapter.log, error, action.type));
  }
  if (changesSomething(action)) await refreshHome(adapter, place.account);
}

async function showInDialog(adapter: Adapter, place: Place, view: ShownView, reply: Reply): Promise<void> {
  const drawing = { viewId: view.id, hash: view.hash };
  switch (reply.kind) {
    case 'show':
      return redrawDialog(adapter, drawing, renderModal(reply.view));
    case 'errors':
      return redrawDialog(adapter, drawing, renderModal(reply.form));
    case 'notice':
      return tell(adapter, place, reply.text);
    case 'close':
      return redrawDialog(adapter, drawing, renderNotice(reply.text ?? 'Done. You can close this window.'));
    case 'nothing':
      return;
  }
}
