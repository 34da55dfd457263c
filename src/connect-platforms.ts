import type { Router } from 'express';
import type { Logger } from 'pino';
import type { Config } from './config/config.ts';
import type { Messenger } from './core/chat/messenger.ts';
import type { Core } from './core/core.ts';
import type { handle } from './core/handle.ts';
import type { Rates } from './core/rates/rates.ts';
import type { StopList } from './server/stop-list.ts';
import type { SlackSettings } from './slack/settings.ts';
import type { TeamsSettings } from './teams/settings.ts';

export interface PlatformSettings {
  slack?: SlackSettings | undefined;
  teams?: TeamsSettings | undefined;
}

export interface PlatformSurroundings {
  core: Core;
  log: Logger;
  /** Where the platforms' requests come in. */
  routes: Router;
  stops: StopList;
  rates: Rates;
  /** What decides. */
  handle: typeof handle;
}

/** The platforms that the settings name. */
export function configuredPlatforms(config: Config): PlatformSettings {
  const { slack, teams, slackApiUrl, slackCommand, isProduction } = config;
  const { slackMessagesPerMinute: messagesPerMinute, teamsMessagesPerSecond: messagesPerSecond } = config;
  return {
    slack: slack && { ...slack, apiUrl: slackApiUrl, command: slackCommand, messagesPerMinute },
    teams: teams && { ...teams, anonymous: teams.isAnonymous, isProduction, messagesPerSecond },
  };
}

/**
 * Has the code of those platforms in memory that are connected to later: each takes as long to load as half of the rest.
 * Before the database is opened, for some of it keeps records of its own there.
 */
export async function loadPlatforms({ slack, teams, isPlaygroundOn }: Config): Promise<void> {
  if (slack || isPlaygroundOn) await import('./slack/app.ts');
  if (teams || isPlaygroundOn) await import('./teams/app.ts');
}

/**
 * Connects to the platforms and returns the ways to write to people there.
 * @throws {AppError} when a platform does not take the settings
 */
export async function connectPlatforms(
  { slack, teams }: PlatformSettings,
  surroundings: PlatformSurroundings,
): Promise<Messenger[]> {
  return [
    ...(slack ? [await connectSlack(slack, surroundings)] : []),
    ...(teams ? [await connectTeams(teams, surroundings)] : []),
  ];
}

async function connectSlack(
  settings: SlackSettings,
  { core, log, routes, stops, handle }: PlatformSurroundings,
): Promise<Messenger> {
  const { createSlack } = await import('./slack/app.ts');
  const slack = await createSlack({ core, settings, log, handle });
  if (slack.router) routes.use('/slack/events', slack.router);
  stops.add('Slack', () => slack.stop());
  await slack.start();
  return slack.messenger;
}

async function connectTeams(
  settings: TeamsSettings,
  { core, log, rates, routes, stops, handle }: PlatformSurroundings,
): Promise<Messenger> {
  const { createTeams } = await import('./teams/app.ts');
  const teams = createTeams({ core, settings, log, rates, handle });
  routes.post('/api/messages', teams.handler);
  stops.add('Teams', () => teams.stop());
  return teams.messenger;
}
