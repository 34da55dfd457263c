import { button, item, named } from '../../chat/elements.ts';
import type { CardElement } from '../../chat/view.ts';

/** On the hub of those who run Tandem: that there is something to look at. */
export function undeliveredHint(count: number): CardElement | undefined {
  if (count === 0) return undefined;
  return item(named(`${count} ${count === 1 ? 'message' : 'messages'} could not be delivered`), {
    detail: 'See why, and what to do about it.',
    buttons: [button('Look', { type: 'list-undelivered' })],
  });
}
