import type { Card } from '../../../chat/view.ts';
import type { Core } from '../../../core.ts';
import type { Person } from '../../../people/person.ts';
import { gatherReminder, type Reminder } from '../../../reminders/gather-reminder.ts';
import type { IsoDate } from '../../../time/iso-date.ts';
import { allDoneCard, reminderCard } from './reminder-card.ts';

export interface DrawnReminder {
  card: Card;
  isOver: boolean;
  reminder: Reminder;
}

/** All that waits for its reader now; `isOver` when nothing does. */
export async function drawReminder(core: Core, reader: Person): Promise<DrawnReminder> {
  return drawn(await gatherReminder(core, reader));
}

/**
 * A reminder in which nothing waited any more. What has come up since is for the next one to say, which notifies; but
 * what this one spoke of on its day may be back, with a 1-to-1 that is restored.
 */
export async function drawOverReminder(core: Core, reader: Person, on: IsoDate): Promise<DrawnReminder> {
  const ofItsDay = drawn(await gatherReminder(core, reader, on));
  return ofItsDay.isOver ? ofItsDay : drawReminder(core, reader);
}

function drawn(reminder: Reminder): DrawnReminder {
  const isOver = reminder.waiting.length + reminder.actionPoints.length === 0;
  return { card: isOver ? allDoneCard(reminder) : reminderCard(reminder), isOver, reminder };
}
