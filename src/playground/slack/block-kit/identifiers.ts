import type { Block, BlockElement } from './blocks.ts';

interface Identified {
  pointer: string;
  id: string;
}

/** The elements of a block with the JSON pointer from the block to each. */
export function elementsOf(block: Block): { element: BlockElement; pointer: string }[] {
  if (block.type === 'input') return [{ element: block.element, pointer: '/element' }];
  if (block.type === 'section') {
    return block.accessory ? [{ element: block.accessory, pointer: '/accessory' }] : [];
  }
  if (block.type !== 'actions') return [];
  return block.elements.map((element, index) => ({ element, pointer: `/elements/${index}` }));
}

/** Ids that stand twice in one message or view, with the pointer to the second. */
export function repeatedIds(blocks: Block[]): { message: string; pointer: string }[] {
  const blockIds = blocks.flatMap((block, index) =>
    block.block_id === undefined ? [] : [{ id: block.block_id, pointer: `/blocks/${index}/block_id` }],
  );
  const actionIds = blocks.flatMap((block, index) =>
    elementsOf(block).flatMap(({ element, pointer }) => {
      const id = element.type === 'image' ? undefined : element.action_id;
      return id === undefined ? [] : [{ id, pointer: `/blocks/${index}${pointer}/action_id` }];
    }),
  );
  return [...repeated('block_id', blockIds), ...repeated('action_id', actionIds)];
}

function repeated(name: string, all: Identified[]): { message: string; pointer: string }[] {
  return all
    .filter(({ id }, index) => all.findIndex((other) => other.id === id) < index)
    .map(({ id, pointer }) => ({ message: `\`${name}\` "${id}" already exists`, pointer }));
}
