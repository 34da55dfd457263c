import type { Core } from '../core.ts';
import { MessageModel } from './message.ts';

/** Asks for the notice that a 1-to-1 was finalised to be drawn again in one person's chat. */
export async function redrawFinalised(core: Core, oneToOneId: string, personId: string): Promise<void> {
  const those = { oneToOneId, personId, 'notice.kind': 'finalised' } as const;
  await MessageModel.updateMany({ ...those, state: 'pending' }, { $inc: { changes: 1 } });
  await MessageModel.updateMany(
    { ...those, state: 'sent' },
    { $set: { nextTryAt: core.clock.now(), attempts: 0 } },
  );
  core.nudgeOutbox();
}
