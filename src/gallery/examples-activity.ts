import type { ActivityItem } from '../core/one-to-ones/activity-item.ts';
import { oneToOnePage } from '../core/screens/one-to-one/one-to-one-page.ts';
import { objectiveForm, progressForm, progressValues } from '../core/screens/points/objective-forms.ts';
import { objectivesCard } from '../core/screens/points/objectives-card.ts';
import { isoDate } from '../core/time/iso-date.ts';
import { dialog, type Example } from './example.ts';
import { finalised, mei, seenBy, shared } from './example-data.ts';

const updatedAt = new Date('2026-12-15T09:30:00Z');

function item(_id: string, title: string, more: Partial<ActivityItem> = {}): ActivityItem {
  return {
    _id,
    personId: mei._id,
    kind: 'objective',
    externalId: `GOAL-${_id}`,
    title,
    status: 'in_progress',
    updatedAt,
    ...more,
  };
}

const atlas = item('1', 'Ship the atlas', {
  progress: 6.5,
  target: 10,
  unit: 'maps',
  dueOn: isoDate('2027-01-31'),
  url: 'https://goals.example/1',
});
const items: ActivityItem[] = [
  atlas,
  item('2', 'Speak at a conference', { creatorId: mei._id, status: 'done' }),
  item('3', 'Answer within a day', { progress: 112, target: 100, unit: '%' }),
  item('4', `Read ${'a long book, '.repeat(20)}`, { kind: 'learning', progress: 3, unit: 'chapters' }),
  item('5', 'Security basics', { kind: 'quiz', progress: 8, target: 10, status: 'done' }),
];

const empty = { agenda: [], actionPoints: [], notes: [], names: new Map() };
const panels = ['objectives', 'learning', 'quizzes'] as const;
const openSeen = seenBy(mei, { ...shared, panels: [...panels] });
const overSeen = seenBy(mei, { ...finalised, panels: [...panels] });
const owner = { person: mei, actor: mei };

export const activityExamples: Example[] = [
  dialog(
    'one-to-one-page',
    'activity',
    oneToOnePage({ ...empty, seen: openSeen, activity: items }, 'activity'),
  ),
  dialog(
    'one-to-one-page',
    'activity-frozen',
    oneToOnePage({ ...empty, seen: overSeen, activity: items }, 'activity'),
  ),
  dialog(
    'objective-form',
    'with-errors',
    objectiveForm(
      { ...owner, seen: openSeen },
      { values: { target: 'many' }, errors: { target: 'Please give a number, like 12 or 7.5.' } },
    ),
  ),
  dialog('objective-form', 'own', objectiveForm(owner, { values: {}, errors: {} })),
  dialog(
    'progress-form',
    'imported',
    progressForm({ ...owner, seen: openSeen }, atlas, { values: progressValues(atlas), errors: {} }),
  ),
  dialog('objectives-card', 'several', objectivesCard(mei, items.slice(0, 3))),
  dialog('objectives-card', 'none', objectivesCard(mei, [])),
];
