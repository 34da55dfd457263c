import { button, buttons, card, item, named, subtle, text } from '../../chat/elements.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import type { Page } from '../../page.ts';
import type { Team } from '../../people/team.ts';
import type { TeamsChannel } from '../../teams-channels/teams-channel.ts';
import { nameOfTeamsChannel } from '../../views/name-of-teams-channel.ts';
import { pageButtons } from '../../views/page-buttons.ts';

export interface TeamChannelsPage {
  teams: Page<Team>;
  /** What Teams has told about channels, by id. */
  known: ReadonlyMap<string, TeamsChannel>;
  /** Only teams whose names hold this are listed. */
  search?: string | undefined;
}

/** Which team hears of its deadlines in which channels. */
export function teamChannelsPage({ teams, known, search }: TeamChannelsPage): Card {
  const none = search === undefined ? 'There are no teams yet.' : `No team has "${search}" in its name.`;
  return card(
    { title: 'Team channels', summary: 'Where teams hear of their deadlines' },
    subtle(
      'The day before a deadline and on the day, a channel hears how many are still open. It speaks for its team and for the teams below that have no channel of their own.',
    ),
    teams.items.length === 0 && text(none),
    teams.items.map((team) => teamItem(team, known)),
    buttons(
      pageButtons(teams, (page) => ({ type: 'open-team-channels', page, search })),
      button('Find a team', { type: 'open-team-search' }),
      button('Back', { type: 'open-settings' }),
    ),
  );
}

function teamItem(
  { _id, name, slackChannel, teamsChannel }: Team,
  known: TeamChannelsPage['known'],
): CardElement {
  const channels = [
    slackChannel && `Slack: ${slackChannel}`,
    teamsChannel && `Microsoft Teams: ${inTeams(teamsChannel, known)}`,
  ].filter(Boolean);
  return item(named(name), {
    detail: channels.join(' · ') || 'no channel',
    buttons: [button('Change', { type: 'open-team-channels-form', teamId: _id })],
  });
}

function inTeams(id: string, known: TeamChannelsPage['known']): string {
  const channel = known.get(id);
  if (!channel) return `${id} (Tandem was never seen there)`;
  return channel.isInstalled
    ? nameOfTeamsChannel(channel)
    : `${nameOfTeamsChannel(channel)} (Tandem was removed there)`;
}
