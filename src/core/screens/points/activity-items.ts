import { all, item, progress, strong, subtle } from '../../chat/elements.ts';
import type { Button, CardElement, Text } from '../../chat/view.ts';
import type { ActivityItem } from '../../one-to-ones/activity-item.ts';
import type { Person } from '../../people/person.ts';
import { formatDay } from '../../time/format-day.ts';
import { formatMoment } from '../../time/format-moment.ts';

const panelNames: Record<ActivityItem['kind'], string> = {
  objective: 'Objectives',
  task: 'Tasks',
  learning: 'Learning',
  quiz: 'Quizzes',
  exercise: 'Exercises',
  survey: 'Surveys',
};

const statusNames: Record<ActivityItem['status'], string> = {
  not_started: 'not started',
  in_progress: 'in progress',
  done: 'done',
};

/** What somebody works on, panel by panel: each with its status, how far it is, and how old that news is. */
export function activityItems(
  items: readonly ActivityItem[],
  reader: Pick<Person, 'locale' | 'timeZone'>,
  buttonsFor: (item: ActivityItem) => Button[],
): CardElement[][] {
  return items.map((one, index) =>
    all(
      items[index - 1]?.kind !== one.kind && strong(panelNames[one.kind]),
      item(titleOf(one), {
        detail: detailOf(one, reader),
        isDone: one.status === 'done',
        buttons: buttonsFor(one),
      }),
      progressOf(one),
    ),
  );
}

function titleOf({ title, url }: ActivityItem): Text {
  return url === undefined ? title : [{ text: title, url }];
}

function detailOf(item: ActivityItem, reader: Pick<Person, 'locale' | 'timeZone'>): string {
  const parts = [statusNames[item.status]];
  if (item.progress !== undefined && !isMeasured(item)) parts.push(amountOf(item));
  if (item.dueOn) parts.push(`due ${formatDay(item.dueOn, reader.locale)}`);
  parts.push(`updated ${formatMoment(new Date(item.updatedAt), reader)}`);
  return parts.join(' · ');
}

function amountOf({ progress = 0, unit }: ActivityItem): string {
  return `so far ${[progress, unit].filter((part) => part !== undefined).join(' ')}`;
}

type Measured = ActivityItem & { target: number };

function isMeasured(item: ActivityItem): item is Measured {
  return item.target !== undefined && item.target > 0;
}

function progressOf(item: ActivityItem): CardElement | undefined {
  if (!isMeasured(item)) return undefined;
  const { progress: done = 0, target, unit } = item;
  const share = `${Math.round((100 * done) / target)}%`;
  const label = unit === undefined || unit === '%' ? share : `${share}, in ${unit}`;
  return done > target ? subtle(`${label}: ${done} of ${target}`) : progress(label, done, target);
}
