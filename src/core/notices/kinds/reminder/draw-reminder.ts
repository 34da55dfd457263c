import type { Card } from '../../../chat/view.ts';
import type { Core } from '../../../core.ts';
import type { Person } from '../../../people/person.ts';
import { gatherReminder } from '../../../reminders/gather-reminder.ts';
import { allDoneCard, reminderCard } from './reminder-card.ts';

/** All that waits for its reader now; `isOver` when nothing does. */
export async function drawReminder(core: Core, reader: Person): Promise<{ card: Card; isOver: boolean }> {
  const reminder = await gatherReminder(core, reader);
  const isOver = reminder.waiting.length + reminder.actionPoints.length === 0;
  return { card: isOver ? allDoneCard(reminder) : reminderCard(reminder), isOver };
}
