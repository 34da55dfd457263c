import { randomBytes } from 'node:crypto';
import type { Reply } from '../../core/chat/reply.ts';
import { decodeAction, isShowing } from '../../core/chat/user-action.ts';
import type { Button, Card, CardElement, View } from '../../core/chat/view.ts';
import type { About } from '../render/about.ts';
import type { Submission } from '../render/card-data.ts';
import { adaptiveCardType } from '../render/card-types.ts';
import { type Dialog, renderDialog, wayBack } from '../render/render-dialog.ts';
import { quoteTyped } from './keep-values.ts';
import { keptOf, putBack } from './put-back.ts';

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

function showDialog(view: View, { action, about: { part, ...before } }: Submission): Dialog {
  const back = wayBack(action, before, view);
  const about: About = { ...(back !== undefined && { back }), window: newWindow() };
  if (view.kind === 'form') {
    const put = putBack(view, before);
    return renderDialog(put.form, { ...about, ...put.about });
  }
  const body = [...quoteTyped(before.kept ?? {}), ...view.body];
  return renderDialog({ ...view, body }, part === undefined ? about : { ...about, part });
}

/**
 * A sentence in the place of a dialog, for Teams cannot leave the dialog as it is: what was typed in that travels along
 * with the way back, which puts it into its fields again. It is quoted where there is no way back, or that has failed.
 */
export function sayInDialog(text: string, submission?: Submission): object {
  const back = submission?.about.back;
  const action = decodeAction(back);
  const typed = submission === undefined ? {} : keptOf(submission);
  const isQuoted = action === undefined || submission === undefined || isShowing(submission.action);
  const card = sentenceCard(
    text,
    isQuoted ? quoteTyped(typed.kept ?? {}) : [],
    action === undefined ? [] : [{ label: 'Back', action }],
  );
  return open(renderDialog(card, { window: newWindow(), ...(back !== undefined && { back }), ...typed }));
}

/** A sentence while something is being worked on, with a button that does the same once more: it asks what became of it. */
export function waitInDialog(
  text: string,
  { action, about, values, emptied, key }: Submission & { key: string | undefined },
): object {
  const empty = Object.entries(about.held ?? {}).filter(([, value]) => value.length === 0);
  const card = sentenceCard(text, [], [{ label: 'Look again', action }]);
  return open(
    renderDialog(card, {
      ...about,
      held: { ...Object.fromEntries(empty), ...values },
      ...(emptied !== undefined && { emptied }),
      ...(key !== undefined && { key }),
    }),
  );
}

function sentenceCard(text: string, more: CardElement[], buttons: Button[]): Card {
  return {
    kind: 'card',
    title: 'Tandem',
    summary: text,
    body: [{ kind: 'text', text }, ...more, { kind: 'buttons', buttons }],
  };
}

function open({ card, ...dialog }: Dialog): object {
  const value = { ...dialog, card: { contentType: adaptiveCardType, content: card } };
  return { task: { type: 'continue', value } };
}

/** A name for one drawing that nobody can guess. */
function newWindow(): string {
  return randomBytes(12).toString('base64url');
}
