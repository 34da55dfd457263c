import { patienceMs } from './fake-platforms.ts';

/** What somebody did, as a platform sends it to an app: as often as it likes, to whichever copy. */
export interface Delivery {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** What the platform is told; undefined when it gave up waiting, and the person sees that it failed. */
export type Acknowledgement = { status: number; body: unknown } | undefined;

export async function deliver(
  appUrl: string,
  { path, headers, body }: Delivery,
  waitsMs = patienceMs,
): Promise<Acknowledgement> {
  try {
    const signal = AbortSignal.timeout(waitsMs);
    const response = await fetch(`${appUrl}${path}`, { method: 'POST', headers, body, signal });
    const said = await response.text();
    return { status: response.status, body: said.startsWith('{') ? JSON.parse(said) : said };
  } catch {
    return undefined;
  }
}

const mostTries = 20;

/** Lets so many through at once and the others wait, for people do not all press in the same millisecond. */
export function atMost(most: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/** Does it until it comes to something, as people do who press again. */
export async function persistently<Found>(attempt: () => Promise<Found | undefined>): Promise<Found> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = await attempt();
    if (found !== undefined) return found;
  }
  throw new Error(`Tried ${mostTries} times: ${attempt}`);
}
