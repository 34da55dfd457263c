import type { Button, Card, CardElement } from '../../../chat/view.ts';
import { counterpartOf, type SeenOneToOne } from '../../../one-to-ones/load-one-to-one.ts';
import type { ListedActionPoint } from '../../../points/listed-action-points.ts';
import type { Duty } from '../../../reminders/duties.ts';
import type { Reminder, WaitingOneToOne } from '../../../reminders/gather-reminder.ts';
import { daysBetween } from '../../../time/calendar.ts';
import { formatDay } from '../../../time/format-day.ts';
import type { IsoDate } from '../../../time/iso-date.ts';
import { standsInFor } from '../../../views/describe-one-to-one.ts';
import { welcomed } from '../../sending/welcomed.ts';

const mostOneToOnes = 8;
const mostActions = 5;

/** The one message that stands for all that waits for its reader: what to do, by when, and the button for it. */
export function reminderCard(reminder: Reminder): Card {
  const { waiting, actions } = reminder;
  const card: Card = {
    kind: 'card',
    title: 'Waiting for you',
    summary: summaryOf(reminder),
    body: [
      ...waiting.slice(0, mostOneToOnes).map((each) => oneToOneItem(each, reminder)),
      ...(actions.length > 0 ? [{ kind: 'heading' as const, text: 'Overdue action points' }] : []),
      ...actions.slice(0, mostActions).map((action) => actionItem(action, reminder)),
      ...restElements(waiting.length, mostOneToOnes, actions.length, mostActions),
      ...snoozedLines(reminder),
    ],
  };
  const [first] = waiting;
  return first ? welcomed(first.seen, card) : card;
}

/** What becomes of it once nothing in it waits any more. */
export function allDoneCard(reminder: Reminder): Card {
  const isAllDone = reminder.snoozed.length === 0;
  const text = isAllDone ? 'Nothing of this waits for you any more.' : 'Nothing waits for you now.';
  return {
    kind: 'card',
    title: isAllDone ? 'All done' : 'Done for now',
    summary: text,
    body: [{ kind: 'text', text, tone: 'good' }, ...snoozedLines(reminder)],
  };
}

/** In words that a notification shows: names and days, and nothing that somebody wrote. */
function summaryOf({ waiting, actions, today }: Reminder): string {
  const [first] = waiting;
  const count = waiting.length + actions.length;
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
  return {
    kind: 'item',
    text: [
      { text: counterpartOf(seen).name, bold: true },
      { text: ` · ${seen.oneToOne.title}${standIn === undefined ? '' : ` · for ${standIn}`}` },
    ],
    detail: duties.map(say).join(' · '),
    buttons: [...dutyButtons(seen, duties), ...furtherButtons(seen)],
  };
}

function dutyButtons({ oneToOne: { _id: oneToOneId } }: SeenOneToOne, duties: readonly Duty[]): Button[] {
  return duties.map(({ what }, index) => ({
    label: what === 'answer' ? 'Answer' : 'Finalise',
    action: { type: what === 'answer' ? 'open-answers' : 'open-finalise', oneToOneId },
    ...(index === 0 && { style: 'primary' as const }),
  }));
}

function furtherButtons({ oneToOne: { _id: oneToOneId } }: SeenOneToOne): Button[] {
  return [
    { label: 'Open', action: { type: 'open-one-to-one', oneToOneId } },
    { label: 'Later', action: { type: 'open-reminders', oneToOneId } },
  ];
}

function actionItem(
  { point, oneToOneId, withName }: ListedActionPoint,
  { today, reader }: Reminder,
): CardElement {
  const due = point.dueOn && `due ${formatDay(point.dueOn, reader.locale)}, ${dueWords(point.dueOn, today)}`;
  return {
    kind: 'item',
    text: point.text,
    detail: [`with ${withName}`, due].filter(Boolean).join(' · '),
    buttons: [
      { label: 'Done', action: { type: 'tick-action-point', oneToOneId, actionPointId: point._id } },
      { label: 'Open', action: { type: 'open-one-to-one', oneToOneId, tab: 'actions' } },
    ],
  };
}

function restElements(
  oneToOnes: number,
  mostOfThem: number,
  actions: number,
  mostOfThose: number,
): CardElement[] {
  const more = Math.max(0, oneToOnes - mostOfThem) + Math.max(0, actions - mostOfThose);
  if (more === 0) return [];
  return [
    { kind: 'text', text: `and ${more} more`, tone: 'subtle' },
    { kind: 'buttons', buttons: [{ label: 'Open my hub', action: { type: 'open-home' } }] },
  ];
}

function snoozedLines({ snoozed, reader }: Reminder): CardElement[] {
  return snoozed.map(({ seen, until }) => ({
    kind: 'text',
    tone: 'subtle',
    text: `Your 1-to-1 with ${counterpartOf(seen).name} comes back on ${formatDay(until, reader.locale)}.`,
  }));
}
