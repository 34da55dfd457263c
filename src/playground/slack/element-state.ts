import type { Block, BlockElement } from './block-kit/blocks.ts';
import { elementsOf } from './block-kit/identifiers.ts';
import { isRichTextEmpty } from './block-kit/rich-text.ts';
import type { ElementState, StateValues } from './slack-state.ts';

/** What an element holds before anybody touches it; undefined for what holds nothing (buttons, images). */
function initialState(element: BlockElement): ElementState | undefined {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: element.initial_value || null };
    case 'rich_text_input':
      return element.initial_value ? { type, rich_text_value: element.initial_value } : { type };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null, ...zoneOf(element) };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    default:
      return undefined;
  }
}

export function zoneOf(element: { timezone?: string | undefined }): { timezone?: string } {
  return element.timezone === undefined ? {} : { timezone: element.timezone };
}

/**
 * The state of all elements of a message or view. An element that was there before with the same ids and type
 * keeps what it held: Slack ignores its new initial value.
 */
export function stateOf(blocks: Block[], before: StateValues = {}): StateValues {
  const values: StateValues = {};
  for (const block of blocks) {
    for (const { element } of elementsOf(block)) {
      const state = initialState(element);
      if (!state || !block.block_id || element.type === 'image' || !element.action_id) continue;
      const kept = before[block.block_id]?.[element.action_id];
      values[block.block_id] = {
        ...values[block.block_id],
        [element.action_id]: kept?.type === state.type ? kept : state,
      };
    }
  }
  return values;
}

/** Whether nothing was typed or chosen. */
export function isEmpty({ type: _, timezone: __, ...held }: ElementState): boolean {
  if (held.rich_text_value) return isRichTextEmpty(held.rich_text_value);
  return Object.values(held).every(
    (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  );
}

/** Gives every block and every element the ids that Slack makes up where the app gave none. */
export function withIds<Given extends Block>(blocks: Given[], newId: () => string): Given[] {
  return blocks.map((block) => {
    const copy = structuredClone(block);
    copy.block_id ??= newId();
    for (const { element } of elementsOf(copy)) {
      if (element.type !== 'image') element.action_id ??= newId();
    }
    return copy;
  });
}
