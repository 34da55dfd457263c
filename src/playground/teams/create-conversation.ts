import { z } from 'zod';
import type { Backstage } from './backstage.ts';
import { conversationForBot } from './bot-access.ts';
import {
  badSyntax,
  ConnectorError,
  conversationNotFound,
  notInstalled,
  writesBlocked,
} from './connector-error.ts';
import { acceptActivity, addBotMessage, countCall } from './post-activity.ts';
import type { TeamsUser } from './world.ts';

const WRONG_PARAMETERS = 'Incorrect conversation creation parameters';

const idHolder = z.looseObject({ id: z.string() });

const parameters = z.looseObject({
  bot: z.looseObject({ id: z.string().nullish() }).nullish(),
  isGroup: z.boolean().nullish(),
  members: z.array(idHolder).nullish(),
  tenantId: z.string().nullish(),
  activity: z.unknown().optional(),
  channelData: z
    .looseObject({ tenant: idHolder.nullish(), channel: idHolder.nullish(), team: idHolder.nullish() })
    .nullish(),
});

type Parameters = z.infer<typeof parameters>;

/** Opens the personal chat with one person, or starts a thread in a channel. */
export function createConversation(backstage: Backstage, body: unknown) {
  const parsed = parameters.safeParse(body);
  if (!parsed.success) throw badSyntax(WRONG_PARAMETERS);
  checkBot(backstage, parsed.data);
  const channelId = parsed.data.channelData?.channel?.id;
  countCall(backstage, 'new conversations');
  return channelId === undefined
    ? openPersonalChat(backstage, parsed.data)
    : startThread(backstage, channelId, parsed.data.activity);
}

/** The person a body would address, for the log. */
export function addressee({ store }: Backstage, body: unknown): TeamsUser | undefined {
  const [member] = parameters.safeParse(body).data?.members ?? [];
  return member === undefined ? undefined : store.user(member.id);
}

function checkBot({ bot }: Backstage, given: Parameters): void {
  const id = given.bot?.id;
  if (id && id !== bot.id && id !== bot.appId) {
    throw new ConnectorError(403, 'BotNotRegistered', `The bot ${id} is not registered here.`);
  }
}

function openPersonalChat(backstage: Backstage, given: Parameters) {
  const [member, ...others] = given.members ?? [];
  if (member === undefined || others.length > 0 || given.isGroup) throw badSyntax(WRONG_PARAMETERS);
  const tenantId = given.channelData?.tenant?.id ?? given.tenantId;
  if (!tenantId) throw badSyntax(WRONG_PARAMETERS);
  const user = tenantId === backstage.tenantId ? personById(backstage, member.id) : undefined;
  if (user === undefined) throw unknownPerson(member.id);
  if (!user.installed) throw notInstalled();
  if (user.blocked) throw writesBlocked();
  const chat = backstage.store.personalChat(user.id);
  if (chat === undefined) throw conversationNotFound();
  if (given.activity === undefined) return { id: chat.id };
  const message = addBotMessage(backstage, chat, acceptActivity(backstage, given.activity));
  return { id: chat.id, activityId: message.id };
}

function startThread(backstage: Backstage, channelId: string, activity: unknown) {
  const channel = conversationForBot(backstage, channelId);
  if (channel.kind !== 'channel' || activity === undefined) throw badSyntax(WRONG_PARAMETERS);
  const message = addBotMessage(backstage, channel, acceptActivity(backstage, activity));
  return { id: `${channel.id};messageid=${message.id}`, activityId: message.id };
}

/** Teams takes its own ids and Entra object ids, and no e-mail addresses. */
function personById({ store }: Backstage, id: string): TeamsUser | undefined {
  return id.includes('@') ? undefined : store.user(id);
}

function unknownPerson(id: string): ConnectorError {
  return id.startsWith('29:')
    ? new ConnectorError(400, 'BadArgument', 'Failed to decrypt pairwise id')
    : new ConnectorError(404, 'NotFound', 'The user was not found in the tenant.');
}
