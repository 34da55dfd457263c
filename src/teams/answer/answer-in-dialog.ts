import type { Reply } from '../../core/chat/reply.ts';
import { decodeAction } from '../../core/chat/user-action.ts';
import type { Card, View } from '../../core/chat/view.ts';
import type { FormValues } from '../../core/forms/form-values.ts';
import type { About, Submission } from '../render/card-data.ts';
import { adaptiveCardType } from '../render/card-types.ts';
import { type Dialog, renderDialog, wayBack } from '../render/render-dialog.ts';
import { keepValues, quoteTyped } from './keep-values.ts';

/** The body with which Teams is told what becomes of a dialog; without one it closes. */
export function answerInDialog(reply: Reply, submission: Submission): object | undefined {
  const { about, values } = submission;
  switch (reply.kind) {
    case 'show':
      return open(showDialog(reply.view, submission));
    case 'errors':
      return open(showDialog(reply.form, submission));
    case 'notice':
      return openNotice(reply.text, about, { ...about.kept, ...values });
    case 'close':
      return reply.text ? { task: { type: 'message', value: reply.text } } : undefined;
    case 'nothing':
      return undefined;
  }
}

function showDialog(view: View, { action, about: { kept = {}, part, ...before } }: Submission): Dialog {
  const back = backTo(wayBack(action, before, view));
  if (view.kind !== 'form') {
    const body = [...quoteTyped(kept), ...view.body];
    return renderDialog({ ...view, body }, part === undefined ? back : { ...back, part });
  }
  const { form, homeless } = keepValues(view, kept);
  return renderDialog(form, Object.keys(homeless).length === 0 ? back : { ...back, kept: homeless });
}

function backTo(back: string | undefined): About {
  return back === undefined ? {} : { back };
}

/**
 * A sentence as a dialog of its own, for Teams cannot leave the dialog as it is: what was typed travels along with
 * the way back, which puts it into its fields again, or is quoted where there is no way back.
 */
export function openNotice(text: string, about: About = {}, typed: FormValues = {}): object {
  const action = decodeAction(about.back);
  const card: Card = {
    kind: 'card',
    title: 'Tandem',
    summary: text,
    body: [
      { kind: 'text', text },
      ...(action === undefined ? quoteTyped(typed) : []),
      { kind: 'buttons', buttons: action === undefined ? [] : [{ label: 'Back', action }] },
    ],
  };
  return open(renderDialog(card, Object.keys(typed).length === 0 ? {} : { kept: typed }));
}

function open({ card, ...dialog }: Dialog): object {
  const value = { ...dialog, card: { contentType: adaptiveCardType, content: card } };
  return { task: { type: 'continue', value } };
}
