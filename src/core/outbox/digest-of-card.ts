import type { Card } from '../chat/view.ts';
import { digestOf } from '../forms/digest-of.ts';

/** The same for two cards that look the same; it tells nothing of what a card says. */
export function digestOfCard(card: Card): string {
  return digestOf(JSON.stringify(card));
}
