/** The content type of an Adaptive Card, in attachments and answers. */
export const adaptiveCardType = 'application/vnd.microsoft.card.adaptive';

/** An element or action of an Adaptive Card, as JSON. */
export type Block = { type: string; [key: string]: unknown };

export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  fallbackText: string;
  msteams?: { width: 'Full' };
  body: Block[];
}

/** @param fallbackText said by a client that cannot draw the card */
export function adaptiveCard(fallbackText: string, body: Block[]): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText,
    body,
  };
}
