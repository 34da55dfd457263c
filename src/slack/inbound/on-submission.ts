import type { App, ViewResponseAction } from '@slack/bolt';
import type { Reply } from '../../core/chat/reply.ts';
import { type Form, fieldsOf } from '../../core/chat/view.ts';
import type { Adapter } from '../adapter.ts';
import { redrawDialog } from '../answer/dialogs.ts';
import { changesSomething, refreshHome } from '../answer/publish-home.ts';
import { sayQuietly } from '../answer/tell.ts';
import { askFromForm } from '../ask.ts';
import { explainError } from '../explain-error.ts';
import { decodeFormMetadata } from '../render/form-metadata.ts';
import { renderModal, renderNotice } from '../render/render-modal.ts';
import { formAsItWas } from './form-as-it-was.ts';
import { accountOf, closingSchema, type ShownView, submissionSchema } from './payloads.ts';
import { readSubmission } from './read-submission.ts';

const fromAnOlderVersion =
  'This form is from an older version of Tandem and was not sent. Copy what you wrote, close it, and open it again.';

/** A sent form is answered in its acknowledgement, or afterwards when the answer takes too long. */
export function listenToSubmissions(app: App, adapter: Adapter): void {
  app.view({ type: 'view_submission' }, async ({ ack, body }) => {
    const submission = submissionSchema.parse(body);
    const { view } = submission;
    const action = decodeFormMetadata(view.private_metadata)?.submit;
    if (action === undefined) return ack(pushed(fromAnOlderVersion));
    const place = { account: accountOf(submission), surface: 'dialog' } as const;
    const drawing = { viewId: view.id, hash: view.hash };
    const answering = askFromForm(adapter, place, drawing, action, readSubmission(view.state));
    const inTime = await within(adapter.patienceMs, answering);
    if (inTime === undefined) {
      await ack({
        response_action: 'update',
        view: renderNotice('Still at it. This window goes on by itself.'),
      });
      await follow(adapter, view, await answering);
    } else {
      await ack(responseTo(adapter, view, inTime));
      if (inTime.kind === 'close' && inTime.text !== undefined) await sayQuietly(adapter, place, inTime.text);
    }
    if (changesSomething(action)) await refreshHome(adapter, place.account);
  });

  app.view({ type: 'view_closed' }, async ({ ack, body }) => {
    await ack();
    await refreshHome(adapter, accountOf(closingSchema.parse(body)));
  });
}

/** The result, or undefined when it is not there in time. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
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
  const wrong = fieldsOf(form).flatMap(({ id, error }) =>
    error === undefined ? [] : [[id, error] as const],
  );
  const shown = new Set(view.blocks.flatMap(({ type, block_id }) => (type === 'input' ? block_id : [])));
  if (wrong.length > 0 && wrong.every(([id]) => shown.has(id))) {
    return { response_action: 'errors', errors: Object.fromEntries(wrong) };
  }
  return { response_action: 'update', view: renderModal(form) };
}

/** The waiting page becomes the answer; a form that was not taken comes back with what was typed. */
async function follow(adapter: Adapter, view: ShownView, reply: Reply): Promise<void> {
  const waiting = { viewId: view.id, hash: '' };
  switch (reply.kind) {
    case 'show':
      return redrawDialog(adapter, waiting, renderModal(reply.view));
    case 'errors':
      return redrawDialog(adapter, waiting, renderModal(reply.form));
    case 'notice':
      return redrawDialog(adapter, waiting, formAsItWas(view, reply.text));
    case 'close':
      return redrawDialog(adapter, waiting, renderNotice(reply.text ?? 'Done. You can close this window.'));
    case 'nothing':
      return redrawDialog(adapter, waiting, renderNotice('Done. You can close this window.'));
  }
}
