import { z } from 'zod';
import { messageBlock } from './block-kit/blocks.ts';
import { parseView, type ViewPayload } from './block-kit/check-view.ts';
import { tickOption } from './block-kit/options.ts';
import { richTextBlock } from './block-kit/rich-text.ts';

export const slackUser = z.object({
  id: z.string().regex(/^[UW][A-Z0-9]+$/),
  name: z.string().min(1),
  real_name: z.string().min(1),
  /** What others see and type after an @; the real name where it is empty. */
  display_name: z.string().default(''),
  email: z.string().optional(),
  tz: z.string().default('Europe/London'),
  locale: z.string().default('en-GB'),
  is_admin: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  /** From another company, in a channel that both share. */
  is_stranger: z.boolean().default(false),
  is_email_confirmed: z.boolean().default(true),
  /** The workspace of their own; this one where it is absent. */
  team_id: z.string().optional(),
  /** The organisation of workspaces that they belong to. */
  enterprise_id: z.string().optional(),
  deleted: z.boolean().default(false),
});

export const slackChannel = z.object({
  id: z.string().regex(/^[CGD][A-Z0-9]+$/),
  name: z.string().min(1),
  members: z.array(z.string()).default([]),
  is_archived: z.boolean().default(false),
  is_private: z.boolean().default(false),
  /** The person on the other side, in a direct message with the bot. */
  im_user: z.string().optional(),
});

const option = tickOption.extend({ url: z.string().optional() });
const ids = z.array(z.string()).optional();

/** What one element holds, in the shape in which Slack reports it. */
const elementState = z.object({
  type: z.string(),
  value: z.string().nullable().optional(),
  rich_text_value: richTextBlock.optional(),
  selected_option: option.nullable().optional(),
  selected_options: z.array(option).optional(),
  selected_user: z.string().nullable().optional(),
  selected_users: ids,
  selected_conversation: z.string().nullable().optional(),
  selected_conversations: ids,
  selected_channel: z.string().nullable().optional(),
  selected_channels: ids,
  selected_date: z.string().nullable().optional(),
  selected_time: z.string().nullable().optional(),
  timezone: z.string().optional(),
  selected_date_time: z.number().nullable().optional(),
});

/** By block id, then by action id. */
const stateValues = z.record(z.string(), z.record(z.string(), elementState));

const message = z.object({
  ts: z.string(),
  user: z.string(),
  bot_id: z.string().optional(),
  text: z.string(),
  blocks: z.array(messageBlock),
  edited: z.object({ user: z.string(), ts: z.string() }).optional(),
  metadata: z.object({ event_type: z.string(), event_payload: z.looseObject({}) }).optional(),
  thread_ts: z.string().optional(),
  /** The only person who sees it. */
  ephemeral_to: z.string().optional(),
  /** What each person has chosen in its menus. */
  inputs: z.record(z.string(), stateValues),
});

const view = z.object({
  id: z.string(),
  user: z.string(),
  payload: z.custom<ViewPayload>((value) => Boolean(parseView(value))),
  hash: z.string(),
  root_view_id: z.string(),
  previous_view_id: z.string().nullable(),
  values: stateValues,
  /** Ids of blocks whose new initial values Slack does not tell until somebody touches them. */
  untold: z.array(z.string()).default([]),
  /** What is wrong with the fields, by block id. */
  errors: z.record(z.string(), z.string()),
  /** What external menus were last offered, by block id. */
  offered: z.record(z.string(), z.array(option)),
});

/** Everything the workspace remembers, as plain JSON. */
export const slackState = z.object({
  team: z.object({
    id: z.string(),
    name: z.string(),
    domain: z.string(),
    enterprise_id: z.string().optional(),
  }),
  bot: z.object({ id: z.string(), bot_id: z.string(), app_id: z.string(), name: z.string() }),
  users: z.array(slackUser),
  channels: z.array(slackChannel),
  /** By channel id, oldest first. */
  messages: z.record(z.string(), z.array(message)),
  views: z.record(z.string(), view),
  /** View ids of the open modal, root first, by user id. */
  stacks: z.record(z.string(), z.array(z.string())),
  /** View id of the Home tab, by user id. */
  homes: z.record(z.string(), z.string()),
  triggers: z.record(
    z.string(),
    z.object({ user: z.string(), view: z.string().optional(), made_at: z.number(), used: z.boolean() }),
  ),
  response_urls: z.record(
    z.string(),
    z.object({
      user: z.string(),
      channel: z.string(),
      message_ts: z.string().optional(),
      made_at: z.number(),
      uses: z.number(),
    }),
  ),
  /** What Slack itself tells a person for a moment, by user id. */
  toasts: z.record(z.string(), z.array(z.string())),
  last_id: z.number(),
  /** Microseconds of the newest message, by channel id. */
  last_ts: z.record(z.string(), z.number()),
});

export type SlackState = z.infer<typeof slackState>;
export type SlackUser = z.infer<typeof slackUser>;
export type SlackChannel = z.infer<typeof slackChannel>;
export type SlackMessage = z.infer<typeof message>;
export type SlackView = z.infer<typeof view>;
export type ElementState = z.infer<typeof elementState>;
export type StateValues = z.infer<typeof stateValues>;
