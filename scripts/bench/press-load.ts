import { Agent, request } from 'node:http';

/** A request as it goes over the wire, signed and all. */
export interface Post {
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface Load {
  startedAt: number;
  endedAt: number;
  /** How many were answered with anything else but what is good: success, unless said otherwise. */
  failed: number;
}

/** Posts all of them over so many connections, each as soon as one is free. */
export async function postAll(
  url: string,
  posts: readonly Post[],
  connections: number,
  isGood: (status: number | undefined) => boolean = (status) => status === 200,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const left = posts.values();
  let failed = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (const post of left) if (!isGood(await statusOf(agent, url, post))) failed += 1;
    }),
  );
  const endedAt = performance.now();
  agent.destroy();
  return { startedAt, endedAt, failed };
}

function statusOf(agent: Agent, url: string, { path, headers, body }: Post): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const sending = request(`${url}${path}`, { method: 'POST', agent, headers: { ...headers, ...length } });
    sending.once('error', reject).once('response', (response) => {
      response.once('end', () => resolve(response.statusCode)).resume();
    });
    sending.end(body);
  });
}
