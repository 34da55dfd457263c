import { type Cycle, CycleModel } from '../core/cycles/cycle.ts';
import { nextDigestAt } from '../core/digests/next-digest-at.ts';
import { type Message, MessageModel } from '../core/outbox/message.ts';
import { nextReminderAt } from '../core/reminders/send-reminders.ts';
import { nextAgendaAt } from '../core/steps/send-agendas.ts';
import { startOfDayIn } from '../core/time/local-time.ts';

/** When the next thing happens by itself; undefined when nothing will. */
export async function nextEventAt(): Promise<Date | undefined> {
  const [issuing, paused, message, agendaAt, digestAt, reminderAt] = await Promise.all([
    CycleModel.findOne({ status: 'active', nextIssueAt: { $type: 'date' } })
      .sort({ nextIssueAt: 1 })
      .lean<Cycle>(),
    CycleModel.find({ status: 'paused', pausedUntil: { $type: 'string' } }).lean<Cycle[]>(),
    // Looking again for an account is nothing that anybody waits to see.
    MessageModel.findOne({ nextTryAt: { $type: 'date' }, lastError: { $ne: 'no account' } })
      .sort({ nextTryAt: 1 })
      .lean<Message>(),
    nextAgendaAt(),
    nextDigestAt(),
    nextReminderAt(),
  ]);
  const resumeAt = paused.map(
    ({ pausedUntil, timeZone }) => pausedUntil && startOfDayIn(pausedUntil, timeZone),
  );
  const moments = [issuing?.nextIssueAt, message?.nextTryAt, agendaAt, digestAt, reminderAt, ...resumeAt];
  return moments.filter((moment) => moment !== undefined).sort((a, b) => a.getTime() - b.getTime())[0];
}
