import { createHash } from 'node:crypto';
import type { SeenCycle } from '../load-cycle.ts';
import type { OccurrencePlan } from './plan-occurrence.ts';

/** Stands for everything that a preview shows: as long as nothing of it changes, it is the same. */
export function fingerprintOf({ cycle, template }: SeenCycle, plan: OccurrencePlan | undefined): string {
  const shown = [
    cycle.name,
    template?.name,
    cycle.every,
    cycle.trigger,
    cycle.issueImmediately,
    plan?.dates,
    // Not the moment of issue: until the cycle starts, "at once" is later every time one looks.
    plan?.issues.map(({ reviewee, reviewer, dates }) => [
      reviewee._id,
      reviewee.timeZone,
      reviewer._id,
      dates,
    ]),
    plan?.leftOut.map(({ person, reason }) => [person._id, reason]),
  ];
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}
