import type { Option } from '../block-kit/options.ts';
import { findUser } from '../find.ts';
import { inputsOf, presentMessage } from '../messages.ts';
import { presentUser } from '../present-people.ts';
import type { SlackChannel } from '../slack-state.ts';
import { presentView, stackOf } from '../views.ts';
import type { SlackWorkspace } from '../workspace.ts';
import { VisitError } from './visit-error.ts';

/** One person's screen, as JSON. */
export function whatUserSees(workspace: SlackWorkspace, userId: string) {
  const user = findUser(workspace, userId);
  if (!user) throw new VisitError(`There is no user ${userId}.`);
  const { channels, homes, views, toasts, team } = workspace.state;
  const home = views[homes[userId] ?? ''];
  return {
    team,
    user: presentUser(workspace, user),
    conversations: channels
      .filter((channel) => channel.members.includes(userId))
      .map((channel) => conversation(workspace, channel, userId)),
    modal: modalOf(workspace, userId),
    home: home ? presentView(workspace, home, 'seen') : null,
    /** What Slack itself says for a moment: an app that did not answer, an answer it could not use. */
    toasts: toasts[userId] ?? [],
  };
}

export type WhatUserSees = ReturnType<typeof whatUserSees>;

function conversation(workspace: SlackWorkspace, channel: SlackChannel, userId: string) {
  const messages = workspace.state.messages[channel.id] ?? [];
  return {
    id: channel.id,
    name: channel.name,
    is_im: channel.im_user !== undefined,
    messages: messages
      .filter(({ ephemeral_to: only }) => only === undefined || only === userId)
      .map((message) => ({
        ...presentMessage(workspace, message),
        is_ephemeral: message.ephemeral_to !== undefined,
        state: { values: inputsOf(message, userId) },
      })),
  };
}

function modalOf(workspace: SlackWorkspace, userId: string) {
  const stack = stackOf(workspace, userId);
  const top = stack.at(-1);
  if (!top) return null;
  const offered: Record<string, Option[]> = top.offered;
  return { view: presentView(workspace, top, 'seen'), errors: top.errors, offered, depth: stack.length };
}
