import type { Member } from '../../people/member.ts';
import type { Organisation } from '../../people/organisation.ts';
import type { Template } from '../../templates/template.ts';
import { dayIn } from '../../time/local-time.ts';
import type { Cycle, Owed } from '../cycle.ts';
import type { OwnOccurrence, OwnTimes } from '../dates/own-times.ts';
import { type PlannedIssue, type Planner, plannerOf } from './planner.ts';
import { type Passed, settle } from './settle.ts';

/** One look at a cycle: at whom, and at which stretch of time. */
export interface LookAt {
  cycle: Cycle;
  template: Template;
  /** As much of it as decides about the candidates. */
  organisation: Organisation;
  candidates: readonly Member[];
  /** Whether something that may make somebody a recipient changed since the last look. */
  isChanged(person: Member): boolean;
  /** Issue moments up to here are settled by now. */
  until: Date;
  now: Date;
}

/** What a look has to do. */
export interface Look {
  /** Who is due for the first time. */
  issues: PlannedIssue[];
  /** Who is due and may have theirs. */
  late: PlannedIssue[];
  skips: PlannedIssue[];
  passed: Passed[];
  /** When a trigger brings on the next one for any of the candidates. */
  nextAt?: Date;
  /** Of what is owed, what is ahead by the clock that people have now: whoever changes that may not be done yet. */
  stillOwed: Owed[];
}

export function planLook({ cycle, template, organisation, candidates, isChanged, until, now }: LookAt): Look {
  const planner = plannerOf(cycle, template, organisation, now);
  const dueFor = cycle.trigger
    ? triggeredDue(cycle, planner, until)
    : regularDue(cycle, planner, isChanged, until, now);
  const stillOwed = cycle.trigger ? [] : stillOwedIn(cycle, planner, organisation, until);
  const look: Look = { issues: [], late: [], skips: [], passed: [], stillOwed };
  for (const person of candidates) {
    const standing = planner.standingOf(person);
    if (!standing) continue;
    const { due, isLate, nextAt } = dueFor(person);
    if (nextAt && (!look.nextAt || nextAt < look.nextAt)) look.nextAt = nextAt;
    if (due.length === 0) continue;
    const { issue, skips, passed } = settle(planner, person, standing, due, cycle.status === 'active');
    if (issue) (isLate || isChanged(person) ? look.late : look.issues).push(issue);
    look.skips.push(...skips);
    look.passed.push(...passed);
  }
  return look;
}

interface Due {
  due: readonly OwnOccurrence[];
  /** Whether they may have some of it already. */
  isLate: boolean;
  nextAt?: Date | undefined;
}

/** What has come since the last look; and for latecomers what everybody else had by then. */
function regularDue(
  cycle: Cycle,
  planner: Planner,
  isChanged: LookAt['isChanged'],
  until: Date,
  now: Date,
): (person: Member) => Due {
  const { lookedUntilAt: since } = cycle;
  const known = new Map<OwnTimes, readonly OwnOccurrence[]>();
  const owedTo = owedOf(cycle);
  const atOnce = new Set(cycle.atOnce);
  return (person) => {
    const times = planner.timesOf(person);
    const come = known.get(times) ?? times.between(since, until);
    known.set(times, come);
    if (!since || cycle.status !== 'active') return { due: come, isLate: false };
    const isBehind = ({ issueAt }: OwnOccurrence) => issueAt <= since;
    const late = owedTo(person)
      .flatMap((occurrence) => times.at(occurrence) ?? [])
      .filter(isBehind);
    const newest = times.newestBy(since);
    const isIn = (own: OwnOccurrence) =>
      (isChanged(person) && own.issueDay === dayIn(now, person.timeZone)) ||
      (atOnce.has(person._id) && !planner.isOver(person, own));
    if (newest && !late.includes(newest) && isIn(newest)) late.push(newest);
    return { due: [...late, ...come], isLate: late.length > 0 };
  };
}

function stillOwedIn({ owed = [] }: Cycle, planner: Planner, { people }: Organisation, until: Date): Owed[] {
  const isAhead = (id: string, occurrence: number) => {
    const person = people.get(id);
    const own = person && planner.timesOf(person).at(occurrence);
    return own !== undefined && own.issueAt > until;
  };
  return owed.flatMap(({ occurrence, personIds }) => {
    const ahead = personIds.filter((id) => isAhead(id, occurrence));
    return ahead.length > 0 ? [{ occurrence, personIds: ahead }] : [];
  });
}

/** Finds the occurrences that somebody waited for when their moment came to lie in the past, the earliest first. */
function owedOf({ owed = [] }: Cycle): (person: Member) => number[] {
  const byPerson = new Map<string, number[]>();
  for (const { occurrence, personIds } of owed) {
    for (const id of personIds) byPerson.set(id, [...(byPerson.get(id) ?? []), occurrence]);
  }
  return ({ _id }) => [...new Set(byPerson.get(_id))].sort((left, right) => left - right);
}

/** A start date or an absence that is entered late brings on what is not over all the same. */
function triggeredDue(cycle: Cycle, planner: Planner, until: Date): (person: Member) => Due {
  const { lookedUntilAt: since } = cycle;
  return (person) => {
    const occasions = planner.occasionsOf(person);
    if (typeof occasions === 'string') return { due: [], isLate: false };
    const isNew = ({ issueAt }: OwnOccurrence) => since === undefined || issueAt > since;
    const isIn = (own: OwnOccurrence) =>
      isNew(own) || (cycle.status === 'active' && !planner.isOver(person, own));
    const due = occasions.filter((own) => own.issueAt <= until && isIn(own));
    // In the order of their days, so the first one ahead is the next.
    const nextAt = occasions.find(({ issueAt }) => issueAt > until)?.issueAt;
    return { due, isLate: true, nextAt };
  };
}
