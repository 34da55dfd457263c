import { type AccountDirectory, DeliveryRefused, type Messenger } from '../chat/messenger.ts';
import { reasonsOfAll } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import { inBatches } from '../database/in-batches.ts';
import { holdLookup, letGoOfLookup, linkFoundAccount, rememberLookup } from '../people/link-found-account.ts';
import { knownLookup, lookupRefusals } from '../people/lookup.ts';
import { type Person, PersonModel, platforms } from '../people/person.ts';
import type { Rates } from '../rates/rates.ts';
import { type Claim, claimMessage, postponeClaim } from './claim.ts';
import { MessageModel } from './message.ts';
import { type HeldTurn, NotItsTurn, paceMessenger } from './pace-messenger.ts';
import type { LaneWork } from './run-lane.ts';
import { type DeliveryOutcome, settleDelivery } from './settle-delivery.ts';

interface LookupPorts {
  messengers: readonly Messenger[];
  rates: Rates;
  signal: AbortSignal | undefined;
  /** Sends whatever waited for want of an account. */
  onAppeared(core: Core): Promise<void>;
}

/** Another copy asks for the same person: its answer is here by then. */
const askingMs = 1_000;
/** Who has appeared while others are asked for is found after this. */
const lookAgainMs = 5_000;

/**
 * Works on what waits to know whose account an e-mail is: asks once for all that waits for one person, notes the answer
 * with them, and lets their messages go to where they belong now.
 */
export function lookUpWith(
  core: Core,
  { messengers, rates, signal, onAppeared }: LookupPorts,
  onOutcome: (outcome: DeliveryOutcome) => void,
): LaneWork['deliver'] {
  return async (due, turn) => {
    const { personId } = due;
    if (personId === undefined) return undefined;
    const messenger = messengers.find(({ directory }) => directory?.lane.key === turn.key);
    const person = await PersonModel.findOne({ _id: personId, isActive: true }).lean<Person>();
    const isSettled =
      !person || !messenger || messenger.canReach(person) || knownLookup(person, core.clock.now());
    if (isSettled) {
      await sortAnew(core, [personId], turn.key);
      return undefined;
    }
    const claim = await claimMessage(core, due);
    if (claim === undefined) return undefined;
    const heldUntil = await holdLookup(person, core.clock.now());
    if (heldUntil === undefined) {
      await leaveToOther(core, person, claim, turn.key);
      return undefined;
    }
    try {
      const error = await ask(core, person, paced(core, rates, messenger, turn));
      if (error === undefined) {
        await postponeClaim(claim, core.clock.now(), { isCounted: false });
        await sortAnew(core, [personId], turn.key);
        await onAppeared(core);
        return undefined;
      }
      onOutcome(
        await settleDelivery(core, claim, { kind: 'delayed', error, platform: messenger.platform }, signal),
      );
      return undefined;
    } finally {
      await letGoOfLookup(person, heldUntil);
    }
  };
}

/** Another copy asks for the same person, or has just had the answer. */
async function leaveToOther(core: Core, { _id }: Person, claim: Claim, lane: string): Promise<void> {
  const now = core.clock.now();
  const isAsking = await PersonModel.exists({ _id, 'lookup.heldUntil': { $gt: now } });
  const until = isAsking ? new Date(now.getTime() + askingMs) : now;
  await postponeClaim(claim, until, { isCounted: false, ...(isAsking && { lane }) });
}

function paced(core: Core, rates: Rates, messenger: Messenger, turn: HeldTurn): AccountDirectory {
  const { directory } = paceMessenger(core, rates, messenger, turn);
  if (directory === undefined) throw new Error('There is no directory to ask.');
  return directory;
}

/** @returns the error after which it is to be asked again, later */
async function ask(core: Core, person: Person, directory: AccountDirectory): Promise<unknown> {
  const { email } = person;
  try {
    const found = await directory.find(email);
    const now = core.clock.now();
    if ('refusal' in found) await rememberLookup(person, found.refusal, now);
    else await linkFoundAccount(person, found.account, now);
  } catch (error) {
    if (error instanceof NotItsTurn && error.isSuspended) return undefined;
    if (!(error instanceof DeliveryRefused)) return error;
    // That is no matter of one person's: who waits goes on waiting until the platform may be asked.
    if (reasonsOfAll.includes(error.reason)) return undefined;
    const because = lookupRefusals.find((reason) => reason === error.reason) ?? 'unknown-account';
    await rememberLookup(person, because, core.clock.now());
  }
  return undefined;
}

/**
 * Lets go of what waits for an answer about somebody who has appeared meanwhile, such as by writing first: they do not wait
 * for their turn to be asked for.
 */
export function freeWhoAppeared(
  core: Core,
  messengers: readonly Messenger[],
): (lane: string) => Promise<void> {
  let lookedAt = Number.NEGATIVE_INFINITY;
  return async (lane) => {
    if (performance.now() - lookedAt < lookAgainMs) return;
    lookedAt = performance.now();
    const waiting = await MessageModel.distinct('personId', { lane, nextTryAt: { $type: 'date' } });
    for (const batch of inBatches(waiting.flatMap((id) => id ?? []))) {
      const linked = { $or: platforms.map((platform) => ({ [platform]: { $exists: true } })) };
      const people = await PersonModel.find({ _id: { $in: batch }, ...linked }).lean<Person[]>();
      const known = people.filter((person) => messengers.some((messenger) => messenger.canReach(person)));
      await sortAnew(
        core,
        known.map(({ _id }) => _id),
        lane,
      );
    }
  };
}

/** What waits for an answer about these people does so no longer. */
async function sortAnew(core: Core, personIds: readonly string[], lane: string): Promise<void> {
  await MessageModel.updateMany(
    { personId: { $in: [...personIds] }, lane, nextTryAt: { $type: 'date' } },
    { $unset: { lane: true }, $min: { nextTryAt: core.clock.now() } },
  );
}
