import type { Card, View } from '../core/chat/view.ts';

/** One state of one view, made of invented data, for the renderers' tests and for the eye. */
export interface Example {
  /** Kebab-case name of the view. */
  view: string;
  /** Kebab-case name of the state shown. */
  example: string;
  content: View;
  /** A card is drawn as a chat message unless it is a page of a dialog. */
  surface: 'message' | 'dialog' | 'home';
}

/** A page or a form, in a dialog. */
export function dialog(view: string, example: string, content: View): Example {
  return { view, example, content, surface: 'dialog' };
}

/** A card in a chat. */
export function message(view: string, example: string, content: Card): Example {
  return { view, example, content, surface: 'message' };
}
