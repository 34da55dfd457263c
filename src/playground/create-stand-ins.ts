import type { SampleOrganisation, SamplePerson } from './sample-organisation.ts';
import { type SlackStandIn, slackStandIn } from './slack/slack-stand-in.ts';
import { type TeamsStandIn, teamsStandIn } from './teams/stand-in.ts';

export interface StandIns {
  slack: SlackStandIn;
  teams: TeamsStandIn;
}

export interface StandInOptions {
  baseUrl: string;
  slackEventsUrl: string;
  teamsMessagesUrl: string;
  signingSecret: string;
  botToken: string;
  slackCommand: string;
  /** Dates messages. */
  now(): Date;
}

/** What stands in for the app's names in Slack and in Microsoft Entra. */
const slackBot = { id: 'U0TANDEM', bot_id: 'B0TANDEM', app_id: 'A0TANDEM', name: 'Tandem' };
const teamsTenantId = '5f0c1a00-0000-4000-8000-00000000feed';
const teamsBotAppId = '5f0c1a00-0000-4000-8000-0000000000b0';

/** A workspace and a tenant with the sample's people; the same sample gives the same ids every time. */
export function createStandIns(sample: SampleOrganisation, options: StandInOptions): StandIns {
  return { slack: createSlack(sample, options), teams: createTeams(sample, options) };
}

function createSlack(sample: SampleOrganisation, options: StandInOptions): SlackStandIn {
  const members = sample.people.filter(({ slack_user_id }) => slack_user_id !== '');
  const channels = sample.teams.filter(({ slack_channel }) => slack_channel !== '');
  return slackStandIn({
    team: { id: 'T0FOXGLOVE', name: sample.teams[0]?.name ?? 'Sample', domain: 'foxglove' },
    bot: slackBot,
    users: members.map((person) => ({
      id: person.slack_user_id,
      name: handleOf(person),
      real_name: person.name,
      display_name: person.name,
      email: person.email,
      tz: person.time_zone,
      locale: person.locale,
      is_admin: person.role === 'owner' || person.role === 'admin',
    })),
    channels: channels.map(({ slack_channel, name }) => ({
      id: slack_channel,
      name: name.toLowerCase(),
      members: [...membersOf(sample, name, members).map(({ slack_user_id }) => slack_user_id), slackBot.id],
    })),
    botToken: options.botToken,
    signingSecret: options.signingSecret,
    eventsUrl: options.slackEventsUrl,
    baseUrl: `${options.baseUrl}/playground/slack`,
    commands: [options.slackCommand],
    now: options.now,
  });
}

function createTeams(sample: SampleOrganisation, options: StandInOptions): TeamsStandIn {
  const members = sample.people.filter(({ teams_aad_object_id }) => teams_aad_object_id !== '');
  const teams = sample.teams.map(({ name }) => ({ name, people: membersOf(sample, name, members) }));
  return teamsStandIn({
    tenantId: teamsTenantId,
    botAppId: teamsBotAppId,
    users: members.map((person) => ({
      aadObjectId: person.teams_aad_object_id,
      name: person.name,
      email: person.email,
      timeZone: person.time_zone,
      locale: person.locale,
      installed: false,
    })),
    teams: teams.map(({ name, people }) => ({
      name,
      members: people.map(({ email }) => email),
      channels: ['General'],
      installed: false,
    })),
    commands: [{ id: 'addToAgenda', title: 'Add to 1-to-1 agenda' }],
    messagesUrl: options.teamsMessagesUrl,
    serviceUrl: `${options.baseUrl}/playground/teams`,
    now: options.now,
  });
}

/** Everybody is in the topmost team; in the others their own people and those who manage them. */
function membersOf(sample: SampleOrganisation, teamName: string, among: SamplePerson[]): SamplePerson[] {
  const team = sample.teams.find(({ name }) => name === teamName);
  const inside = new Set([teamName, ...sample.teams.filter(isBelow(teamName)).map(({ name }) => name)]);
  return among.filter((person) => inside.has(person.primary_team) || person.email === team?.primary_manager);
}

function isBelow(teamName: string) {
  return ({ parent }: { parent: string }) => parent === teamName;
}

function handleOf({ email }: SamplePerson): string {
  return email.slice(0, email.indexOf('@'));
}
