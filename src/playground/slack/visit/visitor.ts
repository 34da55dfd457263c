import { sendAppEvent } from '../app-events.ts';
import type { Option } from '../block-kit/options.ts';
import { findIm } from '../find.ts';
import { addMessage } from '../messages.ts';
import { sendInteraction } from '../send-to-app.ts';
import type { Slack } from '../slack.ts';
import { presentView } from '../views.ts';
import type { GivenValue } from './element-value.ts';
import { encodeText } from './encode-text.ts';
import { type ElementRef, type Target, visibleChannel, visibleMessage } from './locate.ts';
import { globalShortcut, messageShortcut } from './payloads.ts';
import { runCommand } from './run-command.ts';
import { clearToasts } from './toasts.ts';
import { fill, press, suggest, tellTyped, toastFailure } from './use-elements.ts';
import { close, submit } from './use-modal.ts';
import { type WhatUserSees, whatUserSees } from './what-user-sees.ts';

const modal: Target = { in: 'modal' };

/** A person in front of Slack. Everything they do resolves, once the app has acknowledged it, to what they see. */
export interface SlackVisitor {
  see(): WhatUserSees;
  /** Looks at a conversation; the app hears of it when it is the direct message with it. */
  open(channel: string): Promise<WhatUserSees>;
  openHome(): Promise<WhatUserSees>;
  post(channel: string, text: string): Promise<WhatUserSees>;
  /** Runs e.g. `/1to1 agenda`, in the direct message with the app where no channel is given. */
  command(typed: string, channel?: string): Promise<WhatUserSees>;
  press(target: Target, element: ElementRef, value?: GivenValue): Promise<WhatUserSees>;
  /** Types or chooses in the open modal; what is typed stays untold until {@link SlackVisitor.stopTyping}. */
  fill(element: ElementRef, value: GivenValue, target?: Target): Promise<WhatUserSees>;
  stopTyping(element: ElementRef, target?: Target): Promise<WhatUserSees>;
  pressEnter(element: ElementRef, target?: Target): Promise<WhatUserSees>;
  /** Fills and stops typing. */
  type(element: ElementRef, value: GivenValue, target?: Target): Promise<WhatUserSees>;
  suggest(element: ElementRef, query: string): Promise<Option[]>;
  submit(): Promise<WhatUserSees>;
  /** The close button of the top view, or with `all` the X of the whole modal. */
  close(how?: { all: boolean }): Promise<WhatUserSees>;
  messageShortcut(callbackId: string, channel: string, ts: string): Promise<WhatUserSees>;
  globalShortcut(callbackId: string): Promise<WhatUserSees>;
}

export function visitorAs(slack: Slack, userId: string): SlackVisitor {
  const { workspace } = slack;
  const see = () => whatUserSees(workspace, userId);
  const then = async (what: Promise<void>) => {
    await what;
    return see();
  };
  const doing = (act: () => Promise<void>) => {
    see();
    clearToasts(slack, userId);
    return then(act());
  };
  return {
    see,
    open: (channel) => doing(() => openConversation(slack, userId, channel)),
    openHome: () => doing(() => openHome(slack, userId)),
    post: (channel, text) => doing(async () => post(slack, userId, channel, text)),
    command: (typed, channel) => doing(() => runCommand(slack, userId, typed, channel)),
    press: (target, element, value = null) => doing(() => press(slack, userId, target, element, value)),
    fill: (element, value, target = modal) => doing(() => fill(slack, userId, target, element, value)),
    stopTyping: (element, target = modal) =>
      doing(() => tellTyped(slack, userId, target, element, 'on_character_entered')),
    pressEnter: (element, target = modal) =>
      doing(() => tellTyped(slack, userId, target, element, 'on_enter_pressed')),
    type: (element, value, target = modal) =>
      doing(async () => {
        await fill(slack, userId, target, element, value);
        await tellTyped(slack, userId, target, element, 'on_character_entered');
      }),
    suggest: (element, query) => suggest(slack, userId, element, query),
    submit: () => doing(() => submit(slack, userId)),
    close: ({ all } = { all: false }) => doing(() => close(slack, userId, all)),
    messageShortcut: (callbackId, channel, ts) =>
      doing(() => runMessageShortcut(slack, userId, callbackId, channel, ts)),
    globalShortcut: (callbackId) => doing(() => runGlobalShortcut(slack, userId, callbackId)),
  };
}

async function openConversation(slack: Slack, userId: string, channelId: string): Promise<void> {
  const channel = visibleChannel(slack.workspace, userId, channelId);
  if (channel.im_user === undefined) return;
  await sendAppEvent(slack, { type: 'app_home_opened', user: userId, channel: channel.id, tab: 'messages' });
}

async function openHome(slack: Slack, userId: string): Promise<void> {
  const { homes, views } = slack.workspace.state;
  const home = views[homes[userId] ?? ''];
  await sendAppEvent(slack, {
    type: 'app_home_opened',
    user: userId,
    channel: findIm(slack.workspace, userId)?.id,
    tab: 'home',
    ...(home ? { view: presentView(slack.workspace, home) } : {}),
  });
}

function post({ workspace }: Slack, userId: string, channelId: string, text: string): void {
  const channel = visibleChannel(workspace, userId, channelId);
  addMessage(workspace, channel, { user: userId, text: encodeText(workspace, text, 'message') });
}

async function runMessageShortcut(
  slack: Slack,
  userId: string,
  callbackId: string,
  channelId: string,
  ts: string,
): Promise<void> {
  const { channel, message } = visibleMessage(slack.workspace, userId, channelId, ts);
  const payload = messageShortcut(slack, userId, callbackId, channel, message);
  const ack = await sendInteraction(slack, { kind: 'message_action', user: userId, payload });
  toastFailure(slack, userId, ack);
}

async function runGlobalShortcut(slack: Slack, userId: string, callbackId: string): Promise<void> {
  const payload = globalShortcut(slack, userId, callbackId);
  const ack = await sendInteraction(slack, { kind: 'shortcut', user: userId, payload });
  toastFailure(slack, userId, ack);
}
