import { isShowing } from '../../core/chat/user-action.ts';
import type { Adapter, Drawing, Place } from '../adapter.ts';
import type { Answered } from '../ask.ts';
import { describeError, explainError } from '../explain-error.ts';
import type { Modal } from '../render/block-types.ts';
import { renderModal, renderNotice } from '../render/render-modal.ts';
import { leaveButton } from './leave-button.ts';
import { isRefusedBySlack, tell } from './tell.ts';
import { redrawDialog } from './windows.ts';

const pressAgain = 'Slack could not show the answer. Nothing in this window is lost: please press again.';

/** Shows an answer in the dialog that it was asked for in; never throws. */
export async function showInDialog(
  adapter: Adapter,
  place: Place,
  drawing: Drawing,
  answered: Answered,
  onConflict?: 'draw' | 'leave',
): Promise<void> {
  const { reply, asked } = answered;
  if (reply.kind === 'notice') return tell(adapter, place, reply.text);
  if (reply.kind === 'nothing') return;
  try {
    await redrawDialog(adapter, drawing, modalFor(reply), onConflict);
  } catch (error) {
    const isOurs = !isRefusedBySlack(error);
    if (reply.kind === 'close') return tell(adapter, place, closing(reply));
    if (reply.kind === 'show' && !isShowing(asked.action)) {
      adapter.log[isOurs ? 'error' : 'warn'](describeError(error), 'could not show what was done');
      return leaveButton(adapter, place, reply.view.title, answered);
    }
    if (isOurs) return tell(adapter, place, explainError(adapter.log, error, asked.action.type));
    adapter.log.warn(describeError(error), 'Slack did not draw a dialog');
    await tell(adapter, place, pressAgain);
  }
}

type Drawn = Exclude<Answered['reply'], { kind: 'notice' | 'nothing' }>;

function modalFor(reply: Drawn): Modal {
  if (reply.kind === 'close') return renderNotice(closing(reply));
  return renderModal(reply.kind === 'show' ? reply.view : reply.form);
}

function closing({ text = 'Done. You can close this window.' }: { text?: string }): string {
  return text;
}
