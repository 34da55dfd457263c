import type { CardElement } from '../chat/view.ts';

/** What was just done, on top of the page that is shown after it. */
export function saidElements(said: string | undefined): CardElement[] {
  return said === undefined ? [] : [{ kind: 'text', text: said, tone: 'good' }];
}
