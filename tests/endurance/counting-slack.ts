import { createHmac, randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

/** Slack as far as messages need it, for thousands of them. */
export interface CountingSlack {
  /** What an app has to be started with to talk to it, under a name for this run of it. */
  envFor(run: string): Record<string, string>;
  /** Which runs posted each message, in order, by its id in the outbox without its day. */
  posts: ReadonlyMap<string, readonly string[]>;
  /** Which runs took each message away, in order, by its name in Slack. */
  removals: ReadonlyMap<string, readonly string[]>;
  /** Sends a slash command to an app, signed, and returns what it says to that person within three seconds. */
  command(appUrl: string, userId: string, words: string): Promise<string>;
  close(): void;
}

const signingSecret = '0123456789abcdef';
/** So long Slack keeps the way open on which an app can answer with a dialog, and people look at nothing. */
const answersWithinMs = 3_000;

/** The Slack account of a person. */
export function slackUserOf(personId: string): string {
  return `U-${personId}`;
}

/** @param answersAfterMs how long Slack takes for a message, each time anew */
export async function startCountingSlack(answersAfterMs: () => number = () => 0): Promise<CountingSlack> {
  const posts = new Map<string, string[]>();
  const removals = new Map<string, string[]>();
  const told = new EventEmitter();
  const answerTo = async (request: IncomingMessage): Promise<object> => {
    const [, run = '', , method] = request.url?.split('/') ?? [];
    const said = await text(request);
    if (run === 'response') told.emit(method ?? '', said);
    const body = new URLSearchParams(said);
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: 'T1', user_id: 'U0', bot_id: 'B0' };
      case 'chat.postMessage': {
        const message = messageIn(body);
        posts.set(message, [...(posts.get(message) ?? []), run]);
        const ts = `${posts.size}.0`;
        await pause(answersAfterMs());
        return { ok: true, channel: `D-${body.get('channel')}`, ts };
      }
      case 'chat.delete': {
        const ts = body.get('ts') ?? '';
        const before = removals.get(ts) ?? [];
        removals.set(ts, [...before, run]);
        await pause(answersAfterMs());
        return before.length > 0 ? { ok: false, error: 'message_not_found' } : { ok: true };
      }
      default:
        return { ok: true };
    }
  };
  const server = createServer(async (request, response) => {
    const answer = await answerTo(request);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    envFor: (run) => ({
      SLACK_BOT_TOKEN: 'xoxb-stand-in',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_MESSAGES_PER_MINUTE: '100000',
      SLACK_API_URL: `${origin}/${run}/api/`,
    }),
    posts,
    removals,
    async command(appUrl, userId, words) {
      const id = randomUUID();
      const answer = once(told, id, { signal: AbortSignal.timeout(answersWithinMs) });
      const response_url = `${origin}/response/to/${id}`;
      const fields = {
        command: '/1to1',
        text: words,
        user_id: userId,
        team_id: 'T1',
        trigger_id: id,
        response_url,
      };
      const { ok } = await postSigned(`${appUrl}/slack/events`, new URLSearchParams(fields).toString());
      if (!ok) throw new Error('The app did not take the command.');
      const [said] = await answer;
      return String(said);
    },
    close: () => void server.close(),
  };
}

function postSigned(url: string, body: string): Promise<Response> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hash = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hash}`,
  };
  return fetch(url, { method: 'POST', headers, body });
}

/** Its channel names its reader; its title says that it is a reminder, and else its buttons which 1-to-1 is meant. */
function messageIn(post: URLSearchParams): string {
  const blocks = post.get('blocks') ?? '';
  const readerId = post.get('channel')?.slice(slackUserOf('').length);
  if (blocks.includes('"Waiting for you"')) return `reminder:${readerId}`;
  const [, about] = /oneToOneId\\*":\\*"([^"\\]+)/.exec(blocks) ?? [];
  return `issued:${about}:${readerId}`;
}
