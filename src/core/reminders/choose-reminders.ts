import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { isWorkingDay } from '../holidays/working-calendar.ts';
import { mustBeAllowed, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { mustBeUnderway } from '../one-to-ones/must-be.ts';
import { OneToOneModel, type ReminderChoice } from '../one-to-ones/one-to-one.ts';
import { refreshReminders } from '../outbox/refresh-reminders.ts';
import { calendarOf } from '../people/calendar-of.ts';
import { loadCalendarsOf } from '../people/load-calendars.ts';
import { addDays } from '../time/calendar.ts';
import type { IsoDate } from '../time/iso-date.ts';
import { dayIn } from '../time/local-time.ts';

/** What this person chose for their reminders of a 1-to-1, as far as it still counts. */
export function choiceOf(core: Core, { oneToOne, actor }: SeenOneToOne): ReminderChoice | undefined {
  const choice = oneToOne.reminderChoices?.[actor._id];
  const isOver = choice?.snoozedUntil && choice.snoozedUntil <= dayIn(core.clock.now(), actor.timeZone);
  return isOver ? undefined : choice;
}

/** @throws {AppError} for whoever is never reminded of it */
export function mustBeReminded(seen: SeenOneToOne): void {
  mustBeAllowed(seen, 'answer');
  mustBeUnderway(seen);
}

/**
 * Puts off somebody's reminders of a 1-to-1 by so many days, or to the next day after them that they work.
 * @returns the day on which they are reminded again
 */
export async function snoozeReminders(core: Core, seen: SeenOneToOne, days: number): Promise<IsoDate> {
  const { actor } = seen;
  const calendar = calendarOf(await loadCalendarsOf([actor]), actor);
  let until = addDays(dayIn(core.clock.now(), actor.timeZone), days);
  while (!isWorkingDay(until, calendar)) until = addDays(until, 1);
  await choose(core, seen, { snoozedUntil: until });
  return until;
}

export async function muteReminders(core: Core, seen: SeenOneToOne, isMuted: boolean): Promise<void> {
  await choose(core, seen, isMuted ? { isMuted } : undefined);
}

async function choose(core: Core, seen: SeenOneToOne, choice: ReminderChoice | undefined): Promise<void> {
  mustBeReminded(seen);
  const { actor, oneToOne } = seen;
  const path = `reminderChoices.${actor._id}`;
  const remindAt = core.clock.now();
  const { matchedCount } = await OneToOneModel.updateOne(
    { _id: oneToOne._id, status: 'open' },
    choice ? { $set: { [path]: choice, remindAt } } : { $set: { remindAt }, $unset: { [path]: 1 } },
  );
  if (matchedCount === 0) throw new AppError('conflict', 'This 1-to-1 is not open any more.');
  await refreshReminders(core, [actor._id]);
}
