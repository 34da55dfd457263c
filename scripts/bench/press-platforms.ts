import { createHmac, randomUUID } from 'node:crypto';
import type { Router } from 'express';
import type { SlackAccount, TeamsAccount } from '../../src/core/people/person.ts';
import { slackStandIn } from '../../src/playground/slack/slack-stand-in.ts';
import { teamsStandIn } from '../../src/playground/teams/stand-in.ts';
import { slackKeys } from './deliver-limits.ts';
import { slackTeam, slackUsers, teamsTenant, teamsUsers } from './platform-people.ts';
import type { Post } from './press-load.ts';

/** What somebody's client sends when this was typed into their form, as it was drawn for them. */
export type Typing = (typed: string) => Post;

/** A platform with people in front of it. */
export interface PressPlatform {
  router: Router;
  /** What an app has to be started with to talk to it. */
  env: Record<string, string>;
  /** Of each person, in order. */
  accounts: { slack?: SlackAccount; teams?: TeamsAccount }[];
  /** The n-th person opens the form of their 1-to-1 through the app, and types into it. */
  openForm(person: number): Promise<Typing>;
}

interface Surroundings {
  people: number;
  /** Where the platform is mounted. */
  url: string;
  /** Where the app is by the time that somebody does something. */
  appUrl: () => string;
}

/** On a machine that is busy with other things. */
const patienceMs = 60_000;

/** Each press saves one field, as Slack tells of it while somebody types. */
export function slackToPress({ people, url, appUrl }: Surroundings): PressPlatform {
  const users = slackUsers(people);
  const slack = slackStandIn({
    team: slackTeam,
    users,
    ...slackKeys,
    eventsUrl: () => `${appUrl()}/slack/events`,
    baseUrl: url,
  });
  return {
    router: slack.router,
    env: {
      SLACK_BOT_TOKEN: slackKeys.botToken,
      SLACK_SIGNING_SECRET: slackKeys.signingSecret,
      SLACK_API_URL: `${url}/api/`,
    },
    accounts: users.map(({ id: userId }) => ({ slack: { userId, teamId: slackTeam.id } })),
    async openForm(person) {
      const id = users[person]?.id ?? '';
      const visitor = slack.asUser(id);
      await visitor.openHome();
      await slack.waitFor(() => visitor.see().home ?? false, patienceMs);
      await visitor.press({ in: 'home' }, { label: 'Answer' });
      const { view } = await slack.waitFor(() => visitor.see().modal ?? false, patienceMs);
      const field = view.blocks.find(
        (block) => block.type === 'input' && block.element.type === 'plain_text_input',
      );
      await visitor.type({ block_id: field?.block_id ?? '' }, 'First words');
      return typingInSlack(slack.log.find('block_actions', id).at(-1)?.body as unknown as BlockActions);
    },
  };
}

/** Of what Slack sends, what another word changes. */
interface BlockActions {
  actions: [{ block_id: string; action_id: string; value: string }];
  view: { state: { values: Record<string, Record<string, object>> } };
}

function typingInSlack(sent: BlockActions): Typing {
  return (typed) => {
    const now = Date.now() / 1000;
    const payload = structuredClone(sent);
    const [action] = payload.actions;
    const { values } = payload.view.state;
    const held = values[action.block_id] ?? {};
    values[action.block_id] = { ...held, [action.action_id]: { ...held[action.action_id], value: typed } };
    Object.assign(action, { value: typed, action_ts: now.toFixed(6) });
    Object.assign(payload, { trigger_id: randomUUID() });
    return signedBySlack(payload);
  };
}

/** As Slack sends it, now. */
export function signedBySlack(payload: object): Post {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const at = String(Math.floor(Date.now() / 1000));
  const hash = createHmac('sha256', slackKeys.signingSecret).update(`v0:${at}:${body}`).digest('hex');
  return {
    path: '/slack/events',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': at,
      'x-slack-signature': `v0=${hash}`,
    },
    body,
  };
}

/** Each press sends a page of the form, for Teams tells of nothing before. */
export function teamsToPress({ people, url, appUrl }: Surroundings): PressPlatform {
  const users = teamsUsers(people);
  const teams = teamsStandIn({
    ...teamsTenant,
    users,
    messagesUrl: () => `${appUrl()}/api/messages`,
    serviceUrl: url,
  });
  return {
    router: teams.connectorRouter,
    env: { TEAMS_ANONYMOUS: 'true' },
    accounts: users.map(({ aadObjectId, email }) => {
      const { user } = teams.asUser(email);
      const conversationId = teams.asUser(email).see().conversation.id;
      return {
        teams: {
          aadObjectId,
          tenantId: teamsTenant.tenantId,
          userId: user.id,
          conversationId,
          serviceUrl: url,
          isInstalled: true,
        },
      };
    }),
    async openForm(person) {
      const visitor = teams.asUser(users[person]?.email ?? '');
      const { messages } = await visitor.say('home');
      const { dialog } = await visitor.press({ activityId: messages.at(-1)?.id ?? '', action: 'Answer' });
      const field = textIn(dialog?.card);
      await visitor.pressInDialog({ action: 'Next', inputs: { [field]: 'First words' } });
      const sent = teams.log.deliveries.at(-1)?.activity as unknown as TaskSubmit;
      return (typed) => ({
        path: '/api/messages',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...sent,
          id: `f:${randomUUID()}`,
          value: { ...sent.value, data: { ...sent.value.data, [field]: typed } },
        }),
      });
    },
  };
}

/** Of what Teams sends, what another word changes. */
interface TaskSubmit {
  value: { data: Record<string, unknown> };
}

/** The id of the first long text of a card. */
function textIn(card: unknown): string {
  const [, id] = /"type":"Input\.Text"[^{}]*?"id":"([^"]+)"/.exec(JSON.stringify(card)) ?? [];
  if (id === undefined) throw new Error('There is no text to type into.');
  return id;
}
