import { setTimeout as pause } from 'node:timers/promises';
import { errorLabel } from '../chat/error-label.ts';
import {
  type AccountDirectory,
  DeliveryDelayed,
  DeliveryRefused,
  type Messenger,
} from '../chat/messenger.ts';
import { paceWithin, type RateLimit } from '../chat/rate-limit.ts';
import { reasonsOfAll } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import type { NoTurn, Rates, Turn } from '../rates/rates.ts';
import { resumePlatform, suspendPlatform } from './suspend-platform.ts';

/** Nothing was sent, because something else goes first. */
export class NotItsTurn extends Error {
  override readonly name = 'NotItsTurn';
  /** Until there may be room for one. */
  readonly waitMs: number;
  /** And for each one after it. */
  readonly everyMs: number;
  /** The platform takes nothing at all; the other one may. */
  readonly isSuspended: boolean;

  constructor({ windows }: RateLimit, { waitMs, isSuspended }: Pick<NoTurn, 'waitMs' | 'isSuspended'>) {
    super('not its turn');
    this.waitMs = waitMs;
    this.isSuspended = isSuspended;
    this.everyMs = Math.max(0, ...windows.map((window) => paceWithin(window).everyMs));
  }
}

/** A turn in a lane, for one message. */
export interface HeldTurn extends Turn {
  isUsed: boolean;
}

/**
 * A messenger that keeps to what its platform takes: with the turn that was taken for a message, and with more of them
 * where that is not enough. What the platform says of its limits holds for all copies of the app.
 */
export function paceMessenger(core: Core, rates: Rates, messenger: Messenger, held: HeldTurn): Messenger {
  const take = async (limit: RateLimit): Promise<Turn> => {
    if (limit.key === held.key && !held.isUsed && rates.now() <= held.endsAt && !rates.isVoid(held)) {
      held.isUsed = true;
      return held;
    }
    const turn = await rates.reserve(limit);
    if ('waitMs' in turn) throw new NotItsTurn(limit, turn);
    return turn;
  };

  const act = async <T>(
    [lane, ...others]: readonly [RateLimit, ...RateLimit[]],
    call: () => Promise<T>,
    whole: Pick<Messenger, 'platform' | 'lanes'> = messenger,
  ) => {
    const turns: Turn[] = [];
    const limited = others.filter(({ windows }) => windows.length > 0);
    for (const limit of [...limited, lane]) turns.push(await take(limit));
    const startsAt = Math.max(...turns.map((turn) => turn.startsAt));
    await pause(Math.max(0, startsAt - rates.now()));
    const isTrial = turns.some((turn) => turn.isTrial);
    // Back into its lane, or into that of the other platform.
    if (turns.some(rates.isVoid)) throw new NotItsTurn(lane, { waitMs: 0, isSuspended: false });
    const result = await call().catch(async (error: unknown) => {
      await heed(error, lane, whole);
      throw error;
    });
    if (isTrial) await resumePlatform(core, rates, whole).catch(logMiss);
    return result;
  };

  const heed = async (error: unknown, lane: RateLimit, whole: Pick<Messenger, 'platform' | 'lanes'>) => {
    if (error instanceof DeliveryDelayed && error.retryAfterMs !== undefined)
      await rates.close(lane.key, error.retryAfterMs).catch(logMiss);
    if (error instanceof DeliveryRefused && reasonsOfAll.includes(error.reason))
      await suspendPlatform(core, rates, whole, error.reason).catch(logMiss);
  };

  /** Whether it may be asked says nothing of whether messages are taken. */
  const paced = ({ lane, find }: AccountDirectory): AccountDirectory => ({
    lane,
    find: (email) => act([lane], () => find(email), { platform: messenger.platform, lanes: [lane] }),
  });

  /** What became of the message matters more. */
  const logMiss = (error: unknown) => {
    core.log.warn({ error: errorLabel(error) }, 'what a platform said of its limits could not be noted');
  };

  const { platform, lanes, directory } = messenger;
  return {
    platform,
    lanes,
    ...(directory && { directory: paced(directory) }),
    canReach: (person) => messenger.canReach(person),
    limitsFor: (to, sent) => messenger.limitsFor(to, sent),
    limitsForRemoval: (person) => messenger.limitsForRemoval(person),
    send: (person, card) => act(messenger.limitsFor(person), () => messenger.send(person, card)),
    update: (sent, person, card) =>
      act(messenger.limitsFor(person, sent), () => messenger.update(sent, person, card)),
    remove: (sent, person) => act(messenger.limitsForRemoval(person), () => messenger.remove(sent, person)),
    post: (channelId, card) => act(messenger.limitsFor(channelId), () => messenger.post(channelId, card)),
  };
}
