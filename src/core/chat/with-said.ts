import { text } from './elements.ts';
import type { Go } from './handler.ts';
import type { View } from './view.ts';

/** The view with a sentence on top about what was done just now. */
export function withSaid<V extends View>(view: V, said: string, tone: Go['tone'] | 'good' = 'good'): V {
  return { ...view, body: [text(said, tone), ...view.body] };
}
