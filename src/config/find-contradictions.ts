import type { SettingName } from './environment-schema.ts';

type Given = Readonly<Partial<Record<SettingName, unknown>>>;

/** What is wrong with the settings together, whatever each is by itself: what is missing, and what excludes what. */
export function findContradictions(given: Given): string[] {
  return [
    ...inProduction(given),
    ...inSecrets(given),
    ...inSlack(given),
    ...inTeams(given),
    ...inPlayground(given),
  ];
}

function inProduction(given: Given): string[] {
  if (given.NODE_ENV !== 'production') return [];
  return sentences([
    given.TANDEM_SECRET === undefined &&
      'TANDEM_SECRET is missing: in production set it to 32 or more random bytes, such as `openssl rand -base64 32` prints, and keep it safe.',
    given.TEAMS_ANONYMOUS === 'true' &&
      'TEAMS_ANONYMOUS must not be true in production, where anybody could then speak for anybody: remove it.',
    given.PLAYGROUND === 'on' &&
      'PLAYGROUND must not be on in production, where anybody could then be anybody: remove it.',
  ]);
}

function inSecrets({ TANDEM_SECRET: now, TANDEM_SECRET_PREVIOUS: before }: Given): string[] {
  const isSame = before !== undefined && bytesOf(now).equals(bytesOf(before));
  return sentences([
    isSame &&
      'TANDEM_SECRET_PREVIOUS must be the secret before, and is the same as TANDEM_SECRET: remove it, or set TANDEM_SECRET to the new one.',
  ]);
}

/** Base64 has more than one spelling. */
function bytesOf(secret: unknown): Buffer {
  return Buffer.from(String(secret ?? ''), 'base64');
}

function inSlack(given: Given): string[] {
  const isOauth = given.SLACK_CLIENT_ID !== undefined || given.SLACK_CLIENT_SECRET !== undefined;
  const hasWayIn = given.SLACK_SIGNING_SECRET !== undefined || given.SLACK_APP_TOKEN !== undefined;
  if (given.SLACK_BOT_TOKEN === undefined && !isOauth && !hasWayIn) return [];
  return sentences([
    isOauth &&
      'SLACK_CLIENT_ID and SLACK_CLIENT_SECRET (many workspaces, by OAuth) are not supported yet: remove both and set SLACK_BOT_TOKEN for one workspace.',
    given.SLACK_BOT_TOKEN === undefined &&
      'SLACK_BOT_TOKEN is missing: install your Slack app and copy the token that starts with xoxb- from OAuth & Permissions.',
    !hasWayIn &&
      'SLACK_SIGNING_SECRET is missing: copy it from Basic Information in your Slack app, or set SLACK_APP_TOKEN for Socket Mode.',
  ]);
}

function inTeams(given: Given): string[] {
  const isMeant =
    given.MicrosoftAppId !== undefined ||
    given.MicrosoftAppPassword !== undefined ||
    given.MicrosoftAppType !== undefined ||
    given.MicrosoftAppTenantId !== undefined;
  if (!isMeant) return [];
  return sentences([
    given.MicrosoftAppId === undefined &&
      'MicrosoftAppId is missing: copy the application (client) ID of your Azure bot.',
    given.MicrosoftAppType !== 'UserAssignedMSI' &&
      given.MicrosoftAppPassword === undefined &&
      'MicrosoftAppPassword is missing: create a client secret for your Azure bot, or set MicrosoftAppType to UserAssignedMSI.',
    given.TEAMS_ANONYMOUS !== 'true' &&
      given.MicrosoftAppTenantId === undefined &&
      'MicrosoftAppTenantId is missing: copy the directory (tenant) ID of your company; Tandem listens to no other, whatever MicrosoftAppType is.',
  ]);
}

function inPlayground(given: Given): string[] {
  const hasPlatform = given.SLACK_BOT_TOKEN !== undefined || given.MicrosoftAppId !== undefined;
  return sentences([
    given.PLAYGROUND === 'on' &&
      hasPlatform &&
      'PLAYGROUND must not be on beside a real Slack or Teams, which its sample organisation would be mixed into: remove it, or the platform settings.',
  ]);
}

function sentences(checks: readonly (string | false)[]): string[] {
  return checks.filter((check) => check !== false);
}
