import { findKnownChannels } from '../../channels/known-channel.ts';
import { type Edit, openEdit, saveEdit } from '../../chat/edit.ts';
import type { Handlers } from '../../chat/handler.ts';
import type { Core } from '../../core.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { readForm } from '../../forms/read-form.ts';
import { listTeams } from '../../people/list-teams.ts';
import type { Person } from '../../people/person.ts';
import type { Team } from '../../people/team.ts';
import { mustBeHr } from '../../permissions/permissions.ts';
import {
  changeTeamChannels,
  loadTeam,
  type TeamChannels,
  teamChannelsInputSchema,
} from '../../preferences/change-team-channels.ts';
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
    const known = await findKnownChannels(teams.items);
    return { kind: 'show', view: teamChannelsPage({ teams, known, search }) };
  },

  async 'open-team-search'(_core, _action, { actor }) {
    mustBeHr(actor);
    return { kind: 'show', view: teamSearchForm() };
  },

  async 'open-team-channels-form'(core, { teamId }, { actor }) {
    return openEdit(editOf(core, actor, teamId));
  },

  async 'save-team-channels'(core, { teamId, seen }, request) {
    const saved = await saveEdit(editOf(core, request.actor, teamId), seen, request);
    if ('refused' in saved) return saved.refused;
    const search = saved.it.name.slice(0, longestSearch);
    return { kind: 'go', to: { type: 'open-team-channels', search }, said: 'Saved.' };
  },
};

function editOf(core: Core, actor: Person, teamId: string): Edit<Team, TeamChannels> {
  return {
    load: () => loadTeam(actor, teamId),
    stored: teamChannelsValues,
    form: teamChannelsForm,
    read: (_, values) => readForm(teamChannelsInputSchema, values),
    write: (team, channels) => changeTeamChannels(core, actor, team, channels),
  };
}

const longestSearch = 60;

function typedSearch({ search }: FormValues): string | undefined {
  const typed = typeof search === 'string' ? search.trim() : '';
  return typed === '' ? undefined : typed.slice(0, longestSearch);
}
