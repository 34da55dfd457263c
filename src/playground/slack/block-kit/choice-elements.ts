import { z } from 'zod';
import { checkChoice } from './element-rules.ts';
import { menuSource, overflowOption, selectOption, tickOption } from './options.ts';
import { buttonStyle, confirmDialog, identifier, plainText, textUpTo, url } from './text-objects.ts';

const actionable = { action_id: identifier.optional(), confirm: confirmDialog.optional() };
const focusable = { ...actionable, focus_on_load: z.boolean().optional() };
const menu = { ...focusable, placeholder: plainText(150).optional() };
const severalAtMost = { max_selected_items: z.int().min(1).optional() };
const ids = z.array(z.string().min(1));
const conversationFilter = z.strictObject({
  include: z
    .array(z.enum(['im', 'mpim', 'private', 'public']))
    .min(1)
    .optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
});
const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};

export const button = z.strictObject({
  type: z.literal('button'),
  ...actionable,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: url.optional(),
  style: buttonStyle.optional(),
  accessibility_label: textUpTo(75).optional(),
});

export const overflow = z
  .strictObject({
    type: z.literal('overflow'),
    ...actionable,
    options: z.array(overflowOption).min(1).max(5),
  })
  .superRefine(checkChoice);

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...focusable,
    options: z.array(tickOption).min(1).max(10),
    initial_options: z.array(tickOption).optional(),
  })
  .superRefine(checkChoice);

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...focusable,
    options: z.array(tickOption).min(1).max(10),
    initial_option: tickOption.optional(),
  })
  .superRefine(checkChoice);

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...menu,
    ...menuSource,
    initial_option: selectOption.optional(),
  })
  .superRefine(checkChoice);

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...menu,
    ...menuSource,
    ...severalAtMost,
    initial_options: z.array(selectOption).optional(),
  })
  .superRefine(checkChoice);

export const singleMenus = [
  staticSelect,
  z.strictObject({
    type: z.literal('external_select'),
    ...menu,
    min_query_length: z.int().min(0).optional(),
    initial_option: selectOption.optional(),
  }),
  z.strictObject({ type: z.literal('users_select'), ...menu, initial_user: z.string().min(1).optional() }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...menu,
    ...conversations,
    initial_conversation: z.string().min(1).optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...menu,
    initial_channel: z.string().min(1).optional(),
    response_url_enabled: z.boolean().optional(),
  }),
] as const;

export const multiMenus = [
  multiStaticSelect,
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...menu,
    ...severalAtMost,
    min_query_length: z.int().min(0).optional(),
    initial_options: z.array(selectOption).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_users_select'),
    ...menu,
    ...severalAtMost,
    initial_users: ids.optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...menu,
    ...severalAtMost,
    ...conversations,
    initial_conversations: ids.optional(),
  }),
  z.strictObject({
    type: z.literal('multi_channels_select'),
    ...menu,
    ...severalAtMost,
    initial_channels: ids.optional(),
  }),
] as const;
