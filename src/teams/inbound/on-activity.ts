import { TeamsInfo, type TurnContext } from 'botbuilder';
import type { Activity } from '../activity.ts';
import type { Adapter } from '../adapter.ts';
import { cannotSeeWho, notToldWho, toProfile } from '../directory.ts';
import { describeError } from '../explain-error.ts';
import type { TeamsConnector } from '../outbound/connector.ts';
import { hardenConnector } from '../outbound/harden-connector.ts';
import { isWithoutAnswer, retrySoon } from '../outbound/retry-soon.ts';
import { toActivity } from '../render/to-activity.ts';
import { type Inbound, readInbound } from './payloads.ts';
import { takeActivity } from './take-activity.ts';

/** Answers one activity of Teams. */
export async function onActivity(adapter: Adapter, context: TurnContext): Promise<void> {
  const { type, name } = context.activity;
  try {
    await takeActivity(adapter, activityOf(adapter, context));
  } catch (error) {
    adapter.log.error({ type, name, ...describeError(error) }, 'an activity of Teams was not answered');
    if (type === 'invoke') await answer(context, 500);
  }
}

function activityOf({ noteAnswer, tenantId }: Adapter, context: TurnContext): Activity {
  const inbound = readInbound(context.activity);
  const noteSent = () => inbound.account && noteAnswer(inbound.account.aadObjectId);
  return {
    inbound,
    async say(message) {
      await retrySoon(() => context.sendActivity(toActivity(message)));
      noteSent();
    },
    async replace(id, message) {
      await retrySoon(() => context.updateActivity({ ...toActivity(message), id }));
      noteSent();
    },
    answer: (status, body) => answer(context, status, body),
    fetchChannels: () => fetchChannels(context, inbound),
    fetchProfile: () => fetchProfile(context, tenantId, inbound),
  };
}

async function answer(context: TurnContext, status: number, body?: unknown): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status, body } });
}

/** Private there: what is public asks with a client that waits, and tries again, for as long as it likes. */
const teamsInfo = TeamsInfo as unknown as { getTeamsConnectorClient(context: TurnContext): TeamsConnector };

/** Teams names the General channel nowhere. */
async function fetchChannels(context: TurnContext, { channel }: Inbound) {
  const client = teamsInfo.getTeamsConnectorClient(context);
  hardenConnector(client);
  const { conversations = [] } = await client.teams.fetchChannelList(channel?.teamId ?? '');
  return conversations.flatMap(({ id, name }) => (id ? [{ id, name: name ?? 'General' }] : []));
}

async function fetchProfile(
  context: TurnContext,
  ownTenantId: string | undefined,
  { type, tenantId, timeZone, account }: Inbound,
) {
  let member: unknown;
  try {
    member = await TeamsInfo.getMember(context, account?.userId ?? '');
  } catch (error) {
    if (isRefusal(error)) throw cannotSeeWho(error);
    throw isWithoutAnswer(error) ? notToldWho(type, error) : error;
  }
  return toProfile(member, { ownTenantId, tenantId, timeZone });
}

/** Whether Teams said that the bot is not in this conversation, or the person is not. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && [403, 404].includes(Number(error.statusCode));
}
