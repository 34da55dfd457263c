import { renderBlocks } from '../block-kit/render-blocks.js';
import { h } from '../dom.js';
import { createKeyedList } from '../keyed-list.js';

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
  return {
    element,
    show(view) {
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
