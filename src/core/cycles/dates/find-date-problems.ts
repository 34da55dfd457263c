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
import type { Every } from '../cycle-input.ts';

import { shortestIntervalOf } from './dates-of.ts';

/** A sentence for everything that is wrong with a cycle's dates, each naming the two that do not fit. */
export function findDateProblems(dates: CycleDates, every?: Every): string[] {
  return findMisfits(dates, every).map((misfit) => sentenceOf(misfit, dates, nameInFile));
}

/** The same for whoever filled in a form: a sentence beside the later of the two dates. */
export function findDateErrors(dates: CycleDates, every?: Every): Partial<Record<DateField, string>> {
  return Object.fromEntries(
    findMisfits(dates, every).map((misfit) => {
      const sentence = sentenceOf(misfit, dates, nameInForm);
      return [misfit.later, `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`];
    }),
  );
}

function findMisfits(dates: CycleDates, every: Every | undefined): Misfit[] {
  const disorder = disorderIn(dates);
  if (disorder.length > 0 || every === undefined) return disorder;
  const interval = shortestIntervalOf(dates, every);
  if (daysBetween(dates.firstIssueOn, dates.finaliseBy) <= interval) return [];
  return [{ earlier: 'firstIssueOn', later: 'finaliseBy', interval }];
}
