import type { RateLimit } from '../core/chat/rate-limit.ts';
import type { NoTurn, Rates, Turn } from '../core/rates/rates.ts';

/** Is told that a message waited for its turn: for which limit, and for how long. */
export type WaitListener = (limit: string, seconds: number) => void;

/** Whoever has no turn asks again after this. */
const askAgainMs = 1000;

/** Rates that tell who waits. */
export function watchRates(rates: Rates, onWait: WaitListener): Rates {
  const tell = ({ key }: RateLimit, turn: Turn | NoTurn, longestMs: number) => {
    const waitMs = 'waitMs' in turn ? turn.waitMs : Math.max(0, turn.startsAt - rates.now());
    onWait(nameOf(key), Math.min(waitMs, longestMs) / 1000);
    return turn;
  };
  return {
    ...rates,
    take: async (limit) => tell(limit, await rates.take(limit), askAgainMs),
    reserve: async (limit) => tell(limit, await rates.reserve(limit), Number.MAX_SAFE_INTEGER),
  };
}

/** Of a conversation, that it is one and not whose: `slack:with:U1` is one of many. */
function nameOf(key: string): string {
  const [platform = 'none', what = ''] = key.split(':');
  return what === '' ? platform : `${platform}-${what === 'with' ? 'conversation' : what}`;
}
