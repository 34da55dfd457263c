import { findIm } from '../find.ts';
import { addMessage, slackbotId } from '../messages.ts';
import { takeResponse } from '../response-urls.ts';
import { sendCommand } from '../send-to-app.ts';
import type { Slack } from '../slack.ts';
import type { Ack } from '../slack-app.ts';
import type { SlackChannel } from '../slack-state.ts';
import { encodeText } from './encode-text.ts';
import { visibleChannel } from './locate.ts';
import { slashCommand } from './payloads.ts';
import { parseJson } from './take-submission-ack.ts';
import { VisitError } from './visit-error.ts';

/** Types a slash command in a channel, or in the direct message with the app. */
export async function runCommand(
  slack: Slack,
  userId: string,
  typed: string,
  channelId: string | undefined,
): Promise<void> {
  const { workspace, app } = slack;
  const channel = visibleChannel(workspace, userId, channelId ?? findIm(workspace, userId)?.id ?? '');
  const [, command = '', words = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
  if (!command) throw new VisitError('A command begins with a slash.');
  if (!app.commands.includes(command)) {
    saySlackbot(slack, userId, channel, `${command} is not a valid command.`);
    return;
  }
  const text = encodeText(workspace, words, 'command');
  const payload = slashCommand(slack, userId, channel, command, text);
  const ack = await sendCommand(slack, { kind: 'slash_command', user: userId, payload });
  const failure = 'failure' in ack ? ack.failure : answerCommand(slack, userId, channel, ack);
  if (failure) saySlackbot(slack, userId, channel, `${command} failed with the error "${failure}"`);
}

/** An acknowledged command may carry its answer: text, or a message as JSON. */
function answerCommand(
  slack: Slack,
  user: string,
  channel: SlackChannel,
  ack: Exclude<Ack, { failure: string }>,
): string | undefined {
  if (ack.body.trim() === '') return undefined;
  const body = ack.contentType.includes('json') ? parseJson(ack.body) : { text: ack.body };
  const response = typeof body === 'string' ? { text: body } : body;
  return takeResponse(slack, { user, channel }, response) ? 'invalid_command_response' : undefined;
}

function saySlackbot({ workspace }: Slack, userId: string, channel: SlackChannel, text: string): void {
  addMessage(workspace, channel, { user: slackbotId, text, ephemeral_to: userId });
}
