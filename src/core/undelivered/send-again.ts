import type mongoose from 'mongoose';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { inBatches } from '../database/in-batches.ts';
import { notFound } from '../errors.ts';
import { leadersOf } from '../outbox/joined.ts';
import { type Message, MessageModel } from '../outbox/message.ts';
import { forgetLookups } from '../people/link-found-account.ts';
import { type Person, type Platform, platforms } from '../people/person.ts';
import { mustBeAdministrator } from '../permissions/permissions.ts';
import { trySuspendedNow } from '../rates/suspensions.ts';
import { type Undelivered, undeliveredFilter } from './undelivered.ts';

const anew = {
  $unset: {
    refusals: true,
    refusedBecause: true,
    refusedOn: true,
    troubledAt: true,
    triedAt: true,
    failedAt: true,
    lastError: true,
    heldUntil: true,
  },
} as const;

/**
 * Sends one message again that has not arrived, and whatever else its reader did not get for the same reason: each under
 * its own key, so that asking twice sends it once.
 * @returns for which reason it had not arrived
 */
export async function sendAgain(core: Core, actor: Person, messageId: string): Promise<Undelivered> {
  mustBeAdministrator(actor);
  const message = await MessageModel.findOne({ _id: await saidBy(messageId), ...isTroubled }).lean<Message>();
  if (!message) throw notFound('This message');
  const which = whichOf(message);
  const theirs = message.personId ? { personId: message.personId } : { _id: message._id };
  const count = await send(core, { ...(await undeliveredFilter(which)), ...theirs });
  if (count === 0) throw notFound('This message');
  await record(core, actor, 'message.sent-again', {
    ...(message.personId && { personId: message.personId }),
    detail: message.notice.kind,
  });
  await goOn(core, which.platform ? [which.platform] : []);
  return which;
}

/** @returns how many are sent again */
export async function sendAllAgain(core: Core, actor: Person, which: Undelivered): Promise<number> {
  mustBeAdministrator(actor);
  const count = await send(core, await undeliveredFilter(which));
  await goOn(core, which.platform ? [which.platform] : []);
  if (count === 0) return 0;
  const detail = [which.platform, which.reason, count].filter(Boolean).join(' ');
  await record(core, actor, 'messages.sent-again', { detail });
  return count;
}

/** Whatever has not arrived, for whatever reason. */
export async function sendEverythingAgain(core: Core, actor: Person): Promise<number> {
  mustBeAdministrator(actor);
  const count = await send(core, isTroubled);
  await goOn(core, platforms);
  if (count > 0) await record(core, actor, 'messages.sent-again', { detail: `everything ${count}` });
  return count;
}

/** The message that says it, where another one does. */
async function saidBy(messageId: string): Promise<string> {
  const asked = await MessageModel.findById(messageId, { joinedTo: 1 }).lean<
    Pick<Message, '_id' | 'joinedTo'>
  >();
  const leader = asked && (await leadersOf([asked])).get(messageId);
  return leader?._id ?? messageId;
}

const isTroubled = {
  state: { $in: ['pending', 'failed'] as const },
  troubledAt: { $type: 'date' as const },
};

/** What a sweep holds just now is being sent. */
async function send(core: Core, those: mongoose.QueryFilter<Message>): Promise<number> {
  const now = core.clock.now();
  const free = { ...those, heldUntil: { $not: { $gt: now } } };
  const personIds = await MessageModel.distinct('personId', free);
  for (const batch of inBatches(personIds.flatMap((id) => id ?? []))) await forgetLookups(batch);
  const { modifiedCount } = await MessageModel.updateMany(free, {
    $set: { state: 'pending', nextTryAt: now, attempts: 0 },
    ...anew,
  });
  return modifiedCount;
}

function whichOf({ state, refusedBecause, refusedOn: platform }: Message): Undelivered {
  return state === 'pending'
    ? { reason: refusedBecause ?? 'retried', platform, state: 'waiting' }
    : { reason: refusedBecause ?? 'gave-up', platform };
}

/** Somebody may have changed something: whatever takes nothing is tried at once. */
async function goOn(core: Core, those: readonly Platform[]): Promise<void> {
  for (const platform of those) await trySuspendedNow(platform);
  core.nudgeOutbox();
}
