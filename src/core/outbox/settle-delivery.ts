import { DeliveryDelayed } from '../chat/messenger.ts';
import type { Refusal, RefusalReason } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import { PersonModel, type Platform } from '../people/person.ts';
import { rememberTeamsChat } from '../people/remember-teams-account.ts';
import { type Claim, closeClaim, closeSent, postponeClaim } from './claim.ts';
import { errorLabel } from './error-label.ts';
import { insist } from './insist.ts';
import type { MessageState } from './message.ts';
import { NotItsTurn } from './pace-messenger.ts';
import { replaceEarlierReminders } from './refresh-reminders.ts';
import {
  mostAttempts,
  mostAttemptsUnreachable,
  retryAfterDelayMs,
  retryDelayMs,
  unreachableRetryDelayMs,
} from './retry-delay.ts';
import type { SendResult } from './send-result.ts';

/** What became of one attempt. */
export type DeliveryOutcome =
  | { kind: 'delivered' | 'updated'; platform: Platform }
  | { kind: 'dropped' }
  | { kind: 'retried'; error: string }
  | { kind: 'postponed'; waitMs: number; everyMs: number }
  | { kind: 'failed'; reason: RefusalReason | 'gave-up' };

/** Notes what the platforms made of a claimed message, and lets go of it. */
export async function settleDelivery(
  core: Core,
  claim: Claim,
  sending: SendResult,
  signal?: AbortSignal,
): Promise<DeliveryOutcome> {
  switch (sending.kind) {
    case 'sent':
      return finishFirstSend(core, claim, sending, signal);
    case 'redrawn':
      await closeClaim(claim, sending.isOver ? { isOver: true } : {});
      return { kind: 'updated', platform: sending.platform };
    case 'nothing-to-say':
      await closeClaim(claim, stateUnlessSent(claim, 'dropped'));
      return { kind: 'dropped' };
    case 'refused':
      return giveUp(core, claim, sending);
    case 'unreachable':
      return waitForAccount(core, claim);
    case 'delayed':
      return tryLater(core, claim, sending);
  }
}

async function finishFirstSend(
  core: Core,
  claim: Claim,
  { sent, reader }: SendResult & { kind: 'sent' },
  signal: AbortSignal | undefined,
): Promise<DeliveryOutcome> {
  const sentAt = core.clock.now();
  await insist(() => closeSent(claim, sent, sentAt), signal);
  if (reader) await rememberTeamsChat(reader, sent);
  await replaceEarlierReminders(claim.message);
  if (reader && reader.welcomedAt === undefined)
    await PersonModel.updateOne({ _id: reader._id }, { $set: { welcomedAt: sentAt } });
  return { kind: 'delivered', platform: sent.platform };
}

async function waitForAccount(core: Core, claim: Claim): Promise<DeliveryOutcome> {
  if (claim.message.attempts >= mostAttemptsUnreachable)
    return giveUp(core, claim, { reason: 'unknown-account' });
  const lastError = 'no account';
  await postpone(core, claim, unreachableRetryDelayMs(), { isCounted: true, lastError });
  return { kind: 'retried', error: lastError };
}

/** Waiting because the platform asks for it is no failure, and does not count as one. */
async function tryLater(
  core: Core,
  claim: Claim,
  { error, refusals }: SendResult & { kind: 'delayed' },
): Promise<DeliveryOutcome> {
  const remembered = refusals && { refusals };
  if (error instanceof NotItsTurn) {
    const { waitMs, everyMs } = error;
    await postpone(core, claim, waitMs, { isCounted: false, ...remembered });
    return { kind: 'postponed', waitMs, everyMs };
  }
  const lastError = errorLabel(error);
  const retryAfterMs = error instanceof DeliveryDelayed ? error.retryAfterMs : undefined;
  if (retryAfterMs !== undefined) {
    await postpone(core, claim, retryAfterDelayMs(retryAfterMs), {
      isCounted: false,
      lastError,
      ...remembered,
    });
    return { kind: 'retried', error: lastError };
  }
  const { _id: messageId, attempts } = claim.message;
  core.log.warn({ messageId, attempts, error: lastError }, 'a message could not be delivered yet');
  if (attempts >= mostAttempts) return giveUp(core, claim, {}, lastError);
  await postpone(core, claim, retryDelayMs(attempts), { isCounted: true, lastError, ...remembered });
  return { kind: 'retried', error: lastError };
}

async function postpone(
  core: Core,
  claim: Claim,
  delayMs: number,
  facts: { isCounted: boolean; lastError?: string; refusals?: Refusal[] },
): Promise<void> {
  await postponeClaim(claim, new Date(core.clock.now().getTime() + delayMs), facts);
}

async function giveUp(
  core: Core,
  claim: Claim,
  { reason, platform, refusals }: Partial<Refusal> & { refusals?: Refusal[] },
  lastError: string = reason ?? 'gave up',
): Promise<DeliveryOutcome> {
  const { _id: messageId } = claim.message;
  core.log.warn({ messageId, platform, reason, error: lastError }, 'a message cannot be delivered');
  await closeClaim(claim, {
    ...stateUnlessSent(claim, 'failed'),
    ...(reason && { refusedBecause: reason }),
    ...(platform && { refusedOn: platform }),
    // Should the one platform take messages again, the other one is still not asked.
    ...(refusals && !claim.message.sent && { refusals }),
    failedAt: core.clock.now(),
    lastError,
  });
  return { kind: 'failed', reason: reason ?? 'gave-up' };
}

/** A message that was delivered stays so, even when it cannot be drawn again. */
function stateUnlessSent({ message }: Claim, state: MessageState): { state?: MessageState } {
  return message.sent ? {} : { state };
}
