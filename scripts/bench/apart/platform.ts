import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import express from 'express';
import type { SlackAccount, TeamsAccount } from '../../../src/core/people/person.ts';
import { slackStandIn } from '../../../src/playground/slack/slack-stand-in.ts';
import { teamsStandIn } from '../../../src/playground/teams/stand-in.ts';
import { allowed, type DeliveryPlatform, slackKeys } from '../deliver-limits.ts';
import { slackTeam, slackUsers, teamsTenant, teamsUsers } from '../platform-people.ts';

export interface PlatformOpen {
  /** What an app has to be started with to talk to it. */
  env: Record<string, string>;
  /** Of each person, in order. */
  accounts: { slack?: SlackAccount; teams?: TeamsAccount }[];
}

export interface Traffic {
  /** When messages were taken, in milliseconds. */
  takenAt: number[];
  /** How many calls were refused for coming too fast. */
  refused: number;
  /** How many were answered with anything else but success. */
  failed: number;
}

const { platform, people } = JSON.parse(process.argv[2] ?? '{}') as {
  platform: DeliveryPlatform;
  people: number;
};
const app = express();
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const traffic: Traffic = { takenAt: [], refused: 0, failed: 0 };

app.use((request, response, next) => {
  response.once('finish', () => {
    if (request.method !== 'POST') return;
    if (response.statusCode === 429) traffic.refused += 1;
    else if (response.statusCode >= 400) traffic.failed += 1;
    else if (/chat\.postMessage$|\/activities$/.test(request.path)) traffic.takenAt.push(performance.now());
  });
  next();
});
const open = platform === 'slack' ? openSlack() : openTeams();

for await (const line of createInterface({ input: process.stdin })) {
  const { what } = JSON.parse(line) as { what: 'open' | 'traffic' };
  process.stdout.write(`${JSON.stringify(what === 'open' ? open : traffic)}\n`);
}
process.exit();

function openSlack(): PlatformOpen {
  const users = slackUsers(people);
  const slack = slackStandIn({
    team: slackTeam,
    users,
    ...slackKeys,
    eventsUrl: url,
    baseUrl: url,
  });
  slack.limitRates({ messagesPerMinute: allowed.slack.messages });
  app.use(slack.router);
  return {
    env: {
      SLACK_BOT_TOKEN: slackKeys.botToken,
      SLACK_SIGNING_SECRET: slackKeys.signingSecret,
      SLACK_API_URL: `${url}/api/`,
      SLACK_MESSAGES_PER_MINUTE: String(allowed.slack.messages),
    },
    accounts: users.map(({ id: userId }) => ({ slack: { userId, teamId: slackTeam.id } })),
  };
}

function openTeams(): PlatformOpen {
  const users = teamsUsers(people);
  const teams = teamsStandIn({
    ...teamsTenant,
    users,
    messagesUrl: url,
    serviceUrl: url,
    rateLimits: true,
  });
  app.use(teams.connectorRouter);
  return {
    env: { TEAMS_ANONYMOUS: 'true', TEAMS_MESSAGES_PER_SECOND: String(allowed.teams.messages / 10) },
    accounts: users.map(({ aadObjectId, email }) => ({
      teams: {
        aadObjectId,
        tenantId: teamsTenant.tenantId,
        conversationId: teams.asUser(email).see().conversation.id,
        serviceUrl: url,
        isInstalled: true,
      },
    })),
  };
}
