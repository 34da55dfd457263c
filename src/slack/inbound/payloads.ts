import { z } from 'zod';
import type { SlackAccount } from '../../core/people/person.ts';

/** What Tandem reads of Slack's payloads; whatever else they hold is left alone. */

const user = z.object({ id: z.string(), team_id: z.string().nullish() });
const team = z.object({ id: z.string() }).nullish();

const shownViewSchema = z.object({
  id: z.string(),
  hash: z.string().default(''),
  type: z.string(),
  /** The one under it, where it is above another. */
  previous_view_id: z.string().nullish(),
  private_metadata: z.string().optional(),
  title: z.unknown(),
  submit: z.unknown(),
  close: z.unknown(),
  callback_id: z.string().optional(),
  notify_on_close: z.boolean().optional(),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })).default([]),
  state: z.unknown(),
});
export type ShownView = z.infer<typeof shownViewSchema>;

export const commandSchema = z.object({
  user_id: z.string(),
  team_id: z.string().nullish(),
  text: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.string().optional(),
});

export const pressSchema = z.object({
  user,
  team,
  trigger_id: z.string().optional(),
  api_app_id: z.string().optional(),
  response_url: z.string().optional(),
  view: shownViewSchema.nullish(),
  actions: z.tuple(
    [z.object({ action_id: z.string(), value: z.string().nullish(), action_ts: z.string().default('0') })],
    z.unknown(),
  ),
});
export type Press = z.infer<typeof pressSchema>;

export const submissionSchema = z.object({
  user,
  team,
  trigger_id: z.string().optional(),
  view: shownViewSchema,
});

export const closingSchema = z.object({ user, team, view: shownViewSchema });

export const messageShortcutSchema = z.object({
  user,
  team,
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }),
  message: z.object({ ts: z.string(), text: z.string().default('') }),
});
export type MessageShortcut = z.infer<typeof messageShortcutSchema>;

export const homeOpenedSchema = z.object({
  event_id: z.string(),
  team_id: z.string().nullish(),
  event: z.object({ user: z.string(), tab: z.string().optional() }),
});

export const anyEventSchema = z.object({ event_id: z.string() });

/** Who did it, as the core knows accounts. */
export function accountOf(sender: { user: z.infer<typeof user>; team?: z.infer<typeof team> }): SlackAccount {
  const teamId = sender.user.team_id ?? sender.team?.id;
  return { userId: sender.user.id, ...(teamId && { teamId }) };
}
