import type { CardElement } from '../../chat/view.ts';

/** On the hub of those who run Tandem: that there is something to look at. */
export function undeliveredHint(count: number): CardElement[] {
  if (count === 0) return [];
  return [
    {
      kind: 'item',
      text: [{ text: `${count} ${count === 1 ? 'message' : 'messages'} could not be delivered`, bold: true }],
      detail: 'See why, and what to do about it.',
      buttons: [{ label: 'Look', action: { type: 'list-undelivered' } }],
    },
  ];
}
