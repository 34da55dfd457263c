import type { WebClient } from '@slack/web-api';
import { AppError } from '../core/errors.ts';
import { slackErrorCode } from './outbound/slack-error.ts';

/** Which workspace, or which organisation of workspaces, something belongs to. */
export interface Belonging {
  teamId?: string | undefined;
  enterpriseId?: string | undefined;
}

/** The workspace that the bot token was made for. */
export interface Workspace extends Belonging {
  teamId: string;
  botUserId: string;
  botId: string;
}

/** Asks Slack once whose token this is, and again only after it could not be asked. */
export function workspaceFinder(client: WebClient): () => Promise<Workspace> {
  let asked: Promise<Workspace> | undefined;
  return () => {
    asked ??= askWorkspace(client).catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}

async function askWorkspace(client: WebClient): Promise<Workspace> {
  const { team_id, enterprise_id, user_id, bot_id } = await client.auth.test().catch((error: unknown) => {
    const code = slackErrorCode(error);
    throw code === undefined ? error : refusedToken(code);
  });
  if (!team_id || !user_id) throw refusedToken('no team or user');
  return {
    teamId: team_id,
    ...(enterprise_id && { enterpriseId: enterprise_id }),
    botUserId: user_id,
    botId: bot_id ?? '',
  };
}

function refusedToken(code: string): AppError {
  return new AppError(
    'misconfigured',
    `Slack does not take SLACK_BOT_TOKEN (${code}). Install the app again.`,
  );
}

/** Whether this is our own workspace; within one organisation of workspaces, all of them are. */
export function isOurs(ours: Belonging, theirs: Belonging): boolean {
  if (ours.enterpriseId && theirs.enterpriseId) return ours.enterpriseId === theirs.enterpriseId;
  return ours.teamId === theirs.teamId;
}
