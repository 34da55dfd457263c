import { errorLabel } from '../chat/error-label.ts';
import { DeliveryDelayed } from '../chat/messenger.ts';
import type { Refusal, RefusalReason } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import { defined } from '../defined.ts';
import { PersonModel, type Platform } from '../people/person.ts';
import { rememberTeamsChat } from '../people/remember-teams-account.ts';
import {
  type Claim,
  closeClaim,
  closeSent,
  type Postponing,
  postponeClaim,
  startAnew,
  type Trouble,
  troubled,
} from './claim.ts';
import { insist } from './insist.ts';
import { freeUnsaid, noteSaid } from './joined.ts';
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

/** What a message is to say for others comes by itself once it could not be drawn again so often. */
const attemptsInPlace = 2;

/** What became of one attempt. */
export type DeliveryOutcome =
  | { kind: 'delivered' | 'updated' | 'removed'; platform: Platform }
  | { kind: 'unchanged' }
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
      await noteDrawn(core, claim, sending);
      return { kind: 'updated', platform: sending.platform };
    case 'unchanged':
      await noteDrawn(core, claim, sending);
      return { kind: 'unchanged' };
    case 'removed': {
      const { sent } = claim.message;
      await closeClaim(claim, { set: sent ? { gone: sent } : {}, unset: { sent: true } }, core.clock.now());
      return { kind: 'removed', platform: sending.platform };
    }
    case 'gone':
      return settleGone(core, claim, sending);
    case 'nothing-to-say':
      if (claim.message.sent) await freeUnsaid(core, claim.message);
      await closeClaim(claim, { set: stateUnlessSent(claim, 'dropped') }, core.clock.now());
      return { kind: 'dropped' };
    case 'refused':
      return giveUp(core, claim, sending);
    case 'unreachable':
      return waitForAccount(core, claim, sending);
    case 'delayed':
      return tryLater(core, claim, sending);
  }
}

async function noteDrawn(
  core: Core,
  claim: Claim,
  { drawn, isOver, showsState, says = [] }: SendResult & { kind: 'redrawn' | 'unchanged' },
): Promise<void> {
  await noteSaid(says, core.clock.now());
  const noted = { set: defined({ drawn, isOver, showsState }) };
  await closeClaim(claim, noted, core.clock.now(), noted);
}

/** A message that is not posted anew is not tried again. */
async function settleGone(
  core: Core,
  claim: Claim,
  { isWanted }: SendResult & { kind: 'gone' },
): Promise<DeliveryOutcome> {
  const now = core.clock.now();
  if (isWanted) {
    await startAnew(claim, now);
    return { kind: 'retried', error: 'message-gone' };
  }
  await freeUnsaid(core, claim.message);
  const { sent } = claim.message;
  await closeClaim(
    claim,
    { set: { state: 'sent', ...(sent && { gone: sent }) }, unset: { sent: true } },
    now,
  );
  return { kind: 'dropped' };
}

/**
 * What it replaces is marked first: whoever is killed in between leaves nothing behind that nobody takes away, except
 * what nobody could note.
 */
async function finishFirstSend(
  core: Core,
  claim: Claim,
  { reader, says = [], ...arrived }: SendResult & { kind: 'sent' },
  signal: AbortSignal | undefined,
): Promise<DeliveryOutcome> {
  const sentAt = core.clock.now();
  const { sent } = arrived;
  await insist(async () => {
    await replaceEarlierReminders(core, claim.message);
    await noteSaid(says, sentAt);
    await closeSent(claim, arrived, sentAt);
  }, signal);
  if (reader) await rememberTeamsChat(reader, sent);
  if (reader && reader.welcomedAt === undefined)
    await PersonModel.updateOne({ _id: reader._id }, { $set: { welcomedAt: sentAt } });
  return { kind: 'delivered', platform: sent.platform };
}

async function waitForAccount(
  core: Core,
  claim: Claim,
  { reason = 'unknown-account', platform }: SendResult & { kind: 'unreachable' },
): Promise<DeliveryOutcome> {
  const why = { reason, ...(platform && { platform }) };
  if (claim.message.attempts >= mostAttemptsUnreachable) return giveUp(core, claim, why);
  const lastError = 'no account';
  await postpone(core, claim, unreachableRetryDelayMs(), {
    isCounted: true,
    lastError,
    ...inTrouble(core, claim, why),
  });
  return { kind: 'retried', error: lastError };
}

/** What its reader has, and cannot be drawn again, has arrived. */
function inTrouble(core: Core, claim: Claim, why: Trouble): Pick<Postponing, 'trouble'> {
  return claim.message.sent ? {} : { trouble: troubled(claim, why, core.clock.now()) };
}

/** Waiting because the platform asks for it is no failure, and does not count as one. */
async function tryLater(
  core: Core,
  claim: Claim,
  { error, platform, refusals }: SendResult & { kind: 'delayed' },
): Promise<DeliveryOutcome> {
  const remembered = refusals && { refusals };
  if (error instanceof NotItsTurn) {
    const { waitMs, everyMs } = error;
    // Nothing was drawn, so that it shows what it did.
    const { drawn } = claim.message;
    await postpone(core, claim, waitMs, { isCounted: false, ...remembered, ...(drawn && { drawn }) });
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
  if (claim.message.sent && attempts >= attemptsInPlace) await freeUnsaid(core, claim.message);
  await postpone(core, claim, retryDelayMs(attempts), {
    isCounted: true,
    lastError,
    ...remembered,
    ...inTrouble(core, claim, platform ? { platform } : {}),
  });
  return { kind: 'retried', error: lastError };
}

async function postpone(core: Core, claim: Claim, delayMs: number, facts: Postponing): Promise<void> {
  await postponeClaim(claim, new Date(core.clock.now().getTime() + delayMs), facts);
}

async function giveUp(
  core: Core,
  claim: Claim,
  { reason, platform, refusals }: Partial<Refusal> & { refusals?: Refusal[] },
  lastError: string = reason ?? 'gave up',
): Promise<DeliveryOutcome> {
  const { _id: messageId } = claim.message;
  const now = core.clock.now();
  if (claim.message.state === 'replaced') {
    core.log.warn({ messageId, error: lastError }, 'a message that was replaced cannot be taken away');
    await closeClaim(claim, { set: {} }, now);
    return { kind: 'dropped' };
  }
  core.log.warn({ messageId, platform, reason, error: lastError }, 'a message cannot be delivered');
  if (claim.message.sent) await freeUnsaid(core, claim.message);
  const set = {
    ...stateUnlessSent(claim, 'failed'),
    ...troubled(claim, defined({ reason, platform }), now),
    // Should the one platform take messages again, the other one is still not asked.
    ...(refusals && !claim.message.sent && { refusals }),
    failedAt: now,
    lastError,
  };
  await closeClaim(claim, { set }, now);
  return { kind: 'failed', reason: reason ?? 'gave-up' };
}

/** A message that was delivered stays so, even when it cannot be drawn again; and so does one that was replaced. */
function stateUnlessSent({ message }: Claim, state: MessageState): { state?: MessageState } {
  return message.sent || message.state === 'replaced' ? {} : { state };
}
