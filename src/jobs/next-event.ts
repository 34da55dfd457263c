import { type Cycle, CycleModel } from '../core/cycles/cycle.ts';
import { type Message, MessageModel } from '../core/outbox/message.ts';

/** When the next thing happens by itself; undefined when nothing will. */
export async function nextEventAt(): Promise<Date | undefined> {
  const [cycle, message] = await Promise.all([
    CycleModel.findOne({ status: 'active', nextIssueAt: { $type: 'date' } })
      .sort({ nextIssueAt: 1 })
      .lean<Cycle>(),
    MessageModel.findOne({ nextTryAt: { $type: 'date' }, lastError: { $ne: 'no account' } })
      .sort({ nextTryAt: 1 })
      .lean<Message>(),
  ]);
  const moments = [cycle?.nextIssueAt, message?.nextTryAt].filter((moment) => moment !== undefined);
  return moments.sort((a, b) => a.getTime() - b.getTime())[0];
}
