import type { Core } from '../../core.ts';
import { clearAppearance } from '../../people/find-actor.ts';
import { lookupRefusals } from '../../people/lookup.ts';
import { type Person, PersonModel } from '../../people/person.ts';
import { type Message, MessageModel } from '../message.ts';
import { windowMs } from './groups.ts';

/** The rest have their turn at the next look. */
const mostAtOnce = 1_000;

/**
 * Whoever can be reached from now on gets what waited for them: it is due at once, and goes together. They are looked at
 * once more as long as a sweep holds something of theirs, which may be about to find that they could not be reached.
 */
export async function sayWhatWaited(core: Core): Promise<void> {
  const appeared = await PersonModel.find({ hasAppeared: true }, { _id: 1 })
    .limit(mostAtOnce)
    .lean<Pick<Person, '_id'>[]>();
  if (appeared.length === 0) return;
  const ids = appeared.map(({ _id }) => _id);
  // While a message is held, it is due when that ends: which those are an index tells.
  const later = { $gt: core.clock.now(), $type: 'date' as const };
  const held = new Set(
    await MessageModel.distinct('personId', { personId: { $in: ids }, nextTryAt: later, heldUntil: later }),
  );
  const waiting = await MessageModel.distinct('personId', { personId: { $in: ids }, ...whatWaits(core) });
  for (const personId of waiting) if (personId !== undefined) await sendWhatWaits(core, personId);
  await clearAppearance(ids.filter((id) => !held.has(id)));
}

/**
 * In the words of the database. Besides what could not be sent, that is what has been due for longer than messages take:
 * it waits to know whose account an e-mail is, where that cannot be asked.
 */
function whatWaits(core: Core) {
  const now = core.clock.now();
  const isFree = { state: 'pending' as const, heldUntil: { $not: { $gt: now } } };
  const longDue = new Date(now.getTime() - windowMs);
  return {
    $or: [
      { ...isFree, lastError: 'no account' },
      { ...isFree, sent: { $exists: false }, nextTryAt: { $lte: longDue, $type: 'date' as const } },
      {
        state: 'failed' as const,
        lastError: { $type: 'string' as const },
        refusedBecause: { $in: [...lookupRefusals] },
      },
    ],
  };
}

async function sendWhatWaits(core: Core, personId: string): Promise<void> {
  const now = core.clock.now();
  const waiting = { personId, ...whatWaits(core) };
  const found = await MessageModel.find(waiting, { notice: 1 }).lean<Message[]>();
  const reminders = found.filter(({ notice }) => notice.kind === 'reminder').map(({ _id }) => _id);
  const others = found.filter(({ notice }) => notice.kind !== 'reminder');
  await MessageModel.updateMany(
    { ...waiting, _id: { $in: others.map(({ _id }) => _id) } },
    {
      $set: { state: 'pending', nextTryAt: now, attempts: 0, hasWaited: true },
      $unset: {
        lane: true,
        heldUntil: true,
        refusals: true,
        refusedBecause: true,
        refusedOn: true,
        failedAt: true,
        lastError: true,
        troubledAt: true,
        triedAt: true,
      },
    },
  );
  const those = { ...waiting, _id: { $in: reminders } };
  // That of another day is not said again. Of today's is asked, when it is drawn, whether what comes now says all of it.
  await MessageModel.updateMany(
    { ...those, state: 'failed' },
    { $set: { state: 'dropped' }, $unset: { nextTryAt: true, lane: true, lastError: true } },
  );
  await MessageModel.updateMany(those, {
    $set: { nextTryAt: now, attempts: 0, hasWaited: true },
    $unset: { lane: true, lastError: true },
  });
}
