import { type ActivityItem, activityKinds } from '../one-to-ones/activity-item.ts';
import type { Panel } from '../templates/template.ts';

/** How long what is done still shows, in days. */
const recentDays = 30;
const dayMs = 86_400_000;

export const kindOfPanel: Record<Panel, ActivityItem['kind']> = {
  objectives: 'objective',
  tasks: 'task',
  learning: 'learning',
  quizzes: 'quiz',
  exercises: 'exercise',
  surveys: 'survey',
};

/** What is done counts as recent from when its system last changed it: none says when it was finished. */
export function recentFrom(now: Date): Date {
  return new Date(now.getTime() - recentDays * dayMs);
}

/** Panel by panel; in each what is open first, by due day, and what has none last. */
export function inPanelOrder(items: readonly ActivityItem[]): ActivityItem[] {
  return items.toSorted(
    (left, right) =>
      activityKinds.indexOf(left.kind) - activityKinds.indexOf(right.kind) ||
      Number(left.status === 'done') - Number(right.status === 'done') ||
      (left.dueOn ?? '9999').localeCompare(right.dueOn ?? '9999') ||
      left.title.localeCompare(right.title),
  );
}
