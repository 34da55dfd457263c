import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { environmentSchema, type Settings } from './environment-schema.ts';
import { findContradictions } from './find-contradictions.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

interface SlackConfig {
  botToken: string;
  /** Slack calls us, over HTTP. */
  signingSecret?: string | undefined;
  /** We call Slack: Socket Mode. */
  appToken?: string | undefined;
}

interface TeamsConfig {
  /** Absent only where everybody is let in. */
  appId?: string | undefined;
  appPassword?: string | undefined;
  appType: Settings['MicrosoftAppType'];
  tenantId?: string | undefined;
  cloud: Settings['TEAMS_CLOUD'];
  /** Takes unauthenticated activities: local test clients only. */
  isAnonymous: boolean;
}

export interface Config {
  isProduction: boolean;
  /** 0 takes any free one. */
  port: number;
  host: string;
  /** The base of links in messages, without a slash at its end; `http://localhost:PORT` when absent. */
  publicUrl?: string | undefined;
  /** The embedded engine runs when absent. */
  mongodbUri?: string | undefined;
  dataDir: string;
  /** At least 32 bytes; when absent, that of the file in `dataDir`, which is made for a new database alone. */
  secret?: Buffer | undefined;
  /** The secret before, while what it sealed may still be there. */
  previousSecret?: Buffer | undefined;
  /** Absent: off. */
  slack?: SlackConfig;
  /** Slack's own when absent. */
  slackApiUrl?: string | undefined;
  /** With its slash. */
  slackCommand: string;
  slackMessagesPerMinute: number;
  /** Absent: off. */
  teams?: TeamsConfig;
  teamsMessagesPerSecond: number;
  isPlaygroundOn: boolean;
  apiToken?: string | undefined;
  /** With it metrics are read from other machines, too. */
  metricsToken?: string | undefined;
  logLevel: Settings['LOG_LEVEL'];
}

/** Everything that is wrong with the settings at once; no value is repeated, since some are secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`These settings keep Tandem from starting:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.problems = problems;
  }
}

/** The settings of this process; in development `.env` fills in what is not set. */
export function readEnvironment(): Environment {
  if (process.env.NODE_ENV !== 'production' && existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** @throws {ConfigError} that names every setting that is wrong or missing */
export function readConfig(env: Environment): Config {
  const given = withoutBlanks(env);
  const parsed = environmentSchema.safeParse(given);
  const problems = [...(parsed.success ? [] : sentencesOf(parsed.error)), ...findContradictions(given)];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data);
}

/** An empty setting is how a template of settings says "not set". */
function withoutBlanks(env: Environment): Record<string, string> {
  const settings = Object.entries(env).map(([name, value = '']) => [name, value.trim()] as const);
  return Object.fromEntries(settings.filter(([, value]) => value !== ''));
}

function sentencesOf(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
}

function toConfig(settings: Settings): Config {
  const isProduction = settings.NODE_ENV === 'production';
  const slack = toSlackConfig(settings);
  const teams = toTeamsConfig(settings);
  const hasPlatform = slack !== undefined || teams !== undefined;
  const dataDir = resolve(settings.DATA_DIR);
  return {
    isProduction,
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, ''),
    mongodbUri: settings.MONGODB_URI,
    dataDir,
    secret: toSecret(settings.TANDEM_SECRET),
    previousSecret: toSecret(settings.TANDEM_SECRET_PREVIOUS),
    ...(slack && { slack }),
    slackApiUrl: settings.SLACK_API_URL,
    slackCommand: settings.SLACK_COMMAND,
    slackMessagesPerMinute: settings.SLACK_MESSAGES_PER_MINUTE,
    ...(teams && { teams }),
    teamsMessagesPerSecond: settings.TEAMS_MESSAGES_PER_SECOND,
    isPlaygroundOn:
      settings.PLAYGROUND === undefined ? !hasPlatform && !isProduction : settings.PLAYGROUND === 'on',
    apiToken: settings.API_TOKEN,
    metricsToken: settings.METRICS_TOKEN,
    logLevel: settings.LOG_LEVEL,
  };
}

function toSlackConfig(settings: Settings): SlackConfig | undefined {
  if (settings.SLACK_BOT_TOKEN === undefined) return undefined;
  return {
    botToken: settings.SLACK_BOT_TOKEN,
    signingSecret: settings.SLACK_SIGNING_SECRET,
    appToken: settings.SLACK_APP_TOKEN,
  };
}

function toTeamsConfig(settings: Settings): TeamsConfig | undefined {
  const isAnonymous = settings.TEAMS_ANONYMOUS === 'true';
  if (settings.MicrosoftAppId === undefined && !isAnonymous) return undefined;
  return {
    appId: settings.MicrosoftAppId?.toLowerCase(),
    appPassword: settings.MicrosoftAppPassword,
    appType: settings.MicrosoftAppType,
    tenantId: settings.MicrosoftAppTenantId?.toLowerCase(),
    cloud: settings.TEAMS_CLOUD,
    isAnonymous,
  };
}

function toSecret(given: string | undefined): Buffer | undefined {
  return given === undefined ? undefined : Buffer.from(given, 'base64');
}
