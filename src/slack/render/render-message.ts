import { shorten } from '../../core/chat/cut-text.ts';
import type { Card, Hub } from '../../core/chat/view.ts';
import type { Block } from './block-types.ts';
import { fitBlocks, fitsIntoMessage } from './fit-blocks.ts';
import { placeOf } from './render-buttons.ts';
import { headingBlocks, renderElements } from './render-elements.ts';
import { richTextBlocks } from './rich-text.ts';
import { sizes } from './sizes.ts';

export interface SlackMessage {
  /** What a notification and a screen reader say. */
  text: string;
  blocks: Block[];
}

const openToReadAll = 'There is more than fits into a message. Open the 1-to-1 to read all of it.';

/** A chat message; the hub becomes one when it was asked for by a command. */
export function renderMessage({ title, summary, body }: Card | Hub): SlackMessage {
  const blocks = [...headingBlocks(title), ...renderElements(body, placeOf('message'))];
  return {
    text: escapeMarkup(shorten(summary, sizes.summary)),
    blocks: fitBlocks(blocks, fitsIntoMessage, openToReadAll),
  };
}

/** One sentence; {@link SlackMessage.text} repeats it for notifications. */
export function renderSentence(sentence: string): SlackMessage {
  return {
    text: escapeMarkup(shorten(sentence, sizes.summary)),
    blocks: fitBlocks(richTextBlocks(sentence), fitsIntoMessage, openToReadAll),
  };
}

/** The top-level text is always read as markup: these three signs could start a mention or a link. */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
