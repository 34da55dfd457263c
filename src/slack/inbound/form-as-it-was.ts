import { z } from 'zod';
import type { Modal } from '../render/block-types.ts';
import { richTextBlocks } from '../render/rich-text.ts';
import type { ShownView } from './payloads.ts';

const heldSchema = z.looseObject({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_option: z.looseObject({}).nullish(),
  selected_options: z.array(z.looseObject({})).nullish(),
});
type Held = z.infer<typeof heldSchema>;

const stateSchema = z.object({
  values: z.record(z.string(), z.record(z.string(), heldSchema)).default({}),
});
const elementSchema = z.looseObject({ action_id: z.string() });

/** A form that was sent and not taken, with what was typed and why it is back. */
export function formAsItWas(view: ShownView, why: string): Modal {
  const { values } = stateSchema.catch({ values: {} }).parse(view.state ?? {});
  const blocks = view.blocks.map((block) => {
    const element = elementSchema.safeParse(block.element).data;
    const held = element && values[block.block_id ?? '']?.[element.action_id];
    return held ? { ...block, element: { ...withoutInitials(element), ...initialsOf(held) } } : block;
  });
  const { private_metadata, callback_id, title, submit, close, notify_on_close = false } = view;
  const frame = { private_metadata, callback_id, title, submit, close, notify_on_close };
  return {
    type: 'modal',
    ...frame,
    blocks: [...richTextBlocks([{ text: why, bold: true }]), ...blocks],
  } as Modal;
}

function withoutInitials(element: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(element).filter(([key]) => !key.startsWith('initial_')));
}

function initialsOf({ value, selected_date, selected_option, selected_options }: Held) {
  return {
    ...(value && { initial_value: value }),
    ...(selected_date && { initial_date: selected_date }),
    ...(selected_option && { initial_option: selected_option }),
    ...(selected_options && selected_options.length > 0 && { initial_options: selected_options }),
  };
}
