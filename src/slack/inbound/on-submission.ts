import type { App, ViewResponseAction } from '@slack/bolt';
import type { Reply } from '../../core/chat/reply.ts';
import { isShowing } from '../../core/chat/user-action.ts';
import { type Form, fieldsOf } from '../../core/chat/view.ts';
import type { Adapter, Place } from '../adapter.ts';
import { refreshHome } from '../answer/publish-home.ts';
import { showInDialog } from '../answer/show-in-dialog.ts';
import { sayQuietly } from '../answer/tell.ts';
import { redrawDialog } from '../answer/windows.ts';
import { type Answered, ask } from '../ask.ts';
import { describeError, explainError } from '../explain-error.ts';
import { decodeConfirmed } from '../render/asked-first.ts';
import { decodeFormMetadata } from '../render/form-metadata.ts';
import { fieldIdIn } from '../render/render-field.ts';
import { renderModal, renderNotice } from '../render/render-modal.ts';
import { answerOnceStored } from './answer-once-stored.ts';
import { doConfirmed, stillAtIt } from './ask-first.ts';
import { formAsItWas } from './form-as-it-was.ts';
import { accountOf, closingSchema, type ShownView, submissionSchema } from './payloads.ts';
import { readSubmission } from './read-submission.ts';
import { keyOf, sentFormOf } from './sent-form.ts';

const fromAnOlderVersion =
  'This form is from an older version of Tandem and was not sent. Copy what you wrote, close it, and open it again.';

/** A sent form is answered in its acknowledgement, or afterwards when the answer takes too long. */
export function listenToSubmissions(app: App, adapter: Adapter): void {
  app.view({ type: 'view_submission' }, async ({ ack, body }) => {
    const submission = submissionSchema.parse(body);
    const { view, trigger_id: triggerId } = submission;
    const place: Place = {
      account: accountOf(submission),
      surface: 'dialog',
      ...(triggerId !== undefined && { triggerId }),
    };
    const confirmed = decodeConfirmed(view.private_metadata);
    if (confirmed) return doConfirmed(adapter, place, view, confirmed, (response) => ack(response));
    const action = decodeFormMetadata(view.private_metadata)?.submit;
    if (action === undefined) return ack(pushed(fromAnOlderVersion));
    const values = readSubmission(view);
    const asked = { action, values, key: keyOf(view, action, values), form: sentFormOf(view) };
    let isWaiting = false;
    const ackEarly = () => {
      isWaiting = true;
      return ack({ response_action: 'update', view: renderNotice(stillAtIt) });
    };
    await answerOnceStored(adapter, action, ask(adapter, place, asked), {
      ack: ({ reply }) => ack(responseTo(adapter, view, reply)),
      // Whoever typed nothing loses nothing: they read that it is not done yet.
      ackEarly: Object.keys(values).length === 0 ? ackEarly : undefined,
      answer: async ({ reply }) => {
        if (reply.kind === 'close' && reply.text !== undefined) await sayQuietly(adapter, place, reply.text);
        if (!isShowing(action)) await refreshHome(adapter, place.account);
      },
      answerLate: async (answered) => {
        await follow(adapter, place, view, answered, isWaiting);
        if (!isShowing(action)) await refreshHome(adapter, place.account);
      },
      isWaitedFor: () => isWaiting,
    });
  });

  app.view({ type: 'view_closed' }, async ({ ack, body }) => {
    await ack();
    await refreshHome(adapter, accountOf(closingSchema.parse(body)));
  });
}

function responseTo(adapter: Adapter, view: ShownView, reply: Reply): ViewResponseAction | undefined {
  try {
    switch (reply.kind) {
      case 'show':
        return { response_action: 'update', view: renderModal(reply.view) };
      case 'errors':
        return errorsIn(view, reply.form);
      case 'notice':
        return pushed(reply.text);
      case 'close':
        return { response_action: 'clear' };
      case 'nothing':
        return undefined;
    }
  } catch (error) {
    return pushed(explainError(adapter.log, error, 'answering a form'));
  }
}

/** Above the form, which stays as it is under it. */
function pushed(sentence: string): ViewResponseAction {
  return { response_action: 'push', view: renderNotice(sentence) };
}

/** Beside the fields where all of them are on the page that was sent; else the form is drawn again. */
function errorsIn(view: ShownView, form: Form): ViewResponseAction {
  const shown = new Map(
    view.blocks.flatMap(({ type, block_id }) =>
      type === 'input' && block_id !== undefined ? [[fieldIdIn(block_id), block_id] as const] : [],
    ),
  );
  const wrong = fieldsOf(form).flatMap(({ id, error }) => (error === undefined ? [] : [{ id, error }]));
  const errors = wrong.flatMap(({ id, error }) => {
    const blockId = shown.get(id);
    return blockId === undefined ? [] : [[blockId, error] as const];
  });
  if (wrong.length > 0 && errors.length === wrong.length)
    return { response_action: 'errors', errors: Object.fromEntries(errors) };
  return { response_action: 'update', view: renderModal(form) };
}

/**
 * The page becomes the answer; a form that was not taken is there with what was typed.
 * @param isWaiting whether it is a page that waits by now, rather than the form, of which Slack said that it failed
 */
async function follow(
  adapter: Adapter,
  place: Place,
  view: ShownView,
  answered: Answered,
  isWaiting: boolean,
): Promise<void> {
  const { reply } = answered;
  const drawing = { viewId: view.id, hash: isWaiting ? '' : view.hash };
  if (reply.kind === 'notice') {
    try {
      await redrawDialog(adapter, drawing, formAsItWas(view, reply.text), 'leave');
    } catch (error) {
      adapter.log.warn(describeError(error), 'Slack did not draw a dialog');
    }
    return;
  }
  const done: Reply = reply.kind === 'nothing' ? { kind: 'close' } : reply;
  await showInDialog(adapter, place, drawing, { ...answered, reply: done }, 'leave');
}
