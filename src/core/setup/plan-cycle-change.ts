import { startOf } from '../cycles/change/start-cycle.ts';
import { type Cycle, notBegun } from '../cycles/cycle.ts';
import { clocksOf, givesToJoiners, isOverForAll } from '../cycles/dates/clocks.ts';
import { findDateProblems } from '../cycles/dates/find-date-problems.ts';
import { unexceptedOf } from '../cycles/plan/exceptions.ts';
import { recipientsOf } from '../cycles/plan/recipients.ts';
import { changesOf } from '../database/compare-records.ts';
import type { Organisation } from '../people/organisation.ts';
import { dayIn } from '../time/local-time.ts';
import type { WantedCycle } from './resolve-setup.ts';

export interface CycleChange {
  /** The cycle as it will be. */
  cycle: Cycle;
  /** Names of the settings that change; undefined when the cycle is new. */
  fields: string[] | undefined;
}

type Wanted = Omit<WantedCycle, 'status' | 'pausedUntil'>;

/** What becomes of a cycle when the file is applied, or why it cannot be. */
export function planCycleChange(
  { status: wantedStatus, pausedUntil: wantedUntil, ...wanted }: WantedCycle,
  stored: Cycle | undefined,
  organisation: Organisation,
  now: Date,
): CycleChange | { problems: { field: string; reason: string }[] } {
  const fields = stored && changedFieldsOf(stored, wanted);
  const statusProblem = findStatusProblem(wantedStatus, wantedUntil, stored);
  if (statusProblem) return { problems: [statusProblem] };
  if (wantedStatus === 'draft') {
    return { cycle: { ...wanted, ...notBegun, status: 'draft' }, fields };
  }
  if (stored && fields?.length === 0 && stored.status !== 'draft') return { cycle: stored, fields };
  if (stored?.firstIssuedAt) return changeFrozen(wanted, stored, fields ?? [], organisation, now);
  if (stored?.status === 'ended' || stored?.status === 'archived') {
    return {
      problems: [{ field: 'name', reason: `belongs to a cycle that is ${stored.status}: choose another` }],
    };
  }
  if (wanted.every && wanted.trigger) {
    return {
      problems: [{ field: 'trigger', reason: 'cannot stand beside every: a cycle has one of the two' }],
    };
  }
  const [problem] = findDateProblems(wanted.dates, wanted.every, wanted.trigger);
  if (problem !== undefined) return { problems: [{ field: 'dates', reason: `do not fit: ${problem}` }] };
  const clocks = clocksOf(organisation, wanted);
  if (isOverForAll(wanted, clocks, now)) {
    const reason = `are over: finaliseBy ${wanted.dates.finaliseBy} has passed`;
    return { problems: [{ field: 'dates', reason }] };
  }
  const status = wantedStatus ?? (stored?.status === 'paused' ? 'paused' : 'active');
  const pausedUntil = wantedUntil ?? stored?.pausedUntil;
  const pause = { from: now, ...(pausedUntil && { untilOn: pausedUntil }) };
  const cycle: Cycle = {
    ...wanted,
    ...startOf(wanted, now, clocks),
    ...notBegun,
    revision: (stored?.revision ?? 0) + 1,
    status,
    pauses: status === 'paused' ? [pause] : [],
    ...(status === 'paused' && pausedUntil && { pausedUntil }),
  };
  return { cycle, fields: fields?.length === 0 ? ['status'] : fields };
}

const namesInFile: Record<string, string> = { templateId: 'template', creatorId: 'creator' };

/** A file says how a new cycle begins; pausing and resuming one that runs is done where it is managed. */
function findStatusProblem(
  status: WantedCycle['status'],
  pausedUntil: WantedCycle['pausedUntil'],
  stored: Cycle | undefined,
): { field: string; reason: string } | undefined {
  if (pausedUntil && status !== 'paused') {
    return { field: 'pausedUntil', reason: 'is for a cycle with status: paused' };
  }
  if (!stored || stored.status === 'draft') return undefined;
  if (status && stored.status !== status) {
    return { field: 'status', reason: `cannot be ${status}: the cycle is ${stored.status}` };
  }
  if (pausedUntil && stored.pausedUntil !== pausedUntil) {
    return { field: 'pausedUntil', reason: `cannot change: it is ${stored.pausedUntil ?? 'left open'}` };
  }
  return undefined;
}

function changedFieldsOf(stored: Cycle, wanted: Wanted): string[] {
  const before = { ...stored, recipients: sorted(stored.recipients) };
  const { $set, $unset } =
    changesOf(before, {
      every: undefined,
      trigger: undefined,
      ...wanted,
      recipients: sorted(wanted.recipients),
    }) ?? {};
  return Object.keys({ ...$set, ...$unset }).map((field) => namesInFile[field] ?? field);
}

/** In whatever order somebody wrote them, they are the same recipients. */
function sorted({ company, except, ...named }: Cycle['recipients']): Cycle['recipients'] {
  return { company, ...inOrder(named), ...(except && { except: inOrder(except) }) };
}

function inOrder<T extends { teamId: string }>({ personIds, teams }: { personIds: string[]; teams: T[] }) {
  return {
    personIds: [...new Set(personIds)].sort(),
    teams: [...teams].sort((left, right) => (left.teamId < right.teamId ? -1 : 1)),
  };
}

/** Of a cycle that was issued only recipients change, by adding to them or leaving some out. */
function changeFrozen(
  wanted: Wanted,
  stored: Cycle,
  fields: string[],
  organisation: Organisation,
  now: Date,
): CycleChange | { problems: { field: string; reason: string }[] } {
  const frozen = fields.filter((field) => field !== 'recipients');
  if (frozen.length > 0) {
    const since = stored.firstIssuedAt ? dayIn(stored.firstIssuedAt, stored.timeZone) : '';
    const reason = `cannot change: the cycle is frozen since it was first issued on ${since}. Recipients may be added or left out with except; for anything else, make a new cycle with another name`;
    return { problems: frozen.map((field) => ({ field, reason })) };
  }
  const before = recipientsOf(stored.recipients, organisation);
  const after = recipientsOf(wanted.recipients, organisation);
  const removed = before.filter((person) => !after.includes(person)).map(({ email }) => email);
  if (removed.length > 0) {
    const reason = `cannot lose anybody, for the cycle was issued already: ${removed.join(', ')}. Keep them and name them in recipients.except: then they get nothing from the next occurrence on`;
    return { problems: [{ field: 'recipients', reason }] };
  }
  const isAtOnce = stored.issueImmediately;
  const isRunning = givesToJoiners(stored, clocksOf(organisation, stored), now, isAtOnce);
  const hadIt = new Set(unexceptedOf(stored.recipients, organisation));
  const getIt = unexceptedOf(wanted.recipients, organisation);
  const added = getIt.filter((person) => !hadIt.has(person)).map(({ _id }) => _id);
  if (!isRunning && stored.status !== 'paused') {
    const reason =
      added.length > 0
        ? 'come too late: it is a one-off that was issued, so whoever is added would get nothing'
        : 'cannot change: it is a one-off that was issued, so nothing comes of it any more';
    return { problems: [{ field: 'recipients', reason }] };
  }
  const { lookedChange: _, ...cycle } = stored;
  return {
    cycle: {
      ...cycle,
      recipients: wanted.recipients,
      revision: stored.revision + 1,
      ...(isAtOnce && added.length > 0 && { atOnce: [...(stored.atOnce ?? []), ...added] }),
      ...(isRunning && { status: 'active', nextIssueAt: now }),
    },
    fields,
  };
}
