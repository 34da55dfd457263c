import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import express from 'express';
import { type SlackStandIn, slackStandIn } from '../../src/playground/slack/slack-stand-in.ts';
import { type TeamsStandIn, teamsStandIn } from '../../src/playground/teams/stand-in.ts';

const signingSecret = 'a-signing-secret';
const botToken = 'xoxb-1-2-three';

export interface WholeApp {
  /** Where it answers, without a slash at its end. */
  url: string;
  slack: SlackStandIn;
  teams: TeamsStandIn;
  dataDir: string;
  /** Everything that the app wrote to its standard output and error. */
  logged(): string;
  /** Runs the command line beside the app, as an operator would, and returns what it prints. */
  tandem(...words: string[]): Promise<string>;
  /** Ctrl-C, and the end of the process. */
  stop(): Promise<void>;
  remove(): Promise<void>;
}

interface Cast {
  slackUsers: { id: string; name: string; real_name: string; email: string }[];
  teamsUsers: { aadObjectId: string; name: string; email: string; timeZone: string }[];
}

/** The built app with an embedded engine and a log of everything, between a stand-in Slack and a stand-in Teams. */
export async function startWholeApp({ slackUsers, teamsUsers }: Cast): Promise<WholeApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tandem-whole-'));
  const outside = express();
  const server = outside.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let appUrl = '';
  const slack = slackStandIn({
    team: { id: 'T0ACME', name: 'Acme', domain: 'acme' },
    users: slackUsers,
    channels: [{ id: 'C0GENERAL', name: 'general', members: slackUsers.map(({ id }) => id) }],
    botToken,
    signingSecret,
    eventsUrl: () => `${appUrl}/slack/events`,
    baseUrl: `${origin}/slack`,
  });
  const teams = teamsStandIn({
    tenantId: '0d9b645f-597b-41f0-a2a3-ef103fbd91bb',
    botAppId: '1dd5785b-d8b3-400d-8e1f-af7c939cd70f',
    users: teamsUsers,
    messagesUrl: () => `${appUrl}/api/messages`,
    serviceUrl: `${origin}/teams`,
  });
  outside.use('/slack', slack.router).use('/teams', teams.connectorRouter);
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'trace',
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: `${origin}/slack/api/`,
    TEAMS_ANONYMOUS: 'true',
  };
  const app = spawn(process.execPath, [resolve('dist/main.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  for (const stream of [app.stdout, app.stderr]) stream.on('data', (chunk) => lines.push(String(chunk)));
  while (appUrl === '') {
    if (app.exitCode !== null) throw new Error(`the app ended: ${lines.join('')}`);
    await Promise.race([once(app.stdout, 'data'), once(app, 'exit')]);
    appUrl = /Tandem runs at (http:\S+)/.exec(lines.join(''))?.[1] ?? '';
  }
  return {
    url: appUrl,
    slack,
    teams,
    dataDir,
    logged: () => lines.join(''),
    async tandem(...words) {
      const run = promisify(execFile)(process.execPath, [resolve('dist/cli.js'), ...words], { env });
      return (await run).stdout;
    },
    async stop() {
      app.kill('SIGINT');
      if (app.exitCode === null) await once(app, 'exit');
    },
    async remove() {
      app.kill('SIGKILL');
      server.closeAllConnections();
      server.close();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
