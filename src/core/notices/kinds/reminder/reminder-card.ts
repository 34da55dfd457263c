import { all, bold, button, buttons, card, heading, item, subtle, text } from '../../../chat/elements.ts';
import type { Button, Card, CardElement } from '../../../chat/view.ts';
import { counterpartOf } from '../../../one-to-ones/load-one-to-one.ts';
import type { ListedActionPoint } from '../../../points/listed-action-points.ts';
import type { Duty } from '../../../reminders/duties.ts';
import type { Reminder, WaitingOneToOne } from '../../../reminders/gather-reminder.ts';
import { daysBetween } from '../../../time/calendar.ts';
import { formatDay } from '../../../time/format-day.ts';
import type { IsoDate } from '../../../time/iso-date.ts';
import { standsInFor } from '../../../views/describe-one-to-one.ts';
import { welcomed } from '../../sending/welcomed.ts';

const mostOneToOnes = 8;
const mostActionPoints = 5;

/** The one message that stands for all that waits for its reader: what to do, by when, and the button for it. */
export function reminderCard(reminder: Reminder): Card {
  const { waiting, actionPoints } = reminder;
  const drawn = card(
    { title: 'Waiting for you', summary: summaryOf(reminder) },
    waiting.slice(0, mostOneToOnes).map((each) => oneToOneItem(each, reminder)),
    actionPoints.length > 0 && heading('Overdue action points'),
    actionPoints.slice(0, mostActionPoints).map((action) => actionPointItem(action, reminder)),
    restElements(reminder),
    snoozedLines(reminder),
  );
  const [first] = waiting;
  return first ? welcomed(first.seen, drawn) : drawn;
}

/** What becomes of it once nothing in it waits any more. */
export function allDoneCard(reminder: Reminder): Card {
  const isAllDone = reminder.snoozed.length === 0;
  const sentence = isAllDone ? 'Nothing of this waits for you any more.' : 'Nothing waits for you now.';
  return card(
    { title: isAllDone ? 'All done' : 'Done for now', summary: sentence },
    text(sentence, 'good'),
    snoozedLines(reminder),
  );
}

/** What becomes of one that a later one has replaced, where it cannot be taken away. */
export function replacedCard(): Card {
  const sentence = 'This reminder has been replaced by a newer one.';
  return card(
    { title: 'Earlier reminder', summary: sentence },
    subtle(sentence),
    buttons(button('Open my hub', { type: 'open-home' })),
  );
}

/** In words that a notification shows: names and days, and nothing that somebody wrote. */
function summaryOf({ waiting, actionPoints, today }: Reminder): string {
  const [first] = waiting;
  const count = waiting.length + actionPoints.length;
  if (!first) {
    return count === 1
      ? 'An action point of yours is overdue.'
      : `${count} action points of yours are overdue.`;
  }
  const soonest = `your 1-to-1 with ${counterpartOf(first.seen).name}, ${dueWords(nearest(first, today).by, today)}`;
  return count === 1 ? `Waiting for you: ${soonest}.` : `${count} things wait for you, first ${soonest}.`;
}

function nearest({ duties }: WaitingOneToOne, today: IsoDate): { by: IsoDate } {
  const distance = ({ by }: { by: IsoDate }) => Math.abs(daysBetween(today, by));
  return duties.reduce((near, duty) => (distance(duty) < distance(near) ? duty : near));
}

/** "due today", "2 days late"; what is further ahead has its day named beside it. */
function dueWords(by: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, by);
  if (days === 0) return 'due today';
  if (days === 1) return 'due tomorrow';
  if (days > 1) return `due in ${days} days`;
  return days === -1 ? '1 day late' : `${-days} days late`;
}

function oneToOneItem({ seen, duties }: WaitingOneToOne, { today, reader }: Reminder): CardElement {
  const say = ({ what, by }: Duty) =>
    `${what === 'answer' ? 'Answer and share' : 'Finalise'} by ${formatDay(by, reader.locale)}: ${dueWords(by, today)}`;
  const standIn = standsInFor(seen);
  const { _id: oneToOneId, title } = seen.oneToOne;
  return item(
    [bold(counterpartOf(seen).name), { text: ` · ${title}${standIn ? ` · for ${standIn}` : ''}` }],
    {
      detail: duties.map(say).join(' · '),
      buttons: [
        duties.map((duty, index) => dutyButton(oneToOneId, duty, index === 0)),
        button('Open', { type: 'open-one-to-one', oneToOneId }),
        button('Later', { type: 'open-reminders', oneToOneId }),
      ],
    },
  );
}

function dutyButton(oneToOneId: string, { what }: Duty, isFirst: boolean): Button {
  const style = isFirst ? 'primary' : undefined;
  return what === 'answer'
    ? button('Answer', { type: 'open-answers', oneToOneId }, { style })
    : button('Finalise', { type: 'open-finalise', oneToOneId }, { style });
}

function actionPointItem(
  { point, oneToOneId, withName }: ListedActionPoint,
  { today, reader }: Reminder,
): CardElement {
  const due = point.dueOn && `due ${formatDay(point.dueOn, reader.locale)}, ${dueWords(point.dueOn, today)}`;
  return item(point.text, {
    detail: [`with ${withName}`, due].filter(Boolean).join(' · '),
    buttons: [
      button('Done', { type: 'tick-action-point', oneToOneId, actionPointId: point._id }),
      button('Open', { type: 'open-one-to-one', oneToOneId, tab: 'actions' }),
    ],
  });
}

function restElements({ waiting, actionPoints }: Reminder): CardElement[] {
  const more =
    Math.max(0, waiting.length - mostOneToOnes) + Math.max(0, actionPoints.length - mostActionPoints);
  if (more === 0) return [];
  return all(subtle(`and ${more} more`), buttons(button('Open my hub', { type: 'open-home' })));
}

function snoozedLines({ snoozed, reader }: Reminder): CardElement[] {
  return snoozed.map(({ seen, until }) =>
    subtle(`Your 1-to-1 with ${counterpartOf(seen).name} comes back on ${formatDay(until, reader.locale)}.`),
  );
}
