import type { Look } from '../plan/plan-look.ts';
import type { PlannedIssue } from '../plan/planner.ts';

/** What a look has to store of one occurrence. */
export interface Pass {
  occurrence: number;
  /** Who is due for the first time. */
  issues: PlannedIssue[];
  /** Who is due and may have theirs. */
  late: PlannedIssue[];
  skips: PlannedIssue[];
}

/** By occurrence, for the people of one have the same questions. */
export function passesOf({ issues, late, skips }: Pick<Look, 'issues' | 'late' | 'skips'>): Pass[] {
  const passes = new Map<number, Pass>();
  const sort = (kind: 'issues' | 'late' | 'skips', planned: readonly PlannedIssue[]) => {
    for (const each of planned) {
      const { occurrence } = each;
      const pass = passes.get(occurrence) ?? { occurrence, issues: [], late: [], skips: [] };
      passes.set(occurrence, pass);
      pass[kind].push(each);
    }
  };
  sort('issues', issues);
  sort('late', late);
  sort('skips', skips);
  return [...passes.values()].sort((left, right) => left.occurrence - right.occurrence);
}
