import { once } from 'node:events';
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
  close(): void;
}

export const signingSecret = '0123456789abcdef';

/** The Slack account of a person. */
export function slackUserOf(personId: string): string {
  return `U-${personId}`;
}

/** @param answersAfterMs how long Slack takes for a message, each time anew */
export async function startCountingSlack(answersAfterMs: () => number = () => 0): Promise<CountingSlack> {
  const posts = new Map<string, string[]>();
  const answerTo = async (request: IncomingMessage): Promise<object> => {
    const [, run = '', , method] = request.url?.split('/') ?? [];
    const body = new URLSearchParams(await text(request));
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
  return {
    envFor: (run) => ({
      SLACK_BOT_TOKEN: 'xoxb-stand-in',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_MESSAGES_PER_MINUTE: '100000',
      SLACK_API_URL: `http://127.0.0.1:${port}/${run}/api/`,
    }),
    posts,
    close: () => void server.close(),
  };
}

/** Its channel names its reader; its title says that it is a reminder, and else its buttons which 1-to-1 is meant. */
function messageIn(post: URLSearchParams): string {
  const blocks = post.get('blocks') ?? '';
  const readerId = post.get('channel')?.slice(slackUserOf('').length);
  if (blocks.includes('"Waiting for you"')) return `reminder:${readerId}`;
  const [, about] = /oneToOneId\\*":\\*"([^"\\]+)/.exec(blocks) ?? [];
  return `issued:${about}:${readerId}`;
}
