import type { Core } from '../../../core.ts';
import type { Message } from '../../../outbox/message.ts';
import type { NoticeOf } from '../../../outbox/notice.ts';
import { findStandingReminder } from '../../../outbox/refresh-reminders.ts';
import type { SendResult } from '../../../outbox/send-result.ts';
import type { Person } from '../../../people/person.ts';
import { lookAgainFor } from '../../../reminders/look-again.ts';
import { windowOn } from '../../../reminders/reminder-window.ts';
import { getSettings } from '../../../settings/settings.ts';
import type { WaysToReader } from '../../sending/ways-to-reader.ts';
import { drawReminder } from './draw-reminder.ts';

/**
 * Draws a reminder where it stands; or sends it, in the place of the one before it when something in that still waits:
 * reminders do not pile up.
 */
export async function sendReminder(
  core: Core,
  reader: Person,
  message: Message,
  notice: NoticeOf<'reminder'>,
  ways: WaysToReader,
): Promise<SendResult> {
  if (message.sent === undefined && (await isTooLate(core, reader, notice))) return missed(core, message);
  const { card, isOver } = await drawReminder(core, reader);
  if (message.sent) {
    const sending = await ways.redraw(message.sent, card);
    return sending.kind === 'redrawn' ? { ...sending, isOver } : sending;
  }
  if (isOver) return { kind: 'nothing-to-say' };
  const standing = await findStandingReminder(message);
  if (!standing?.sent || standing.sent.platform !== ways.platform) return ways.send(card);
  const sending = await ways.redraw(standing.sent, card);
  switch (sending.kind) {
    case 'redrawn':
      return { kind: 'sent', sent: standing.sent, reader };
    case 'nothing-to-say':
      return ways.send(card);
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
