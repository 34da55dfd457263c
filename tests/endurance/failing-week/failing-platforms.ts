import type { Request } from 'express';
import type { Messenger } from '../../../src/core/chat/messenger.ts';
import type { Card } from '../../../src/core/chat/view.ts';
import type { Core } from '../../../src/core/core.ts';
import type { Person, Platform } from '../../../src/core/people/person.ts';
import { dayIn } from '../../../src/core/time/local-time.ts';
import { slackStandIn } from '../../../src/playground/slack/slack-stand-in.ts';
import { teamsStandIn } from '../../../src/playground/teams/stand-in.ts';
import { createSlack } from '../../../src/slack/app.ts';
import { createTeams } from '../../../src/teams/app.ts';
import { type FailingServers, openFailingServers, type Written } from './failing-servers.ts';
import { createWitness, type Witness } from './witness.ts';

const tenantId = '0d9b645f-597b-41f0-a2a3-ef103fbd91bb';
const botToken = 'xoxb-1-2-three';
const signingSecret = 'a-signing-secret';

export interface FailingPlatforms
  extends Pick<FailingServers, 'fail' | 'refusals' | 'lost' | 'ways' | 'surprises' | 'close'>,
    Pick<Witness, 'calls' | 'timeout'> {
  /** Both real ones, watched. */
  channels: Messenger[];
  serviceUrl: string;
  accountsOf(name: string): Pick<Person, 'slack' | 'teams'>;
  channelOf(team: string, platform: Platform): string;
  /** What stands on both platforms, by what it is about: how often. */
  standing(): Map<string, number>;
}

interface Cast {
  core: Core;
  random(): number;
  onSlack: readonly string[];
  onTeams: readonly string[];
  /** Those on Teams whose chat nobody has opened yet. */
  withoutChat: readonly string[];
  /** They have a channel on both platforms. */
  teams: readonly string[];
}

/** Both adapters as they are, talking over HTTP to stand-ins of both platforms that fail at random. */
export async function openFailingPlatforms(cast: Cast): Promise<FailingPlatforms> {
  const { core, random, onSlack, onTeams, withoutChat } = cast;
  const today = () => dayIn(core.clock.now(), 'Europe/London');
  const aboutOf = (to: string, place: Written['place'], said: string) =>
    place === 'channel' ? `${to} ${today()}` : `${/talk-\d+/.exec(said)?.[0]} ${to}`;
  const witness = createWitness(core.clock, (to: Person | string, card: Card) =>
    typeof to === 'string' ? aboutOf(to, 'channel', '') : aboutOf(to.name, 'person', JSON.stringify(card)),
  );
  const servers = await openFailingServers({ random, runOut: witness.runOut });
  const { origin } = servers;

  const slack = slackStandIn({
    team: { id: 'T0ACME', name: 'Acme', domain: 'acme' },
    bot: { id: 'U0BOT', bot_id: 'B0BOT', app_id: 'A0APP', name: 'tandem' },
    users: onSlack.map((name) => ({ id: slackIdOf(name), name, real_name: name })),
    channels: cast.teams.map((team) => ({
      id: slackChannelOf(team),
      name: team.toLowerCase(),
      members: ['U0BOT', ...onSlack.map(slackIdOf)],
    })),
    botToken,
    signingSecret,
    eventsUrl: `${origin}/nobody`,
    baseUrl: `${origin}/slack`,
    now: () => core.clock.now(),
  });
  const teams = teamsStandIn({
    tenantId,
    botAppId: '1dd5785b-d8b3-400d-8e1f-af7c939cd70f',
    users: onTeams.map((name) => ({
      aadObjectId: `aad-${name}`,
      name,
      email: `${name.toLowerCase()}@example.com`,
      timeZone: 'Europe/London',
    })),
    teams: cast.teams.map((name) => ({
      name,
      members: onTeams.map((each) => `${each.toLowerCase()}@example.com`),
      channels: ['General'],
    })),
    messagesUrl: `${origin}/nobody`,
    serviceUrl: `${origin}/teams`,
    now: () => core.clock.now(),
  });
  const { conversations } = teams.snapshot();
  const chatOf = (name: string) =>
    conversations.find((each) => each.kind === 'personal' && each.name === name)?.id ?? '';
  const teamsChannelOf = (team: string) =>
    conversations.find(({ name }) => name === `${team} / General`)?.id ?? '';

  const writtenInSlack = ({ path, body }: Request): Written | undefined => {
    const method = /chat\.(postMessage|update)$/.exec(path)?.[1];
    if (method === undefined) return undefined;
    const id: string = body.channel;
    const name = onSlack.find((each) => [slackIdOf(each), `D${slackIdOf(each).slice(1)}`].includes(id));
    const place = name === undefined ? 'channel' : 'person';
    const to = name ?? id;
    return { place, to, about: aboutOf(to, place, body.blocks), isNew: method === 'postMessage' };
  };
  const writtenInTeams = ({ path, method, body }: Request): Written | undefined => {
    const [, id] = /^\/v3\/conversations\/([^/]+)\/activities/.exec(decodeURIComponent(path)) ?? [];
    if (id === undefined) {
      const [member] = body?.members ?? [];
      const to = onTeams.find((name) => `aad-${name}` === member?.id);
      return to === undefined ? undefined : { place: 'person', to, isNew: false };
    }
    const name = onTeams.find((each) => chatOf(each) === id);
    const place = name === undefined ? 'channel' : 'person';
    const to = name ?? id;
    return { place, to, about: aboutOf(to, place, JSON.stringify(body)), isNew: method === 'POST' };
  };
  servers.app.use('/slack', servers.before('slack', writtenInSlack), slack.router);
  servers.app.use('/teams', servers.before('teams', writtenInTeams), teams.connectorRouter);

  const settings = { botToken, signingSecret, apiUrl: `${origin}/slack/api`, command: '/1to1' };
  const { messenger: slackMessenger } = await createSlack({ core, settings, log: core.log });
  const { messenger: teamsMessenger } = createTeams({ core, settings: { anonymous: true }, log: core.log });
  return {
    ...servers,
    calls: witness.calls,
    timeout: witness.timeout,
    channels: [slackMessenger, teamsMessenger].map(witness.watch),
    serviceUrl: `${origin}/teams`,
    accountsOf: (name) => ({
      ...(onSlack.includes(name) && { slack: { userId: slackIdOf(name) } }),
      ...(onTeams.includes(name) && {
        teams: {
          aadObjectId: `aad-${name}`,
          tenantId,
          serviceUrl: `${origin}/teams`,
          isInstalled: true,
          ...(!withoutChat.includes(name) && { conversationId: chatOf(name) }),
        },
      }),
    }),
    channelOf: (team, platform) => (platform === 'slack' ? slackChannelOf(team) : teamsChannelOf(team)),
    standing() {
      const inSlack = Object.entries(slack.workspace.state.messages).flatMap(([id, messages]) =>
        messages.map((message) => {
          const name = onSlack.find((each) => `D${slackIdOf(each).slice(1)}` === id);
          return name === undefined
            ? `${id} ${dayIn(new Date(Number(message.ts) * 1000), 'Europe/London')}`
            : aboutOf(name, 'person', JSON.stringify(message));
        }),
      );
      const inTeams = teams.snapshot().activities.map((activity) => {
        const name = onTeams.find((each) => chatOf(each) === activity.conversationId);
        return name === undefined
          ? `${activity.conversationId} ${dayIn(new Date(activity.sentAt), 'Europe/London')}`
          : aboutOf(name, 'person', JSON.stringify(activity));
      });
      const counts = new Map<string, number>();
      for (const about of [...inSlack, ...inTeams]) counts.set(about, (counts.get(about) ?? 0) + 1);
      return counts;
    },
  };
}

function slackIdOf(name: string): string {
  return `U0${name.toUpperCase()}`;
}

function slackChannelOf(team: string): string {
  return `C0${team.toUpperCase()}`;
}
