import { nonsense } from '../../tests/hostile/nonsense.ts';
import type { Post } from './press-load.ts';
import { signedBySlack } from './press-platforms.ts';

type Loose = Record<string, unknown>;

/** A good press in which the n-th nonsense stands in the place of something, and which is signed as a good one is. */
export function spoilt(post: Post, n: number): Post {
  const { value } = nonsense[n % nonsense.length] ?? { value: null };
  const place = Math.floor(n / nonsense.length) % 3;
  if (post.path === '/slack/events') {
    const payload = JSON.parse(new URLSearchParams(post.body).get('payload') ?? '{}') as Loose;
    return signedBySlack({ ...payload, ...inSlack(payload, value, place) });
  }
  const activity = JSON.parse(post.body) as Loose;
  return { ...post, body: JSON.stringify({ ...activity, ...inTeams(activity, value, place) }) };
}

function inSlack({ actions, view, user }: Loose, value: unknown, place: number): Loose {
  const [action] = actions as [Loose];
  if (place === 0) return { actions: [{ ...action, value }] };
  if (place === 1) return { view: { ...(view as Loose), state: value, private_metadata: value } };
  return { user: { ...(user as Loose), id: value } };
}

function inTeams({ value: data, from }: Loose, value: unknown, place: number): Loose {
  if (place === 0) return { type: 'message', text: value, value: undefined };
  if (place === 1) return { value: { ...(data as Loose), data: value } };
  return { from: { ...(from as Loose), id: value, aadObjectId: value } };
}
