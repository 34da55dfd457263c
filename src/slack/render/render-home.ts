import type { Hub } from '../../core/chat/view.ts';
import type { HomeTab } from './block-types.ts';
import { fitBlocks, fitsIntoView } from './fit-blocks.ts';
import { placeOf } from './render-buttons.ts';
import { headingBlocks, renderElements } from './render-elements.ts';

const moreThanFits = 'There is more than fits here. Open the lists to see all of it.';

export function renderHome({ title, body }: Hub): HomeTab {
  const blocks = [...headingBlocks(title), ...renderElements(body, placeOf('home'))];
  return { type: 'home', blocks: fitBlocks(blocks, fitsIntoView, moreThanFits) };
}
