import type mongoose from 'mongoose';
import type { Core } from '../core.ts';
import { type Message, MessageModel } from './message.ts';

/**
 * Asks for messages that stand in somebody's chat, or are on their way there, to be drawn again. One that a sweep holds
 * is left to that sweep, which finds it asked: two that draw the same message could do so in the wrong order. Asking
 * comes first: a message that is let go in between is then due.
 */
export async function drawAgain(core: Core, those: mongoose.QueryFilter<Message>): Promise<void> {
  const now = core.clock.now();
  const { matchedCount } = await MessageModel.updateMany(
    { ...those, state: { $in: ['pending', 'sent'] } },
    { $inc: { changes: 1 } },
  );
  if (matchedCount === 0) return;
  await MessageModel.updateMany(
    { ...those, state: 'sent', gone: { $exists: false }, heldUntil: { $not: { $gt: now } } },
    { $set: { nextTryAt: now, attempts: 0 } },
  );
  core.nudgeOutbox();
}
