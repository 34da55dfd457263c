import { randomBytes } from 'node:crypto';
import type { Reply } from '../../core/chat/reply.ts';
import { decodeAction } from '../../core/chat/user-action.ts';
import type { Card, View } from '../../core/chat/view.ts';
import { digestOf } from '../../core/forms/digest-of.ts';
import type { FormValues } from '../../core/forms/form-values.ts';
import type { About } from '../render/about.ts';
import type { Submission } from '../render/card-data.ts';
import { adaptiveCardType } from '../render/card-types.ts';
import { digestsOf } from '../render/form-drawing.ts';
import { type Dialog, renderDialog, wayBack } from '../render/render-dialog.ts';
import { keepValues, quoteTyped } from './keep-values.ts';

/** The body with which Teams is told what becomes of a dialog; without one it closes. */
export function answerInDialog(reply: Reply, submission: Submission): object | undefined {
  switch (reply.kind) {
    case 'show':
      return open(showDialog(reply.view, submission));
    case 'errors':
      return open(showDialog(reply.form, submission));
    case 'notice':
      return sayInDialog(reply.text, submission);
    case 'close':
      return reply.text ? { task: { type: 'message', value: reply.text } } : undefined;
    case 'nothing':
      return undefined;
  }
}

function showDialog(view: View, { action, about: { kept = {}, part, ...before } }: Submission): Dialog {
  const back = wayBack(action, before, view);
  const about: About = { ...(back !== undefined && { back }), window: newWindow() };
  if (view.kind !== 'form') {
    const body = [...quoteTyped(kept), ...view.body];
    return renderDialog({ ...view, body }, part === undefined ? about : { ...about, part });
  }
  const { form, homeless } = keepValues(view, kept);
  return renderDialog(form, {
    ...about,
    // What is put back was never taken: it is still a change of what the core has.
    ...(view.autosave !== undefined && { drawn: digestsOf(view) }),
    ...(Object.keys(homeless).length > 0 && { kept: homeless }),
  });
}

/** A sentence in the place of a dialog; what was typed in that is kept. */
export function sayInDialog(text: string, submission?: Submission): object {
  return submission === undefined
    ? openNotice(text)
    : openNotice(text, submission.about, typedIn(submission));
}

/** What was typed in this window; what stands as it was drawn may have changed elsewhere since. */
function typedIn({ about: { kept, drawn = {} }, values }: Submission): FormValues {
  const isTyped = ([id, value]: [string, string | string[]]) => digestOf(value) !== drawn[id];
  return { ...kept, ...Object.fromEntries(Object.entries(values).filter(isTyped)) };
}

/**
 * A sentence as a dialog of its own, for Teams cannot leave the dialog as it is: what was typed travels along with
 * the way back, which puts it into its fields again, or is quoted where there is no way back.
 */
function openNotice(text: string, about: About = {}, typed: FormValues = {}): object {
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
  return open(
    renderDialog(card, { window: newWindow(), ...(Object.keys(typed).length > 0 && { kept: typed }) }),
  );
}

function open({ card, ...dialog }: Dialog): object {
  const value = { ...dialog, card: { contentType: adaptiveCardType, content: card } };
  return { task: { type: 'continue', value } };
}

/** A name for one drawing that nobody can guess. */
function newWindow(): string {
  return randomBytes(12).toString('base64url');
}
