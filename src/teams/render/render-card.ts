import { shorten } from '../../core/chat/cut-text.ts';
import type { UserAction } from '../../core/chat/user-action.ts';
import type { Card, CardElement, Hub } from '../../core/chat/view.ts';
import type { About } from './about.ts';
import { type AdaptiveCard, adaptiveCard, type Block } from './card-types.ts';
import { actionRows, dialogOpener, placeOf, renderButtons } from './render-buttons.ts';
import { renderElements } from './render-elements.ts';
import { heading, richText } from './rich-text.ts';
import { longestSummary, mostCardCharacters } from './sizes.ts';

/** Kept free for what says that there is more. */
const spareCharacters = 1500;

/** A chat message, as far as Tandem writes any. */
export interface CardMessage {
  /** What a notification says. */
  summary: string;
  card: AdaptiveCard;
}

/**
 * A card or the hub as a chat message. What is too long for one message is opened in a dialog.
 * @param readAll shows the same view again
 */
export function renderMessage(
  view: Card | Hub,
  readAll: UserAction = findOneToOneOpener(view) ?? { type: 'open-home' },
): CardMessage {
  const about: About = view.kind === 'hub' ? { isHome: true } : {};
  const summary = shorten(view.summary, longestSummary);
  const blocks = [...heading(view.title, 'Large'), ...renderElements(view.body, placeOf('message', about))];
  const [first = [], ...others] = splitIntoParts(blocks);
  const more =
    others.length === 0
      ? []
      : [
          ...richText('This is too long for one message.', { isSubtle: true }),
          ...actionRows([dialogOpener('Open to read all', readAll, about)]),
        ];
  return { summary, card: { ...adaptiveCard(summary, [...first, ...more]), msteams: { width: 'Full' } } };
}

/** The 1-to-1 that a card is about, as its own buttons open it. */
export function findOneToOneOpener({ body }: Card | Hub): UserAction | undefined {
  const buttons = body.flatMap((element: CardElement) => ('buttons' in element ? element.buttons : []));
  return buttons.find(({ action }) => action.type === 'open-one-to-one')?.action;
}

/** A card or the hub as the content of a dialog; `about.part` says which part of one that is too long. */
export function renderPage(view: Card | Hub, { part = 0, ...about }: About, readOn: UserAction): Block[] {
  const parts = splitIntoParts(renderElements(view.body, placeOf('dialog', about)));
  const shown = Math.min(part, parts.length - 1);
  const blocks = parts[shown] ?? [];
  if (parts.length <= 1) return blocks;
  const pageButton = (label: string, to: number) =>
    renderButtons([{ label, action: readOn }], placeOf('dialog', { ...about, part: to }));
  return [
    ...blocks,
    ...richText(`Part ${shown + 1} of ${parts.length}`, { isSubtle: true }),
    ...(shown > 0 ? pageButton('Read the part before', shown - 1) : []),
    ...(shown + 1 < parts.length ? pageButton('Read on', shown + 1) : []),
  ];
}

/** Lists of blocks that each fit into one card; usually there is one. */
function splitIntoParts(blocks: readonly Block[]): Block[][] {
  const parts: Block[][] = [[]];
  let characters = 0;
  for (const block of blocks) {
    const length = JSON.stringify(block).length + 1;
    // What a button reveals stays with the button.
    if (block.isVisible !== false && characters + length > mostCardCharacters - spareCharacters) {
      parts.push([]);
      characters = 0;
    }
    parts.at(-1)?.push(block);
    characters += length;
  }
  return parts.filter((part) => part.length > 0);
}
