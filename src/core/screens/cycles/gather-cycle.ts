import type { Core } from '../../core.ts';
import { openOccurrenceOf } from '../../cycles/dates/occurrences.ts';
import type { SeenCycle } from '../../cycles/load-cycle.ts';
import { findIssuedTo } from '../../cycles/plan/latecomers.ts';
import type { OccurrencePlan } from '../../cycles/plan/plan-occurrence.ts';
import { planNext } from '../../cycles/plan/preview.ts';
import { loadOrganisation, type Organisation } from '../../people/organisation.ts';
import { newestCompletion } from '../../usefulness/completion-by-cycle.ts';
import type { CyclePage } from './cycle-page.ts';

export async function gatherCycle(core: Core, seen: SeenCycle): Promise<CyclePage> {
  const [organisation, completion] = await Promise.all([loadOrganisation(), newestCompletion(seen.cycle)]);
  return {
    seen,
    names: organisation,
    next: await nextPlan(core, seen, organisation),
    completion,
    isOneOpen: openOccurrenceOf(seen.cycle, core.clock.now(), organisation.calendars) !== undefined,
  };
}

/** The next occurrence, planned just as the sweep will plan it. */
export async function nextPlan(
  core: Core,
  { cycle, template }: SeenCycle,
  organisation: Organisation,
): Promise<OccurrencePlan | undefined> {
  if (!template) return undefined;
  const [plan] = planNext(cycle, template, organisation, core.clock.now(), 1, await findIssuedTo(cycle));
  return plan;
}
