import { daysBetween } from '../../time/calendar.ts';
import {
  type CycleDates,
  type DateField,
  disorderIn,
  type Misfit,
  nameInFile,
  nameInForm,
  sentenceOf,
} from '../cycle-dates.ts';
import type { Every, Trigger } from '../cycle-input.ts';
import { shortestIntervalOf } from './dates-of.ts';
import { daysAfterStartOf } from './triggers.ts';

/** A sentence for everything that is wrong with a cycle's dates, each naming the two that do not fit. */
export function findDateProblems(dates: CycleDates, every?: Every, trigger?: Trigger): string[] {
  return findMisfits(dates, every, trigger).map((misfit) => sentenceOf(misfit, dates, nameInFile));
}

/** The same for whoever filled in a form: a sentence beside the later of the two dates. */
export function findDateErrors(
  dates: CycleDates,
  every?: Every,
  trigger?: Trigger,
): Partial<Record<DateField, string>> {
  return Object.fromEntries(
    findMisfits(dates, every, trigger).map((misfit) => {
      const sentence = sentenceOf(misfit, dates, nameInForm);
      return [misfit.later, `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`];
    }),
  );
}

function findMisfits(dates: CycleDates, every: Every | undefined, trigger: Trigger | undefined): Misfit[] {
  const disorder = disorderIn(dates);
  const interval = every ? shortestIntervalOf(dates, every) : fewestDaysBetween(daysAfterStartOf(trigger));
  if (disorder.length > 0 || interval === undefined) return disorder;
  if (daysBetween(dates.firstIssueOn, dates.finaliseBy) <= interval) return [];
  return [{ earlier: 'firstIssueOn', later: 'finaliseBy', interval }];
}

function fewestDaysBetween(days: readonly number[]): number | undefined {
  const gaps = days.slice(1).map((day, place) => day - (days[place] ?? day));
  return gaps.length === 0 ? undefined : Math.min(...gaps);
}
