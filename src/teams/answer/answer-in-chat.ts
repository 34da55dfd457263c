import type { Reply } from '../../core/chat/reply.ts';
import { isShowing, opensDialog, type UserAction } from '../../core/chat/user-action.ts';
import type { View } from '../../core/chat/view.ts';
import { adaptiveCard, adaptiveCardType } from '../render/card-types.ts';
import type { Outgoing } from '../render/outgoing.ts';
import { actionRows, dialogOpener } from '../render/render-buttons.ts';
import { type CardMessage, renderMessage } from '../render/render-card.ts';
import { heading, richText } from '../render/rich-text.ts';

/** What a reply to something typed or pressed in the chat becomes there; undefined for nothing. */
export function answerInChat(reply: Reply, action: UserAction): Outgoing | undefined {
  switch (reply.kind) {
    case 'show':
      return opensDialog(action) ? openerOf(reply.view, action) : messageOf(reply.view, action);
    case 'errors':
      return openerOf(reply.form, action);
    case 'notice':
      return { text: reply.text };
    case 'close':
      return reply.text ? { text: reply.text } : undefined;
    case 'nothing':
      return undefined;
  }
}

function messageOf(view: View, action: UserAction): CardMessage {
  if (view.kind === 'form') return openerOf(view, action);
  return isShowing(action) ? renderMessage(view, action) : renderMessage(view);
}

/** A typed message cannot open a dialog: a button that does stands in for it. */
function openerOf({ title }: View, action: UserAction): CardMessage {
  const body = [
    ...heading(title),
    ...richText('This opens in a window of its own.', { isSubtle: true }),
    ...actionRows([dialogOpener(title, action, {})]),
  ];
  return { summary: title, card: adaptiveCard(title, body) };
}

/** The body that answers an `Action.Execute`: the card in it replaces the one that was pressed. */
export function executeAnswer(outgoing: Outgoing | undefined): object {
  if (outgoing !== undefined && 'card' in outgoing) {
    return { statusCode: 200, type: adaptiveCardType, value: outgoing.card };
  }
  const value = outgoing?.text ?? 'Done.';
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
}
