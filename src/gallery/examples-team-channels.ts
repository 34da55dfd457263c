import { type KnownChannel, knownSlackChannel, knownTeamsChannel } from '../core/channels/known-channel.ts';
import { pageOf } from '../core/page.ts';
import type { Team } from '../core/people/team.ts';
import {
  teamChannelsForm,
  teamChannelsValues,
  teamSearchForm,
} from '../core/screens/settings/team-channels-form.ts';
import { teamChannelsPage } from '../core/screens/settings/team-channels-page.ts';
import { dialog, type Example } from './example.ts';
import { designChannel } from './example-data.ts';

const team: Team = { _id: 'team', name: 'Design', secondaryManagerIds: [], slackChannel: 'C0DESIGN' };
const teams: Team[] = [
  team,
  { ...team, name: 'Engineering', teamsChannel: designChannel._id },
  { _id: 'other', name: `Platform ${'with a long name '.repeat(10)}`, secondaryManagerIds: [] },
  ...Array(12).fill({ ...team, name: 'Sales', teamsChannel: '19:sales@thread.tacv2' }),
];
const known = new Map<string, KnownChannel>(
  [
    knownTeamsChannel(designChannel),
    knownTeamsChannel({ ...designChannel, _id: '19:sales@thread.tacv2', name: 'Sales', state: 'deleted' }),
    knownSlackChannel({ _id: 'C0DESIGN', name: 'design', state: 'archived' }),
  ].map((channel) => [channel._id, channel]),
);

/** How the channels are chosen in which teams hear of their deadlines. */
export const teamChannelExamples: Example[] = [
  dialog('team-channels-page', 'first-page', teamChannelsPage({ teams: pageOf(teams, 10), known })),
  dialog('team-channels-page', 'none', teamChannelsPage({ teams: pageOf([], 10), known, search: 'Desing' })),
  dialog(
    'team-channels-form',
    'with-errors',
    teamChannelsForm(team, {
      values: { ...teamChannelsValues(team), teamsChannel: 'General' },
      errors: { teamsChannel: 'Please paste the channel’s link, or its id like 19:…@thread.tacv2.' },
    }),
  ),
  dialog('team-search-form', 'empty', teamSearchForm()),
];
