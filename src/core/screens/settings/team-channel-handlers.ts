import type { Handlers } from '../../chat/handler.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { readForm } from '../../forms/read-form.ts';
import { listTeams } from '../../people/list-teams.ts';
import { mustBeHr } from '../../permissions/permissions.ts';
import {
  changeTeamChannels,
  loadTeam,
  teamChannelsInputSchema,
} from '../../preferences/change-team-channels.ts';
import { findTeamsChannels } from '../../teams-channels/teams-channel.ts';
import { teamChannelsForm, teamChannelsValues, teamSearchForm } from './team-channels-form.ts';
import { teamChannelsPage } from './team-channels-page.ts';

type TeamChannelActions =
  | 'open-team-channels'
  | 'open-team-search'
  | 'open-team-channels-form'
  | 'save-team-channels';

export const teamChannelHandlers: Handlers<TeamChannelActions> = {
  async 'open-team-channels'(_core, { page, search: asked }, { actor, values }) {
    mustBeHr(actor);
    const search = asked ?? typedSearch(values);
    const teams = await listTeams(page, search);
    const known = await findTeamsChannels(teams.items.flatMap(({ teamsChannel }) => teamsChannel ?? []));
    return { kind: 'show', view: teamChannelsPage({ teams, known, search }) };
  },

  async 'open-team-search'(_core, _action, { actor }) {
    mustBeHr(actor);
    return { kind: 'show', view: teamSearchForm() };
  },

  async 'open-team-channels-form'(_core, { teamId }, { actor }) {
    const team = await loadTeam(actor, teamId);
    return { kind: 'show', view: teamChannelsForm(team, { values: teamChannelsValues(team), errors: {} }) };
  },

  async 'save-team-channels'(core, { teamId }, { actor, values }) {
    const team = await loadTeam(actor, teamId);
    const read = readForm(teamChannelsInputSchema, values);
    if ('errors' in read)
      return { kind: 'errors', form: teamChannelsForm(team, { values, errors: read.errors }) };
    await changeTeamChannels(core, actor, team, read.input);
    const search = team.name.slice(0, longestSearch);
    return { kind: 'go', to: { type: 'open-team-channels', search }, said: 'Saved.' };
  },
};

const longestSearch = 60;

function typedSearch({ search }: FormValues): string | undefined {
  const typed = typeof search === 'string' ? search.trim() : '';
  return typed === '' ? undefined : typed.slice(0, longestSearch);
}
