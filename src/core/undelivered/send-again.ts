import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { notFound } from '../errors.ts';
import { type Message, MessageModel } from '../outbox/message.ts';
import type { Person } from '../people/person.ts';
import { mustBeAdministrator } from '../permissions/permissions.ts';
import { trySuspendedNow } from '../rates/suspensions.ts';
import { isUndelivered, type Undelivered } from './undelivered.ts';

const anew = {
  $unset: { refusals: true, refusedBecause: true, refusedOn: true, failedAt: true, lastError: true },
} as const;

/**
 * Sends one message again that could not be delivered: under its own key, so that asking twice sends it once.
 * @returns for which reason it could not be delivered
 */
export async function sendAgain(core: Core, actor: Person, messageId: string): Promise<Undelivered> {
  mustBeAdministrator(actor);
  const message = await MessageModel.findOneAndUpdate(
    { _id: messageId, state: 'failed' },
    { $set: dueNow(core), ...anew },
  ).lean<Message>();
  if (!message) throw notFound('This message');
  await record(core, actor, 'message.sent-again', {
    ...(message.personId && { personId: message.personId }),
    detail: message.notice.kind,
  });
  const which = { reason: message.refusedBecause ?? 'gave-up', platform: message.refusedOn } as const;
  await goOn(core, which);
  return which;
}

/** @returns how many are sent again */
export async function sendAllAgain(core: Core, actor: Person, which: Undelivered): Promise<number> {
  mustBeAdministrator(actor);
  const { modifiedCount } = await MessageModel.updateMany(isUndelivered(which), {
    $set: dueNow(core),
    ...anew,
  });
  if (modifiedCount === 0) return 0;
  const detail = [which.platform, which.reason, modifiedCount].filter(Boolean).join(' ');
  await record(core, actor, 'messages.sent-again', { detail });
  await goOn(core, which);
  return modifiedCount;
}

function dueNow(core: Core): Partial<Message> {
  return { state: 'pending', nextTryAt: core.clock.now(), attempts: 0 };
}

async function goOn(core: Core, { platform }: Undelivered): Promise<void> {
  if (platform) await trySuspendedNow(platform);
  core.nudgeOutbox();
}
