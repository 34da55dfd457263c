import type { Adapter, Drawing, Opening, Place } from '../adapter.ts';
import { describeError } from '../explain-error.ts';
import { slackErrorCode } from '../outbound/slack-error.ts';
import type { Modal } from '../render/block-types.ts';
import { renderNotice } from '../render/render-modal.ts';

/** Trigger ids are good for one window: the same press has opened it before, here or at another copy. */
const exchanged = new Set(['exchanged_trigger_id', 'trigger_exchanged']);

function isExchanged(error: unknown): boolean {
  return exchanged.has(slackErrorCode(error) ?? '');
}

/** Opens a window at once, while it can still be opened, for an answer that takes a call to Slack. */
export async function openWaiting(adapter: Adapter, place: Place): Promise<void> {
  if (place.surface === 'dialog' || place.triggerId === undefined) return;
  await openWindow(adapter, place, renderNotice('One moment …'));
}

/** Opens a dialog for a press, or draws it in the one that is open for that press already; never throws. */
export async function openWindow(adapter: Adapter, place: Place, modal: Modal): Promise<Opening> {
  const { opening } = place;
  if (opening === undefined) place.opening = await open(adapter, place.triggerId ?? '', modal);
  else if (opening.kind === 'open') place.opening = await draw(adapter, opening, modal);
  return place.opening ?? { kind: 'failed' };
}

/** Shows a window above the one in which something was pressed or sent, which stays as it is under it. */
export async function pushWindow({ clients }: Adapter, place: Place, view: Modal): Promise<void> {
  try {
    await clients.impatient.views.push({ trigger_id: place.triggerId ?? '', view });
  } catch (error) {
    if (!isExchanged(error)) throw error;
  }
}

async function open({ clients, log }: Adapter, trigger_id: string, modal: Modal): Promise<Opening> {
  try {
    const { view } = await clients.impatient.views.open({ trigger_id, view: modal });
    return { kind: 'open', viewId: view?.id ?? '', hash: view?.hash ?? '' };
  } catch (error) {
    if (isExchanged(error)) return { kind: 'over' };
    log.warn(describeError(error), 'Slack did not open a dialog');
    return { kind: 'failed' };
  }
}

async function draw(adapter: Adapter, drawing: Drawing, modal: Modal): Promise<Opening> {
  try {
    const hash = await redrawDialog(adapter, drawing, modal);
    return hash === undefined ? { kind: 'over' } : { kind: 'open', viewId: drawing.viewId, hash };
  } catch (error) {
    adapter.log.warn(describeError(error), 'Slack did not draw a dialog');
    return { kind: 'failed' };
  }
}

/**
 * Draws an open dialog anew; one that was closed stays closed.
 * @param onConflict what to do where it was drawn anew since
 * @returns its hash from now on, unless it is left as it is
 */
export async function redrawDialog(
  adapter: Adapter,
  { viewId, hash }: Drawing,
  view: Modal,
  onConflict: 'draw' | 'leave' = 'draw',
): Promise<string | undefined> {
  const { views } = adapter.clients.impatient;
  try {
    const drawn = await views.update({ view_id: viewId, view, ...(hash !== '' && { hash }) });
    return drawn.view?.hash ?? '';
  } catch (error) {
    const code = slackErrorCode(error);
    if (code === 'hash_conflict' && onConflict === 'draw')
      return redrawDialog(adapter, { viewId, hash: '' }, view);
    if (code !== 'hash_conflict' && code !== 'not_found') throw error;
    return undefined;
  }
}
