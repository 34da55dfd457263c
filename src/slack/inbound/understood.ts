import { z } from 'zod';
import { channelEventSchema, channelEvents } from './channel-events.ts';
import { addToAgenda } from './names.ts';
import {
  closingSchema,
  commandSchema,
  homeOpenedSchema,
  messageShortcutSchema,
  pressSchema,
  submissionSchema,
} from './payloads.ts';

/**
 * What becomes of a request that Slack signed: a listener takes it, nobody needs it and Slack hears that it arrived, or
 * it is nothing that Slack sends.
 */
export type Understood = 'taken' | 'ignored' | 'nonsense';

const id = z.string().min(1).max(255);

const absent = z.undefined().optional();

/** Bolt tells requests apart by these keys, whatever their type says, and looks into what it takes them for. */
const keys = { event: absent, command: absent, name: absent, actions: absent };
const withNone = z.object(keys);
const withActions = z.object({ ...keys, actions: z.unknown() });

const installed = z.looseObject({
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  is_enterprise_install: z.boolean().nullish(),
});
const ofSomeTeam = z.object({ team_id: id.nullish(), enterprise_id: id.nullish() });
const says = ({ team_id, enterprise_id }: z.infer<typeof ofSomeTeam>) => Boolean(team_id ?? enterprise_id);

const eventSchema = ofSomeTeam
  .extend({
    event_id: z.string(),
    authorizations: z.array(installed).optional(),
    event: z.looseObject({ type: id }),
  })
  .refine(says);

const interactionSchema = z
  .object({
    type: z.string(),
    team: z.object({ id, enterprise_id: id.nullish() }).nullish(),
    enterprise: z.object({ id }).nullish(),
    user: z.object({ id, team_id: id.nullish() }),
    channel: z.object({ id }).optional(),
    function_data: absent,
    is_enterprise_install: z.boolean().nullish(),
    view: z.object({ app_installed_team_id: id.nullish() }).nullish(),
  })
  .refine(({ team, enterprise, user }) => Boolean(team?.id ?? enterprise?.id ?? user.team_id));

const interactions: Record<string, z.ZodType[]> = {
  block_actions: [withActions, pressSchema],
  view_submission: [withNone, submissionSchema],
  view_closed: [withNone, closingSchema],
  message_action: [withNone, messageShortcutSchema, z.object({ callback_id: z.literal(addToAgenda) })],
};

/** Of the workspace's own, without Bolt being asked who sends it. */
export const lostEvents = ['app_uninstalled', 'tokens_revoked'] as const;
const lost: ReadonlySet<string> = new Set(lostEvents);

/** @param command the one that Tandem listens to */
export function understand(body: unknown, command: string): Understood {
  const { type, ssl_check } = envelopeSchema.safeParse(body).data ?? {};
  if (type === 'event_callback') return understandEvent(body);
  if (type === 'url_verification') return fits(body, challengeSchema) ? 'taken' : 'nonsense';
  if (type === 'app_rate_limited') return fits(body, ofSomeTeam.refine(says)) ? 'ignored' : 'nonsense';
  if (typeof type === 'string') {
    const schemas = Object.hasOwn(interactions, type) ? interactions[type] : undefined;
    return schemas && fits(body, interactionSchema, ...schemas) ? 'taken' : 'nonsense';
  }
  if (ssl_check === '1') return 'ignored';
  const ours = z.object({
    ...keys,
    command: z.literal(command),
    is_enterprise_install: z.string().optional(),
  });
  return fits(body, ours, commandSchema, ofSomeTeam.refine(says)) ? 'taken' : 'nonsense';
}

const envelopeSchema = z.object({ type: z.unknown().optional(), ssl_check: z.unknown().optional() });
const challengeSchema = z.object({ challenge: z.string().min(1) });

function fits(body: unknown, ...schemas: z.ZodType[]): boolean {
  return schemas.every((schema) => schema.safeParse(body).success);
}

function understandEvent(body: unknown): Understood {
  const { event } = eventSchema.safeParse(body).data ?? {};
  if (event === undefined) return 'nonsense';
  if (lost.has(event.type)) return 'taken';
  if (channelEvents.includes(event.type)) return fits(body, channelEventSchema) ? 'taken' : 'ignored';
  if (event.type !== 'app_home_opened') return 'ignored';
  return fits(body, homeOpenedSchema) && isPlain(event) ? 'taken' : 'nonsense';
}

/** Bolt looks into these of an event before any listener does. */
function isPlain(event: Record<string, unknown>): boolean {
  return z.object({ channel: id.optional(), item: absent }).safeParse(event).success;
}
