import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Config, ConfigError, type Environment, readConfig } from '../../src/config/config.ts';
import { createSecretFile, readSecretFile } from '../../src/config/secret-file.ts';

const secret = Buffer.alloc(32, 5).toString('base64');
const guid = '6f1c2f9a-3a7e-4c53-9b1e-0c9d1a2b3c4d';
const slack = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_SIGNING_SECRET: '0123456789abcdef' };
const teams = { MicrosoftAppId: guid, MicrosoftAppPassword: 'p4ssword~of~teams', MicrosoftAppTenantId: guid };
const production = { NODE_ENV: 'production', TANDEM_SECRET: secret };

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tandem-config-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

function read(env: Environment): Config {
  return readConfig({ DATA_DIR: dataDir, TANDEM_SECRET: secret, ...env });
}

function problemsOf(env: Environment): readonly string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('have their defaults when nothing is set, or set to nothing', () => {
    for (const env of [{}, { PORT: '', SLACK_BOT_TOKEN: ' ', PLAYGROUND: '' }]) {
      expect(read(env)).toMatchObject({
        isProduction: false,
        port: 3000,
        host: '127.0.0.1',
        slackCommand: '/1to1',
        slackMessagesPerMinute: 300,
        teamsMessagesPerSecond: 20,
        isPlaygroundOn: true,
        logLevel: 'info',
      });
    }
  });

  it('turn Slack and Teams on', () => {
    const config = read({ ...slack, ...teams, SLACK_API_URL: 'http://127.0.0.1:4003/api/' });
    expect(config.slack).toEqual({
      botToken: 'xoxb-1-abc',
      signingSecret: '0123456789abcdef',
      appToken: undefined,
    });
    expect(config.teams).toMatchObject({ appId: guid, appType: 'SingleTenant', isAnonymous: false });
    expect(config.slackApiUrl).toBe('http://127.0.0.1:4003/api/');
    expect(config.isPlaygroundOn).toBe(false);
  });

  it.each<[string, Environment, boolean]>([
    ['nothing is configured', {}, true],
    ['Slack is configured', slack, false],
    ['Teams is configured', teams, false],
    ['anonymous clients are let in', { TEAMS_ANONYMOUS: 'true' }, false],
    ['it is switched off', { PLAYGROUND: 'off' }, false],
    ['it is switched on beside anonymous clients', { PLAYGROUND: 'on', TEAMS_ANONYMOUS: 'true' }, true],
    ['nothing is configured in production', production, false],
  ])('decide about the playground: %s', (_when, env, isOn) => {
    expect(read(env).isPlaygroundOn).toBe(isOn);
  });

  it.each<[string, Environment, string[]]>([
    ['a port that is none', { PORT: 'http' }, ['PORT']],
    ['a port out of range', { PORT: '65536' }, ['PORT']],
    ['an address of something else than MongoDB', { MONGODB_URI: 'postgres://u:p@db/x' }, ['MONGODB_URI']],
    ['a public address without its scheme', { PUBLIC_URL: 'tandem.example' }, ['PUBLIC_URL']],
    ['a public address that is no web address', { PUBLIC_URL: 'ftp://tandem.example' }, ['PUBLIC_URL']],
    ['a short secret', { TANDEM_SECRET: Buffer.alloc(31).toString('base64') }, ['TANDEM_SECRET']],
    [
      'a secret that is not base64',
      { TANDEM_SECRET: 'correct horse battery staple, correct horse' },
      ['TANDEM_SECRET'],
    ],
    ['a bot token that is none', { ...slack, SLACK_BOT_TOKEN: 'abc' }, ['SLACK_BOT_TOKEN']],
    ['an app token that is none', { ...slack, SLACK_APP_TOKEN: 'xoxb-1' }, ['SLACK_APP_TOKEN']],
    ['a Slack address that is none', { ...slack, SLACK_API_URL: 'slack' }, ['SLACK_API_URL']],
    ['a command without its slash', { SLACK_COMMAND: '1to1' }, ['SLACK_COMMAND']],
    ['a bot token alone', { SLACK_BOT_TOKEN: 'xoxb-1-abc' }, ['SLACK_SIGNING_SECRET']],
    ['a signing secret alone', { SLACK_SIGNING_SECRET: '0123456789abcdef' }, ['SLACK_BOT_TOKEN']],
    [
      'a Slack client',
      { SLACK_CLIENT_ID: '1.2', SLACK_SIGNING_SECRET: '0123456789' },
      ['SLACK_CLIENT_ID', 'SLACK_BOT_TOKEN'],
    ],
    ['an app id that is no GUID', { ...teams, MicrosoftAppId: 'tandem' }, ['MicrosoftAppId']],
    ['an app id alone', { MicrosoftAppId: guid }, ['MicrosoftAppPassword', 'MicrosoftAppTenantId']],
    ['a password alone', { MicrosoftAppPassword: 'x' }, ['MicrosoftAppId', 'MicrosoftAppTenantId']],
    ['a kind of app that does not exist', { ...teams, MicrosoftAppType: 'Shared' }, ['MicrosoftAppType']],
    ...['SingleTenant', 'MultiTenant', 'UserAssignedMSI'].map((kind): [string, Environment, string[]] => [
      `${kind} without a tenant`,
      { ...teams, MicrosoftAppTenantId: '', MicrosoftAppType: kind },
      ['MicrosoftAppTenantId'],
    ]),
    ['a cloud that does not exist', { ...teams, TEAMS_CLOUD: 'china' }, ['TEAMS_CLOUD']],
    ['a token for metrics that is short', { METRICS_TOKEN: 'abc' }, ['METRICS_TOKEN']],
    ['neither true nor false', { TEAMS_ANONYMOUS: 'yes' }, ['TEAMS_ANONYMOUS']],
    ['neither on nor off', { PLAYGROUND: 'true' }, ['PLAYGROUND']],
    ['a playground beside a real Slack', { ...slack, PLAYGROUND: 'on' }, ['PLAYGROUND']],
    ['a token with blanks', { API_TOKEN: 'a b' }, ['API_TOKEN']],
    ['a level that does not exist', { LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
    ['a short secret before', { TANDEM_SECRET_PREVIOUS: 'c2hvcnQ=' }, ['TANDEM_SECRET_PREVIOUS']],
    ['the same secret before', { TANDEM_SECRET_PREVIOUS: secret }, ['TANDEM_SECRET_PREVIOUS']],
    ['production without a secret', { NODE_ENV: 'production', TANDEM_SECRET: '' }, ['TANDEM_SECRET']],
    ['anonymous clients in production', { ...production, TEAMS_ANONYMOUS: 'true' }, ['TEAMS_ANONYMOUS']],
    ['a playground in production', { ...production, PLAYGROUND: 'on' }, ['PLAYGROUND']],
  ])('are refused by name: %s', (_what, env, names) => {
    expect(problemsOf(env).map((problem) => problem.split(' ')[0])).toEqual(names);
  });

  it('are refused all at once, in one message', () => {
    const env = { PORT: 'x', LOG_LEVEL: 'loud', SLACK_BOT_TOKEN: 'xoxb-1-abc', MicrosoftAppId: 'y' };
    expect(() => read(env)).toThrow(
      /PORT [\s\S]*MicrosoftAppId [\s\S]*LOG_LEVEL [\s\S]*SLACK_SIGNING_SECRET [\s\S]*MicrosoftAppPassword /,
    );
  });

  it('are never repeated in the message, for some are secrets', () => {
    const env = {
      TANDEM_SECRET: 'hush-1',
      SLACK_BOT_TOKEN: 'hush-2',
      SLACK_APP_TOKEN: 'hush-3',
      SLACK_SIGNING_SECRET: 'hush',
      MicrosoftAppPassword: 'hush-5',
      MONGODB_URI: 'mongo://root:hush-6@db',
      API_TOKEN: 'hush 7',
    };
    expect(problemsOf(env).length).toBeGreaterThanOrEqual(6);
    expect(problemsOf(env).join()).not.toContain('hush');
  });

  it.each<[string, Environment]>([
    ['Socket Mode without a signing secret', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }],
    [
      'a managed identity without a password',
      { MicrosoftAppId: guid, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: guid },
    ],
    ['a kind of app for many tenants with one', { ...teams, MicrosoftAppType: 'MultiTenant' }],
    [
      'test clients without a tenant',
      { TEAMS_ANONYMOUS: 'true', MicrosoftAppId: guid, MicrosoftAppPassword: 'x' },
    ],
    ['the cloud of a government', { ...teams, TEAMS_CLOUD: 'gcc-high' }],
    ['production with both platforms', { ...production, ...slack, ...teams, PLAYGROUND: 'off' }],
  ])('are taken: %s', (_what, env) => {
    expect(problemsOf(env)).toEqual([]);
  });
});

describe('the secret of a development machine', () => {
  it('is generated once, for its owner alone, and found again', async () => {
    expect(readSecretFile(join(dataDir, 'fresh'))).toBeUndefined();
    const { secret: first } = createSecretFile(join(dataDir, 'fresh'));
    expect(first.length).toBe(32);
    expect(readSecretFile(join(dataDir, 'fresh'))).toEqual(first);
    expect(createSecretFile(join(dataDir, 'fresh')).secret).toEqual(first);
    expect(createSecretFile(join(dataDir, 'other')).secret).not.toEqual(first);
    const file = join(dataDir, 'fresh', 'secret');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(await readFile(file, 'utf8'), 'base64')).toEqual(first);
  });

  it('is taken away only by the start that made it', () => {
    const made = createSecretFile(join(dataDir, 'twice'));
    const found = createSecretFile(join(dataDir, 'twice'));
    found.withdraw();
    expect(readSecretFile(join(dataDir, 'twice'))).toEqual(made.secret);
    made.withdraw();
    expect(readSecretFile(join(dataDir, 'twice'))).toBeUndefined();
  });

  it('is not replaced when its file is damaged, since notes would be lost with it', async () => {
    createSecretFile(join(dataDir, 'damaged'));
    await writeFile(join(dataDir, 'damaged', 'secret'), 'oops');
    for (const act of [readSecretFile, createSecretFile])
      expect(() => act(join(dataDir, 'damaged'))).toThrow(/DATA_DIR .*damaged/);
    expect(await readFile(join(dataDir, 'damaged', 'secret'), 'utf8')).toBe('oops');
  });

  it('is not made by reading the settings', async () => {
    expect(readConfig({ DATA_DIR: join(dataDir, 'untouched') }).secret).toBeUndefined();
    await expect(stat(join(dataDir, 'untouched'))).rejects.toThrow('ENOENT');
  });
});
