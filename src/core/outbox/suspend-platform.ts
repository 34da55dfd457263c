import type { Messenger } from '../chat/messenger.ts';
import { type RefusalReason, reasonsOfAll } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import type { Rates } from '../rates/rates.ts';
import { MessageModel } from './message.ts';

/**
 * A platform takes nothing at all, from nobody's fault who would be written to: what waits for it goes on waiting, and
 * whoever has an account on the other platform is written to there.
 */
export async function suspendPlatform(
  core: Core,
  rates: Rates,
  { platform, lanes }: Pick<Messenger, 'platform' | 'lanes'>,
  reason: RefusalReason,
): Promise<void> {
  const keys = lanes.map(({ key }) => key);
  core.log.error({ platform, reason }, 'a platform takes no messages: they wait until it does');
  await rates.suspend(platform, keys, reason);
  await MessageModel.updateMany(
    { lane: { $in: keys }, nextTryAt: { $type: 'date' } },
    { $unset: { lane: true } },
  );
}

/** The platform takes messages again: what it refused meanwhile is sent after all. */
export async function resumePlatform(
  core: Core,
  rates: Rates,
  { platform, lanes }: Pick<Messenger, 'platform' | 'lanes'>,
): Promise<void> {
  core.log.info({ platform }, 'a platform takes messages again');
  await rates.reopen(lanes.map(({ key }) => key));
  await MessageModel.updateMany(
    { state: 'failed', refusedOn: platform, refusedBecause: { $in: [...reasonsOfAll] } },
    {
      $set: { state: 'pending', nextTryAt: core.clock.now(), attempts: 0 },
      $unset: {
        refusedBecause: true,
        refusedOn: true,
        troubledAt: true,
        triedAt: true,
        failedAt: true,
        lastError: true,
      },
    },
  );
}
