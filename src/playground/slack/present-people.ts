import { getTimezoneOffset } from 'date-fns-tz';
import type { SlackChannel, SlackUser } from './slack-state.ts';
import type { SlackWorkspace } from './workspace.ts';

/** The `user` object of `users.info`; the e-mail needs a scope of its own. */
export function presentUser(workspace: SlackWorkspace, user: SlackUser, hasEmail = true) {
  const { team } = workspace.state;
  const displayName = user.display_name;
  return {
    id: user.id,
    team_id: user.team_id ?? team.id,
    name: user.name,
    deleted: user.deleted,
    real_name: user.real_name,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: getTimezoneOffset(user.tz, workspace.now()) / 1000,
    profile: {
      real_name: user.real_name,
      real_name_normalized: user.real_name,
      display_name: displayName,
      display_name_normalized: displayName,
      team: team.id,
      ...(hasEmail && user.email !== undefined ? { email: user.email } : {}),
    },
    is_admin: user.is_admin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.is_restricted,
    is_ultra_restricted: user.is_ultra_restricted,
    is_bot: user.is_bot,
    is_app_user: false,
    is_email_confirmed: user.is_email_confirmed,
    ...(user.is_stranger && { is_stranger: true }),
    ...(user.enterprise_id && { enterprise_user: { enterprise_id: user.enterprise_id } }),
    updated: Math.floor(workspace.now().getTime() / 1000),
  };
}

export function presentChannel({ state }: SlackWorkspace, channel: SlackChannel) {
  const shared = { id: channel.id, is_archived: channel.is_archived };
  if (channel.im_user !== undefined) {
    return { ...shared, is_im: true, is_org_shared: false, user: channel.im_user };
  }
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.is_private,
    is_general: false,
    is_member: channel.members.includes(state.bot.id),
    num_members: channel.members.length,
  };
}
