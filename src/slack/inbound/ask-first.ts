import type { ViewResponseAction } from '@slack/bolt';
import type { Reply } from '../../core/chat/reply.ts';
import { isShowing } from '../../core/chat/user-action.ts';
import type { Adapter, Drawing, Place } from '../adapter.ts';
import { refreshHome } from '../answer/publish-home.ts';
import { showInDialog } from '../answer/show-in-dialog.ts';
import { tell } from '../answer/tell.ts';
import { pushWindow, redrawDialog } from '../answer/windows.ts';
import { type Answered, ask } from '../ask.ts';
import { describeError } from '../explain-error.ts';
import type { AskedFirst, Confirmed } from '../render/asked-first.ts';
import { renderConfirmation, renderNotice } from '../render/render-modal.ts';
import { answerOnceStored } from './answer-once-stored.ts';
import type { ShownView } from './payloads.ts';
import { readSubmission } from './read-submission.ts';
import { keyOf } from './sent-form.ts';

export const stillAtIt = 'Still at it. This window goes on by itself.';

const notAsked = 'Slack could not ask you first, so nothing was done. Please press again.';

/**
 * Asks in a window above the one where it was pressed, which keeps what was typed in it.
 * @param ack comes after the window, so that until then the button is seen to be pressed
 */
export async function askFirst(
  adapter: Adapter,
  place: Place,
  view: ShownView,
  { action, confirm }: AskedFirst,
  ack: () => Promise<void>,
): Promise<void> {
  const values = readSubmission(view);
  const page = { viewId: view.id, hash: view.hash };
  // The key is that of the page: whoever is asked twice, and twice says yes, does it once.
  const confirmed = { action, page, key: keyOf(view, action, values), values };
  const isAsked = await pushWindow(adapter, place, renderConfirmation(confirm, confirmed)).then(
    () => true,
    (error: unknown) => {
      adapter.log.warn(describeError(error), 'Slack did not open a window that asks');
      return false;
    },
  );
  await ack();
  if (!isAsked) await tell(adapter, place, notAsked);
}

/** Somebody said yes: the window that asked closes, and the page under it becomes the answer. */
export async function doConfirmed(
  adapter: Adapter,
  place: Place,
  view: ShownView,
  { action, page, key, values }: Confirmed,
  ack: (response?: ViewResponseAction) => Promise<void>,
): Promise<void> {
  let isWaiting = false;
  const ackEarly = () => {
    isWaiting = true;
    return ack(becoming(stillAtIt));
  };
  const show = async (answered: Answered, drawings: Drawing[]) => {
    if (answered.reply.kind !== 'notice')
      for (const drawing of drawings) await showInDialog(adapter, place, drawing, answered);
    if (!isShowing(action)) await refreshHome(adapter, place.account);
  };
  await answerOnceStored(adapter, action, ask(adapter, place, { action, values, key }), {
    ack: ({ reply }) => ack(reply.kind === 'notice' ? becoming(reply.text) : undefined),
    ackEarly,
    answer: (answered) => show(answered, [page, ...asksBetween(view, page)]),
    answerLate: async (answered) => {
      const asking = { viewId: view.id, hash: isWaiting ? '' : view.hash };
      if (answered.reply.kind === 'notice') await sayInstead(adapter, asking, answered.reply);
      await show(done(answered), [page, ...asksBetween(view, page), asking]);
    },
    isWaitedFor: () => isWaiting,
  });
}

/** The window that asked says it, and is closed upon the page as it was. */
function becoming(sentence: string): ViewResponseAction {
  return { response_action: 'update', view: renderNotice(sentence) };
}

/** Slack may open two windows for two quick presses: the one underneath has nothing left to ask. */
function asksBetween({ previous_view_id: under }: ShownView, page: Drawing): Drawing[] {
  return under == null || under === page.viewId ? [] : [{ viewId: under, hash: '' }];
}

async function sayInstead(adapter: Adapter, asking: Drawing, { text }: { text: string }): Promise<void> {
  try {
    await redrawDialog(adapter, asking, renderNotice(text), 'leave');
  } catch (error) {
    adapter.log.warn(describeError(error), 'Slack did not draw a dialog');
  }
}

function done(answered: Answered): Answered {
  const reply: Reply = answered.reply.kind === 'nothing' ? { kind: 'close' } : answered.reply;
  return { ...answered, reply };
}
