import { findUser } from '../find.ts';
import { presentMessage } from '../messages.ts';
import { newResponseUrl } from '../response-urls.ts';
import type { Slack } from '../slack.ts';
import type { ElementState, SlackChannel, SlackMessage, SlackView } from '../slack-state.ts';
import { newTrigger } from '../triggers.ts';
import { presentView } from '../views.ts';
import type { Located, Surface } from './locate.ts';

const verificationToken = 'verification-token';

/** What every interaction says about who did it and where. */
function origin({ workspace }: Slack, userId: string) {
  const { team, bot } = workspace.state;
  const name = findUser(workspace, userId)?.name ?? userId;
  return {
    team: { id: team.id, domain: team.domain },
    user: { id: userId, username: name, name, team_id: team.id },
    api_app_id: bot.app_id,
    token: verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

function actionTs({ workspace }: Slack): string {
  return (workspace.wallNow() / 1000).toFixed(6);
}

function channelOf(channel: SlackChannel) {
  return { id: channel.id, name: channel.name };
}

/** The one action of a `block_actions`: what the element is and holds. */
export function actionOf(slack: Slack, { element, block_id, action_id }: Located, state?: ElementState) {
  const shared = { ...state, type: element.type, block_id, action_id, action_ts: actionTs(slack) };
  if (element.type !== 'button') return shared;
  const { text, value, url, style } = element;
  return { ...shared, text, ...defined({ value, url, style }) };
}

function defined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

export function blockActions(slack: Slack, userId: string, surface: Surface, action: object) {
  const shared = { type: 'block_actions', ...origin(slack, userId), actions: [action] };
  if ('view' in surface) {
    const { view } = surface;
    return {
      ...shared,
      container: { type: 'view', view_id: view.id },
      trigger_id: newTrigger(slack.workspace, userId, view.id),
      view: presentView(slack.workspace, view),
    };
  }
  const { message, channel, values } = surface;
  const isEphemeral = message.ephemeral_to !== undefined;
  return {
    ...shared,
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
    },
    trigger_id: newTrigger(slack.workspace, userId),
    channel: channelOf(channel),
    ...(isEphemeral ? {} : { message: presentMessage(slack.workspace, message) }),
    state: { values },
    response_url: newResponseUrl(slack, userId, channel.id, message.ts),
  };
}

export function viewSubmission(slack: Slack, userId: string, view: SlackView) {
  return {
    type: 'view_submission',
    ...origin(slack, userId),
    trigger_id: newTrigger(slack.workspace, userId, view.id),
    view: presentView(slack.workspace, view),
    response_urls: responseUrlsOf(slack, userId, view),
  };
}

function responseUrlsOf(slack: Slack, userId: string, view: SlackView) {
  return view.payload.blocks.flatMap((block) => {
    if (block.type !== 'input' || !('response_url_enabled' in block.element)) return [];
    const { block_id = '', element } = block;
    const { action_id = '', response_url_enabled } = element;
    const held = view.values[block_id]?.[action_id];
    const channel_id = held?.selected_conversation ?? held?.selected_channel;
    if (!response_url_enabled || !channel_id) return [];
    return [{ block_id, action_id, channel_id, response_url: newResponseUrl(slack, userId, channel_id) }];
  });
}

export function viewClosed(slack: Slack, userId: string, view: SlackView, isCleared: boolean) {
  return {
    type: 'view_closed',
    ...origin(slack, userId),
    view: presentView(slack.workspace, view, 'closed'),
    is_cleared: isCleared,
  };
}

export function blockSuggestion(
  slack: Slack,
  userId: string,
  view: SlackView,
  located: Located,
  value: string,
) {
  return {
    type: 'block_suggestion',
    ...origin(slack, userId),
    container: { type: 'view', view_id: view.id },
    block_id: located.block_id,
    action_id: located.action_id,
    value,
    view: presentView(slack.workspace, view),
  };
}

export function messageShortcut(
  slack: Slack,
  userId: string,
  callback_id: string,
  channel: SlackChannel,
  message: SlackMessage,
) {
  return {
    type: 'message_action',
    ...origin(slack, userId),
    callback_id,
    action_ts: actionTs(slack),
    trigger_id: newTrigger(slack.workspace, userId),
    response_url: newResponseUrl(slack, userId, channel.id),
    message_ts: message.ts,
    channel: channelOf(channel),
    message: presentMessage(slack.workspace, message),
  };
}

export function globalShortcut(slack: Slack, userId: string, callback_id: string) {
  const trigger_id = newTrigger(slack.workspace, userId);
  return {
    type: 'shortcut',
    ...origin(slack, userId),
    callback_id,
    action_ts: actionTs(slack),
    trigger_id,
  };
}

export function slashCommand(
  slack: Slack,
  userId: string,
  channel: SlackChannel,
  command: string,
  text: string,
) {
  const { team, user, api_app_id, token } = origin(slack, userId);
  return {
    token,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(slack, userId, channel.id),
    trigger_id: newTrigger(slack.workspace, userId),
  };
}
