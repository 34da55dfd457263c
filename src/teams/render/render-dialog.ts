import { decodeAction, encodeAction, isShowing, type UserAction } from '../../core/chat/user-action.ts';
import type { View } from '../../core/chat/view.ts';
import type { About } from './about.ts';
import { type AdaptiveCard, adaptiveCard } from './card-types.ts';
import { findOneToOneOpener, renderPage } from './render-card.ts';
import { renderForm } from './render-form.ts';
import { richText } from './rich-text.ts';

/** A dialog and its content, in the words of Teams. */
export interface Dialog {
  title: string;
  width: 'medium';
  height: 'medium' | 'large';
  card: AdaptiveCard;
}

/** @param about goes along with every button; its `back` shows this very view again */
export function renderDialog(view: View, about: About = {}): Dialog {
  const readOn: UserAction = decodeAction(about.back) ?? { type: 'open-home' };
  const body = view.kind === 'form' ? renderForm(view, about) : renderPage(view, about, readOn);
  const filled = body.length === 0 ? richText(view.title) : body;
  return {
    title: view.title,
    width: 'medium',
    height: filled.length > 6 ? 'large' : 'medium',
    card: adaptiveCard(view.kind === 'form' ? view.title : view.summary, filled),
  };
}

/** The action, encoded, that shows again what `action` has just shown, if any is known. */
export function wayBack(action: UserAction, before: About, shown?: View): string | undefined {
  // What was found needs what was typed to be found again.
  if (isShowing(action) && !action.type.startsWith('find-')) return encodeAction(action);
  const opener = shown === undefined || shown.kind === 'form' ? undefined : findOneToOneOpener(shown);
  return opener === undefined ? before.back : encodeAction(opener);
}
