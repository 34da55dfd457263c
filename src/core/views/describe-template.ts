import type { visibilities } from '../permissions/visible-to.ts';
import type { Deadlines } from '../templates/deadlines.ts';
import type { CarryForward, Panel } from '../templates/template.ts';

export const panelNames: Record<Panel, string> = {
  objectives: 'Objectives',
  tasks: 'Tasks',
  learning: 'Learning',
  quizzes: 'Quizzes',
  exercises: 'Exercises',
  surveys: 'Surveys',
};

export const carryNames: Record<keyof CarryForward, string> = {
  answers: 'Answers of last time',
  agendaPoints: 'Agenda points that were not discussed',
  actionPoints: 'Open action points',
};

export const visibilityNames: Record<(typeof visibilities)[number], string> = {
  setting: 'Whoever the company settings say',
  hr: 'HR, admins and owners',
  pair: 'Nobody but the two',
};

/** "Reviewee after 2 days, reviewer after 3, share and finalise after 4". */
export function deadlinesInWords(deadlines: Deadlines | undefined): string {
  if (deadlines === undefined) return 'As each cycle says';
  const { revieweeBy, reviewerBy, finaliseBy } = deadlines;
  const days = revieweeBy === 1 ? '1 day' : `${revieweeBy} days`;
  return `Reviewee after ${days}, reviewer after ${reviewerBy}, share and finalise after ${finaliseBy}`;
}

/** "2 days before, on the day, 1 day after the deadline". */
export function remindersInWords(days: readonly number[]): string {
  if (days.length === 0) return 'None';
  const words = days.map((day) => {
    if (day === 0) return 'on the day';
    const count = Math.abs(day) === 1 ? '1 day' : `${Math.abs(day)} days`;
    return `${count} ${day < 0 ? 'before' : 'after'}`;
  });
  return `${words.join(', ')} (from the deadline)`;
}
