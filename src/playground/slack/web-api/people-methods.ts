import { z } from 'zod';
import { findUser } from '../find.ts';
import { presentUser } from '../present-people.ts';
import type { Slack } from '../slack.ts';
import type { SlackUser } from '../slack-state.ts';
import { type ApiMethod, ApiRefusal, apiMethod, page, pageOf } from './method.ts';

const nothing = z.object({});

function present(slack: Slack, user: SlackUser) {
  return presentUser(slack.workspace, user, slack.app.scopes.includes('users:read.email'));
}

export const peopleMethods: Record<string, ApiMethod> = {
  'api.test': apiMethod([], z.looseObject({ error: z.string().optional() }), (_slack, { error, ...args }) => {
    if (error) throw new ApiRefusal(error, { args: { error, ...args } });
    return { args };
  }),

  'auth.test': apiMethod([], nothing, ({ workspace: { state } }) => ({
    url: `https://${state.team.domain}.slack.com/`,
    team: state.team.name,
    team_id: state.team.id,
    ...(state.team.enterprise_id && { enterprise_id: state.team.enterprise_id }),
    user: state.bot.name,
    user_id: state.bot.id,
    bot_id: state.bot.bot_id,
    is_enterprise_install: false,
  })),

  'team.info': apiMethod(['team:read'], nothing, ({ workspace: { state } }) => ({ team: state.team })),

  'bots.info': apiMethod(
    ['users:read'],
    z.object({ bot: z.string().optional() }),
    ({ workspace: { state } }, { bot }) => {
      if (bot !== undefined && bot !== state.bot.bot_id) throw new ApiRefusal('bot_not_found');
      const { bot_id: id, app_id, name, id: user_id } = state.bot;
      return { bot: { id, deleted: false, name, updated: 0, app_id, user_id } };
    },
  ),

  'users.info': apiMethod(['users:read'], z.object({ user: z.string() }), (slack, args) => {
    const user = findUser(slack.workspace, args.user);
    if (!user) throw new ApiRefusal('user_not_found');
    return { user: { ...present(slack, user), locale: user.locale } };
  }),

  'users.list': apiMethod(['users:read'], z.object(page), (slack, args) => {
    const { items, response_metadata } = pageOf(slack.workspace.state.users, args);
    const cache_ts = Math.floor(slack.workspace.now().getTime() / 1000);
    return { members: items.map((user) => present(slack, user)), cache_ts, response_metadata };
  }),

  'users.lookupByEmail': apiMethod(['users:read.email'], z.object({ email: z.string() }), (slack, args) => {
    const wanted = args.email.trim().toLowerCase();
    const user = slack.workspace.state.users.find(
      ({ email, deleted }) => !deleted && email?.toLowerCase() === wanted,
    );
    if (!user) throw new ApiRefusal('users_not_found');
    return { user: present(slack, user) };
  }),

  'usergroups.list': apiMethod(['usergroups:read'], nothing, () => ({ usergroups: [] })),

  'apps.connections.open': apiMethod([], nothing, () => {
    throw new ApiRefusal('not_allowed_token_type');
  }),
};
