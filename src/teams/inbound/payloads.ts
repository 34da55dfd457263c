import { z } from 'zod';
import type { TeamsAccount } from '../../core/people/person.ts';
import type { SeenTeam } from '../../core/teams-channels/remember-teams-channels.ts';

/** Teams' own have some 200 characters; what is longer is looked for nowhere, and kept nowhere. */
const id = z.string().max(1_000);

/** The parts of an activity that are read; Teams sends many more. */
const activitySchema = z.object({
  channelId: z.literal('msteams'),
  type: z.string().min(1),
  id: id.optional(),
  name: z.string().optional(),
  action: z.string().optional(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: id.optional(),
  serviceUrl: id,
  timestamp: z.coerce.date().optional().catch(undefined),
  from: z.object({ id, aadObjectId: id.optional(), tenantId: id.optional() }),
  recipient: z.object({ id }),
  conversation: z.object({
    id,
    conversationType: z.string().optional(),
    tenantId: id.optional(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id }).optional(),
      team: z.object({ id: id.optional(), name: z.string().optional() }).optional(),
      channel: z.object({ id: id.optional(), name: z.string().optional() }).optional(),
      eventType: z.string().optional().catch(undefined),
    })
    .nullish(),
  localTimezone: z.string().optional(),
  entities: z.array(z.unknown()).nullish(),
  membersAdded: z.array(z.object({ id })).optional(),
  membersRemoved: z.array(z.object({ id })).optional(),
});

const mentionSchema = z.object({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: z.object({ id, name: z.string().optional() }),
});

/** Each is looked for: more than anybody mentions at once are left as they stand. */
const mostMentions = 100;

export type Mention = z.infer<typeof mentionSchema>;

/** A channel in which something happened, and its team. */
export type SeenChannel = SeenTeam & { id: string; name?: string };

/** Something that happened in Teams, as far as Tandem listens. */
export interface Inbound {
  type: string;
  /** The same when Teams sends it a second time. */
  eventId: string | undefined;
  /** Of an invoke. */
  name: string | undefined;
  /** Of an installation: `add`, `remove` and the like. */
  action: string | undefined;
  /** What became of a team or a channel: `channelRenamed` and the like. */
  eventType: string | undefined;
  /** When Teams says that it happened. */
  sentAt: Date | undefined;
  text: string;
  value: unknown;
  /** The message in which something was pressed. */
  replyToId: string | undefined;
  /** Where it happened. */
  tenantId: string | undefined;
  /** All that it names: where it happened, and where whoever did it is at home. */
  tenantIds: string[];
  timeZone: string | undefined;
  botId: string;
  mentions: Mention[];
  isBotAdded: boolean;
  isBotRemoved: boolean;
  /** False in channels and in chats between people. */
  isPersonal: boolean;
  /** Where in a team it happened; absent outside of teams. */
  channel: SeenChannel | undefined;
  /** Who did it; absent for what no person of the organisation did. */
  account: TeamsAccount | undefined;
}

/** Whether this is like an activity of Teams, and not of another channel. */
export function isActivity(given: unknown): boolean {
  return activitySchema.safeParse(given).success;
}

/** @throws {z.ZodError} for an activity that is not like one of Teams */
export function readInbound(activity: unknown): Inbound {
  const read = activitySchema.parse(activity);
  const { recipient, conversation, membersAdded = [], membersRemoved = [] } = read;
  const isBot = ({ id }: { id: string }) => id === recipient.id;
  const tenantId = read.channelData?.tenant?.id ?? conversation.tenantId;
  // A message action runs in chats that are not the bot's own, some of which call themselves personal.
  const isPersonal =
    conversation.conversationType === 'personal' && !read.name?.startsWith('composeExtension/');
  return {
    type: read.type,
    eventId: read.id === undefined ? undefined : `${conversation.id}:${read.id}`,
    name: read.name,
    action: read.action,
    eventType: read.type === 'conversationUpdate' ? read.channelData?.eventType : undefined,
    sentAt: read.timestamp,
    text: read.text ?? '',
    value: read.value,
    replyToId: read.replyToId,
    tenantId,
    tenantIds: [tenantId, conversation.tenantId, read.from.tenantId].filter((id) => id !== undefined),
    timeZone: read.localTimezone,
    botId: recipient.id,
    mentions: (read.entities ?? [])
      .flatMap((entity) => mentionSchema.safeParse(entity).data ?? [])
      .slice(0, mostMentions),
    isBotAdded: membersAdded.some(isBot),
    isBotRemoved: membersRemoved.some(isBot),
    isPersonal,
    channel: channelOf(read, tenantId),
    account: accountOf(read, tenantId, isPersonal),
  };
}

function channelOf(
  { serviceUrl, conversation, channelData }: z.infer<typeof activitySchema>,
  tenantId: string | undefined,
): SeenChannel | undefined {
  const { team, channel } = channelData ?? {};
  if (conversation.conversationType !== 'channel' || team?.id === undefined) return undefined;
  // What happens in a thread happens at `<channel>;messageid=<first message>`.
  const [id = conversation.id] = (channel?.id ?? conversation.id).split(';');
  return {
    id,
    teamId: team.id,
    serviceUrl,
    ...(channel?.name !== undefined && { name: channel.name }),
    ...(team.name !== undefined && { teamName: team.name }),
    ...(tenantId !== undefined && { tenantId }),
  };
}

function accountOf(
  { from, serviceUrl, conversation }: z.infer<typeof activitySchema>,
  tenantId: string | undefined,
  isPersonal: boolean,
): TeamsAccount | undefined {
  if (!from.aadObjectId) return undefined;
  return {
    aadObjectId: from.aadObjectId,
    userId: from.id,
    serviceUrl,
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(isPersonal ? { conversationId: conversation.id, isInstalled: true } : {}),
  };
}
