import type { Core } from '../../core.ts';
import { clocksOf, isOneOpen } from '../../cycles/dates/clocks.ts';
import type { SeenCycle } from '../../cycles/load-cycle.ts';
import type { OccurrencePlan } from '../../cycles/plan/plan-occurrence.ts';
import { planNext } from '../../cycles/plan/preview.ts';
import { listRecorded } from '../../cycles/plan/record.ts';
import { loadOrganisation, type Organisation } from '../../people/organisation.ts';
import { newestCompletion } from '../../usefulness/completion-by-cycle.ts';
import type { CyclePage } from './cycle-page.ts';

export async function gatherCycle(core: Core, seen: SeenCycle): Promise<CyclePage> {
  const [organisation, completion, recorded] = await Promise.all([
    loadOrganisation(),
    newestCompletion(seen.cycle),
    listRecorded(seen.cycle._id),
  ]);
  return {
    seen,
    names: organisation,
    next: await nextPlan(core, seen, organisation),
    completion,
    recorded,
    isOneOpen: isOneOpen(seen.cycle, clocksOf(organisation, seen.cycle), core.clock.now()),
  };
}

/** The next occurrence, planned just as the sweep will plan it. */
export async function nextPlan(
  core: Core,
  { cycle, template }: SeenCycle,
  organisation: Organisation,
): Promise<OccurrencePlan | undefined> {
  if (!template) return undefined;
  const now = core.clock.now();
  const plans = await planNext(cycle, template, organisation, now);
  return plans.find(({ issues }) => issues.length > 0) ?? plans[0];
}
