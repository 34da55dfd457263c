import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Slack as far as messages need it, for thousands of them. */
export interface CountingSlack {
  /** What an app has to be started with to talk to it. */
  env: Record<string, string>;
  /** How often each message about a 1-to-1 was posted, by its id in the outbox. */
  posts: ReadonlyMap<string, number>;
  close(): void;
}

/** The Slack account of a person. */
export function slackUserOf(personId: string): string {
  return `U-${personId}`;
}

export async function startCountingSlack(): Promise<CountingSlack> {
  const posts = new Map<string, number>();
  const server = createServer(async (request, response) => {
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify(await answerTo(request, posts)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      SLACK_BOT_TOKEN: 'xoxb-stand-in',
      SLACK_SIGNING_SECRET: '0123456789abcdef',
      SLACK_MESSAGES_PER_MINUTE: '100000',
      SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
    },
    posts,
    close: () => void server.close(),
  };
}

async function answerTo(request: IncomingMessage, posts: Map<string, number>): Promise<object> {
  const method = request.url?.split('/').at(-1);
  const body = new URLSearchParams(await text(request));
  switch (method) {
    case 'auth.test':
      return { ok: true, team_id: 'T1', user_id: 'U0', bot_id: 'B0' };
    case 'chat.postMessage': {
      const message = messageIn(body);
      posts.set(message, (posts.get(message) ?? 0) + 1);
      return { ok: true, channel: `D-${body.get('channel')}`, ts: `${posts.size}.0` };
    }
    default:
      return { ok: true };
  }
}

/** Its buttons name the 1-to-1 that it is about, and its channel its reader. */
function messageIn(post: URLSearchParams): string {
  const [, about] = /oneToOneId\\*":\\*"([^"\\]+)/.exec(post.get('blocks') ?? '') ?? [];
  const readerId = post.get('channel')?.slice(slackUserOf('').length);
  return `issued:${about}:${readerId}`;
}
