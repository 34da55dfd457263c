import type mongoose from 'mongoose';
import type { Core } from '../core.ts';
import { type Message, MessageModel } from './message.ts';

/**
 * Asks for messages that stand in somebody's chat, or are on their way there, to be drawn again. Those on their way
 * come first: one that arrives in between is then one that stands there.
 */
export async function drawAgain(core: Core, those: mongoose.QueryFilter<Message>): Promise<void> {
  await MessageModel.updateMany({ ...those, state: 'pending' }, { $inc: { changes: 1 } });
  await MessageModel.updateMany(
    { ...those, state: 'sent' },
    { $set: { nextTryAt: core.clock.now(), attempts: 0 } },
  );
  core.nudgeOutbox();
}
