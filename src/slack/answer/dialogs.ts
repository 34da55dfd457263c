import { encodeAction, type UserAction } from '../../core/chat/user-action.ts';
import type { View } from '../../core/chat/view.ts';
import type { Adapter, Place } from '../adapter.ts';
import type { Drawing } from '../open-forms.ts';
import { slackErrorCode } from '../outbound/slack-error.ts';
import { writeTo } from '../outbound/write-to.ts';
import type { Modal } from '../render/block-types.ts';
import { renderMessage } from '../render/render-message.ts';
import { renderModal } from '../render/render-modal.ts';
import { sizes } from '../render/sizes.ts';

const tooLate = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'trigger_expired',
  'trigger_exchanged',
]);

/** Opens a dialog; when Slack says that it took too long, the person gets a button that opens it. */
export async function openDialog(
  adapter: Adapter,
  { account, triggerId }: Place,
  action: UserAction,
  view: View,
): Promise<void> {
  try {
    await adapter.clients.impatient.views.open({ trigger_id: triggerId ?? '', view: renderModal(view) });
  } catch (error) {
    if (!tooLate.has(slackErrorCode(error) ?? '')) throw error;
    await writeTo(
      adapter.clients.impatient,
      account.userId,
      renderMessage(openItYourself(view.title, action)),
    );
  }
}

function openItYourself(title: string, action: UserAction) {
  const sentence = 'Slack could not open the window in time. Press the button to open it.';
  const isShort = encodeAction(action).length <= sizes.buttonValue;
  const again: UserAction = isShort ? action : { type: 'open-home' };
  return {
    kind: 'card' as const,
    title,
    summary: sentence,
    body: [
      { kind: 'text' as const, text: sentence },
      { kind: 'buttons' as const, buttons: [{ label: 'Open', action: again, style: 'primary' as const }] },
    ],
  };
}

/** Draws an open dialog anew, whatever happened to it meanwhile; one that was closed stays closed. */
export async function redrawDialog(adapter: Adapter, { viewId, hash }: Drawing, view: Modal): Promise<void> {
  const { views } = adapter.clients.impatient;
  try {
    await views.update({ view_id: viewId, view, ...(hash !== '' && { hash }) });
  } catch (error) {
    const code = slackErrorCode(error);
    if (code === 'hash_conflict') await redrawDialog(adapter, { viewId, hash: '' }, view);
    else if (code !== 'not_found') throw error;
  }
}
