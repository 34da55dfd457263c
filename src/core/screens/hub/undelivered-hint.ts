import { button, item, named } from '../../chat/elements.ts';
import type { CardElement } from '../../chat/view.ts';
import type { UndeliveredCount } from '../../undelivered/undelivered.ts';

/** On the hub of those who run Tandem: that somebody has not been reached, from the first attempt on. */
export function undeliveredHint(counts: readonly UndeliveredCount[]): CardElement | undefined {
  if (counts.length === 0) return undefined;
  const failed = messagesIn(counts.filter(({ state }) => state === undefined));
  const waiting = messagesIn(counts.filter(({ state }) => state !== undefined));
  const said =
    failed > 0
      ? `${messages(failed)} could not be delivered${waiting > 0 ? `, ${waiting} not yet` : ''}`
      : `${messages(waiting)} ${waiting === 1 ? 'has' : 'have'} not arrived yet`;
  return item(named(said), {
    detail: 'See who, why, and what to do about it.',
    buttons: [button('Look', { type: 'list-undelivered' })],
  });
}

function messagesIn(counts: readonly UndeliveredCount[]): number {
  return counts.reduce((sum, each) => sum + each.messages, 0);
}

function messages(count: number): string {
  return `${count} ${count === 1 ? 'message' : 'messages'}`;
}
