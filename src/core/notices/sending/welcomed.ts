import { text } from '../../chat/elements.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';

/** Whatever reaches somebody first says where it comes from. */
export function welcomed(seen: SeenOneToOne, card: Card): Card {
  return seen.actor.welcomedAt === undefined ? { ...card, body: [welcome(seen), ...card.body] } : card;
}

function welcome({ oneToOne, ownPart, reviewer, reviewee }: SeenOneToOne): CardElement {
  const why =
    ownPart === 'reviewee'
      ? `${reviewer.name} reviews your 1-to-1s`
      : `you review the 1-to-1s of ${reviewee.name}`;
  return text(
    `Hello, this is Tandem, your company's 1-to-1s in chat. You are in "${oneToOne.title}" because ${why}; your HR team set it up. Drafts and private notes stay yours alone. Write "help" to see what you can do; ask HR to change or stop these messages.`,
  );
}
