import { z } from 'zod';

const word = z.string().regex(/^\S+$/, 'must not contain blanks');

const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be an address that starts with http:// or https://',
});

const portError = 'must be a whole number from 0 to 65535';

/** Too few, and no message would come while people wait for it. */
function rate(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, error)
    .transform(Number)
    .refine((count) => count >= least && count <= most, error);
}

const secret = z
  .string()
  .refine(
    isLongSecret,
    'must be 32 or more random bytes in base64, such as `openssl rand -base64 32` prints',
  );

function isLongSecret(text: string): boolean {
  return /^[A-Za-z0-9+/_-]+=*$/.test(text) && Buffer.from(text, 'base64').length >= 32;
}

/** Each setting by itself; an issue's message goes on from the setting's name and says what to do. */
export const environmentSchema = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, portError)
    .transform(Number)
    .refine((port) => port <= 65535, portError)
    .default(3000),
  HOST: word.default('127.0.0.1'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/\S+$/, 'must start with mongodb:// or mongodb+srv://')
    .optional(),
  DATA_DIR: z.string().default('./data'),
  PUBLIC_URL: webAddress.optional(),
  TANDEM_SECRET: secret.optional(),
  TANDEM_SECRET_PREVIOUS: secret.optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(
      /^xox[a-z.-]+-\S+$/,
      'must be the bot token, which starts with xoxb- (OAuth & Permissions in your Slack app)',
    )
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^\S{8,}$/, 'must be the signing secret (Basic Information in your Slack app)')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(
      /^xapp-\S+$/,
      'must be an app-level token, which starts with xapp- (Basic Information in your Slack app)',
    )
    .optional(),
  SLACK_CLIENT_ID: word.optional(),
  SLACK_CLIENT_SECRET: word.optional(),
  SLACK_API_URL: webAddress.optional(),
  SLACK_COMMAND: z
    .string()
    .regex(/^\/[^\s/]{1,31}$/, 'must be a slash and up to 31 characters without blanks, such as /1to1')
    .default('/1to1'),
  SLACK_MESSAGES_PER_MINUTE: rate(60, 100_000).default(300),
  MicrosoftAppId: z.guid({ error: 'must be the application (client) ID, which is a GUID' }).optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'MultiTenant', 'UserAssignedMSI'], {
      error: 'must be SingleTenant, MultiTenant or UserAssignedMSI',
    })
    .default('SingleTenant'),
  MicrosoftAppTenantId: z.guid({ error: 'must be the directory (tenant) ID, which is a GUID' }).optional(),
  TEAMS_CLOUD: z
    .enum(['public', 'gcc', 'gcc-high', 'dod'], { error: 'must be public, gcc, gcc-high or dod' })
    .default('public'),
  TEAMS_ANONYMOUS: z.enum(['true', 'false'], { error: 'must be true or false' }).default('false'),
  TEAMS_MESSAGES_PER_SECOND: rate(1, 1000).default(20),
  PLAYGROUND: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
  API_TOKEN: word.optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{8,}$/, 'must be 8 or more characters without blanks, such as `openssl rand -hex 16` prints')
    .optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace and silent',
    })
    .default('info'),
});

export type Settings = z.infer<typeof environmentSchema>;
export type SettingName = keyof Settings;
