import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Router } from 'express';
import { z } from 'zod';
import { checkMessage, parseMessageBlocks } from './block-kit/check-message.ts';
import { findChannel, findMessage } from './find.ts';
import { addMessage, editMessage, removeMessage } from './messages.ts';
import type { Slack } from './slack.ts';
import type { SlackChannel, SlackMessage } from './slack-state.ts';

const maxUses = 5;
const lifetimeMs = 30 * 60_000;

/** A URL with which the app answers this person here: five times, for half an hour. */
export function newResponseUrl(slack: Slack, user: string, channel: string, messageTs?: string): string {
  const { workspace } = slack;
  const { response_urls: urls } = workspace.state;
  const madeAt = workspace.wallNow();
  for (const [id, old] of Object.entries(urls)) {
    if (old.made_at < madeAt - 2 * lifetimeMs) delete urls[id];
  }
  const id = workspace.nextId('R');
  const about = messageTs === undefined ? {} : { message_ts: messageTs };
  urls[id] = { user, channel, ...about, made_at: madeAt, uses: 0 };
  return `${slack.app.baseUrl()}/respond/${id}`;
}

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

/** What an app posts to a response URL, and what it may acknowledge a slash command with. */
const messageResponse = z.looseObject({
  text: z.string().optional(),
  blocks: z.array(z.unknown()).optional(),
  response_type: z.enum(['in_channel', 'ephemeral']).default('ephemeral'),
  replace_original: flag.default(false),
  delete_original: flag.default(false),
  thread_ts: z.string().optional(),
});

interface ResponsePlace {
  user: string;
  channel: SlackChannel;
  message?: SlackMessage | undefined;
}

/** Does what the response says; returns Slack's error code when it cannot. */
export function takeResponse(slack: Slack, place: ResponsePlace, given: unknown): string | undefined {
  const { workspace } = slack;
  const parsed = messageResponse.safeParse(given);
  if (!parsed.success) return 'invalid_payload';
  const { text, delete_original, replace_original, response_type, thread_ts } = parsed.data;
  if (delete_original) {
    if (!place.message) return 'message_not_found';
    removeMessage(workspace, place.channel.id, place.message.ts);
    return undefined;
  }
  const [problem] = checkMessage(parsed.data);
  if (problem) return problem.code;
  const blocks = parseMessageBlocks(parsed.data.blocks);
  if (replace_original && place.message) {
    editMessage(workspace, place.message, { text: text ?? '', blocks });
    return undefined;
  }
  const to = response_type === 'ephemeral' ? { ephemeral_to: place.user } : {};
  addMessage(workspace, place.channel, {
    user: workspace.state.bot.id,
    text: text ?? '',
    blocks,
    thread_ts,
    ...to,
  });
  return undefined;
}

export function responseRouter(slack: Slack): Router {
  const router = express.Router();
  router.post('/:id', express.json({ limit: '1mb' }), async (request, response) => {
    const id = String(request.params.id);
    const url = slack.workspace.state.response_urls[id];
    const refusal = slack.refusals.take('response_url');
    const error = refusal?.error ?? (url ? useOnce(slack, url, request.body) : 'no_service');
    const body: Record<string, unknown> = z.looseObject({}).catch({}).parse(request.body);
    const status = refusal?.status ?? statusOf(error);
    const answer = error === undefined ? { ok: true } : { ok: false, error };
    slack.log.add({ to: 'respond', method: 'response_url', body, user: url?.user, status, answer });
    await sleep(slack.refusals.takeDelay('response_url'), undefined, { ref: false });
    response.status(status).json(answer);
  });
  return router;
}

type ResponseUrl = Slack['workspace']['state']['response_urls'][string];

function useOnce(slack: Slack, url: ResponseUrl, body: unknown): string | undefined {
  if (slack.workspace.wallNow() - url.made_at > lifetimeMs) return 'expired_url';
  if (url.uses >= maxUses) return 'used_url';
  url.uses += 1;
  const channel = findChannel(slack.workspace, url.channel);
  if (!channel) return 'channel_not_found';
  const message = url.message_ts ? findMessage(slack.workspace, channel.id, url.message_ts) : undefined;
  return takeResponse(slack, { user: url.user, channel, message }, body);
}

function statusOf(error: string | undefined): number {
  if (error === undefined) return 200;
  if (error === 'ratelimited') return 429;
  return ['no_service', 'expired_url', 'used_url'].includes(error) ? 404 : 400;
}
