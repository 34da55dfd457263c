import type { Authorize } from '@slack/bolt';
import { z } from 'zod';
import type { RefusalLog } from '../../core/refusal-log.ts';
import { type Belonging, isOurs, type Workspace } from '../workspace.ts';

/** The parts of a request that say whose it is, wherever each kind of request carries them. */
const senderSchema = z.object({
  user: z.object({ team_id: z.string().nullish() }).nullish().catch(undefined),
});

/** Lets through what comes from our own workspace; Bolt answers anything else with 401 and runs no listener. */
export function createAuthorize(
  findWorkspace: () => Promise<Workspace>,
  botToken: string,
  refusals: RefusalLog,
): Authorize<boolean> {
  return async ({ teamId, enterpriseId }, body) => {
    const ours = await findWorkspace();
    if (!isOurs(ours, { teamId, enterpriseId }) || isSentByStranger(ours, body)) {
      refusals.refused('foreign Slack workspace', { teamId, enterpriseId });
      throw new Error('a foreign workspace');
    }
    return { botToken, botId: ours.botId, botUserId: ours.botUserId };
  };
}

/** In a shared channel somebody of another workspace may press what stands in ours. */
function isSentByStranger(ours: Belonging, body: unknown): boolean {
  const theirTeamId = senderSchema.safeParse(body).data?.user?.team_id;
  return ours.enterpriseId === undefined && theirTeamId != null && theirTeamId !== ours.teamId;
}
