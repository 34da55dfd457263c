import { renderBlocks } from '../block-kit/render-blocks.js';
import { h } from '../dom.js';
import { createKeyedList } from '../keyed-list.js';

/** Far longer than an app that runs needs to draw a hub; after it the old one takes presses again. */
const longestWaitMs = 10_000;

/** The app's Home tab. */
export function createHomeTab(names, wire, ask) {
  const element = h('div', { class: 'slack-home blocks', 'data-testid': 'slack-home' });
  const list = createKeyedList(element, ({ block, values }) => drawBlock(block, values));
  const drawBlock = (block, values) => {
    if (!block) return h('p', { class: 'empty' }, 'Tandem is getting your hub ready …');
    const target = { in: 'home' };
    const on = (deed, element_, value) =>
      wire.act(deed, { target, element: { block_id: block.block_id, action_id: element_.action_id }, value });
    return renderBlocks([block], {
      names,
      errors: {},
      ...ask,
      held: (_, { action_id }) => values[block.block_id]?.[action_id],
      act: (_, pressed, value = null) => on('press', pressed, value),
      fill: (_, filled, value) => on('fill', filled, value),
    })[0];
  };
  /** Identifies the hub that is about to be drawn anew. */
  let staleHash;
  let timer;
  const settle = () => {
    clearTimeout(timer);
    element.inert = false;
  };
  return {
    element,
    clear: () => list.show([]),
    /** Opening the tab has the app draw its hub anew: what is shown until then takes no presses, for they would be lost. */
    awaitNew(hash) {
      settle();
      staleHash = hash;
      element.inert = true;
      timer = setTimeout(settle, longestWaitMs);
    },
    show(view) {
      staleHash ??= view?.hash;
      if (view && view.hash !== staleHash) settle();
      const blocks = view?.blocks ?? [undefined];
      list.show(
        blocks.map((block, index) => ({
          key: `${index} ${block?.type}`,
          block,
          values: view?.state.values ?? {},
        })),
      );
    },
  };
}
