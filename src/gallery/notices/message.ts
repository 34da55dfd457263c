import type { Card } from '../../core/chat/view.ts';
import type { Example } from '../example.ts';

export function message(view: string, example: string, content: Card): Example {
  return { view, example, content, surface: 'message' };
}
