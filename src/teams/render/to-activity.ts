import { adaptiveCardType } from './card-types.ts';
import type { Outgoing } from './outgoing.ts';

/** A message in the words of the Bot Framework; plain text is never read as Markdown. */
export interface MessageActivity {
  type: 'message';
  text?: string;
  textFormat?: 'plain';
  summary?: string;
  attachments?: { contentType: string; content: object }[];
}

export function toActivity(outgoing: Outgoing): MessageActivity {
  if ('text' in outgoing) return { type: 'message', text: outgoing.text, textFormat: 'plain' };
  const { summary, card } = outgoing;
  return { type: 'message', summary, attachments: [{ contentType: adaptiveCardType, content: card }] };
}
