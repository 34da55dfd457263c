import type { Closure, KnownChannel } from '../../channels/known-channel.ts';
import { button, buttons, card, item, named, subtle, text } from '../../chat/elements.ts';
import type { Card, CardElement } from '../../chat/view.ts';
import type { Page } from '../../page.ts';
import type { Team } from '../../people/team.ts';
import { pageButtons } from '../../views/page-buttons.ts';

export interface TeamChannelsPage {
  teams: Page<Team>;
  /** What the platforms have told about channels, by id. */
  known: ReadonlyMap<string, KnownChannel>;
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
    slackChannel && `Slack: ${inSlack(slackChannel, known)}`,
    teamsChannel && `Microsoft Teams: ${inTeams(teamsChannel, known)}`,
  ].filter(Boolean);
  return item(named(name), {
    detail: channels.join(' · ') || 'no channel',
    buttons: [button('Change', { type: 'open-team-channels-form', teamId: _id })],
  });
}

function inSlack(id: string, known: TeamChannelsPage['known']): string {
  const channel = known.get(id);
  return channel ? `${channel.name}${closureIn(channel)}` : id;
}

function inTeams(id: string, known: TeamChannelsPage['known']): string {
  const channel = known.get(id);
  if (!channel) return `${id} (Tandem was never seen there)`;
  const removed = channel.isInstalled ? '' : ' (Tandem was removed there)';
  return `${channel.name}${closureIn(channel) || removed}`;
}

function closureIn({ closed }: KnownChannel): string {
  return closed ? ` (${closures[closed]})` : '';
}

const closures: Record<Closure, string> = {
  'channel-archived': 'archived: bring it back, or choose another with Change',
  'channel-deleted': 'deleted: choose another with Change',
};
