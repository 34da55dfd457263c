import type { Cycle } from '../cycles/cycle.ts';
import { type CycleDates, type DatesInFile, findDisorder } from '../cycles/cycle-dates.ts';

import type { Deadlines } from '../templates/deadlines.ts';
import type { Template } from '../templates/template.ts';
import { addDays } from '../time/calendar.ts';
import type { IsoDate } from '../time/iso-date.ts';

interface Problem {
  field?: keyof CycleDates;
  reason: string;
}

/**
 * The four dates of a cycle in a file. What is left out is, of a cycle that was issued, as it is; else so many days after
 * the first issue as the template says.
 */
export function completeDates(
  given: DatesInFile,
  template: Pick<Template, 'name' | 'deadlines'> | undefined,
  stored: Cycle | undefined,
): { dates: CycleDates } | { problems: Problem[] } {
  const isFrozen = stored?.firstIssuedAt !== undefined && stored.dates.firstIssueOn === given.firstIssueOn;
  const problems: Problem[] = [];
  const dateOf = (field: keyof Deadlines): IsoDate => {
    const date = given[field] ?? (isFrozen ? stored.dates[field] : undefined);
    if (date !== undefined) return date;
    if (template?.deadlines) return addDays(given.firstIssueOn, template.deadlines[field]);
    const why = template ? `, and the template "${template.name}" has no deadlines to take it from` : '';
    problems.push({ field, reason: `is missing${why}` });
    return given.firstIssueOn;
  };
  const dates = {
    firstIssueOn: given.firstIssueOn,
    revieweeBy: dateOf('revieweeBy'),
    reviewerBy: dateOf('reviewerBy'),
    finaliseBy: dateOf('finaliseBy'),
  };
  if (problems.length === 0) problems.push(...findDisorder(dates).map((reason) => ({ reason })));
  return problems.length > 0 ? { problems } : { dates };
}
