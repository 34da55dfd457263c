import type { Core } from '../../../core.ts';
import type { Message } from '../../../outbox/message.ts';
import type { NoticeOf } from '../../../outbox/notice.ts';
import { isNewestReminder } from '../../../outbox/refresh-reminders.ts';
import type { SendResult } from '../../../outbox/send-result.ts';
import type { Person } from '../../../people/person.ts';
import { lookAgainFor } from '../../../reminders/look-again.ts';
import { mayBeRemindedNow } from '../../../reminders/may-be-reminded-now.ts';
import { windowOn } from '../../../reminders/reminder-window.ts';
import { getSettings } from '../../../settings/settings.ts';
import type { Standing, WaysToReader } from '../../sending/ways-to-reader.ts';
import { drawOverReminder, drawReminder } from './draw-reminder.ts';
import { isSaidByWhatWaited } from './said-by-what-waited.ts';

/** Draws a reminder where it stands; or sends it, as a message of its own that notifies. */
export async function sendReminder(
  core: Core,
  reader: Person,
  message: Message,
  notice: NoticeOf<'reminder'>,
  ways: WaysToReader,
): Promise<SendResult> {
  const { sent, gone } = message;
  if (sent) return redrawReminder(core, reader, { ...message, sent }, notice, ways);
  if (gone) {
    if (!(await isNewestReminder(message))) return { kind: 'gone', isWanted: false };
    if (!(await mayBeRemindedNow(core, reader))) return missed(core, message);
  } else if (await isTooLate(core, reader, notice)) return missed(core, message);
  const { card, isOver, reminder } = await drawReminder(core, reader);
  if (isOver || (message.hasWaited && (await isSaidByWhatWaited(reminder))))
    return gone ? { kind: 'gone', isWanted: false } : { kind: 'nothing-to-say' };
  return ways.send(card);
}

async function redrawReminder(
  core: Core,
  reader: Person,
  message: Message & Standing,
  { on }: NoticeOf<'reminder'>,
  ways: WaysToReader,
): Promise<SendResult> {
  const { card, isOver } = message.isOver
    ? await drawOverReminder(core, reader, on)
    : await drawReminder(core, reader);
  const sending = await ways.redrawInPlace(message, card);
  switch (sending.kind) {
    case 'redrawn':
    case 'unchanged':
      return { ...sending, isOver };
    case 'gone':
      return { ...sending, isWanted: !isOver && (await isNewestReminder(message)) };
    default:
      return sending;
  }
}

async function isTooLate(core: Core, reader: Person, { on }: NoticeOf<'reminder'>): Promise<boolean> {
  return core.clock.now() > windowOn(on, reader, await getSettings()).until;
}

/** Whoever could not be reached in the morning is reminded on another one, unless they have no account at all. */
async function missed(core: Core, { personId, lastError }: Message): Promise<SendResult> {
  if (lastError === 'no account') return { kind: 'refused', reason: 'unknown-account' };
  if (personId !== undefined) await lookAgainFor(core, [personId]);
  return { kind: 'nothing-to-say' };
}
