import type { Organisation } from '../../people/organisation.ts';
import { dayIn } from '../../time/local-time.ts';
import type { Cycle, Pause } from '../cycle.ts';
import { timesOf } from '../dates/clocks.ts';
import { isOver, type OwnTimes } from '../dates/own-times.ts';
import { asTheyStand, isPausedOn } from '../dates/pauses.ts';
import type { PlannedCycle, Progress } from './planner.ts';
import { recipientTest } from './recipients.ts';

type Awaited = PlannedCycle & Progress & Partial<Pick<Cycle, 'status'>>;

/** A cycle that nobody gets anything of for so long is not looked into further. */
const mostForNobody = 60;

/**
 * The occurrences that come next: from the first of which somebody waits for theirs, those that nobody gets, for holidays
 * or a pause, and so many that somebody does.
 */
export function nextOccurrences(
  cycle: Awaited,
  organisation: Organisation,
  now: Date,
  count: number,
): number[] {
  if (cycle.status === 'ended' || cycle.status === 'archived') return [];
  if (cycle.trigger) return [0];
  const zones = timesWithZones(cycle, organisation, now);
  const next = [...zones.keys()].flatMap((times) => nextFor(times, cycle.lookedUntilAt, now) ?? []);
  if (next.length === 0) return [];
  const first = next.reduce((left, right) => Math.min(left, right));
  if (cycle.every === undefined) return [first];
  const pauses = asTheyStand(cycle.pauses);
  const isForSomebody = (occurrence: number) =>
    [...zones].some(([times, zone]) => isFor(times, zone, occurrence, pauses, now));
  let forNobody = 0;
  while (forNobody < mostForNobody && !isForSomebody(first + forNobody)) forNobody += 1;
  const length = forNobody < mostForNobody ? forNobody + count : count;
  return Array.from({ length }, (_, index) => first + index);
}

/** Those that latecomers may get at the next look: whoever joined on the issue day, and whoever is owed theirs. */
export function occurrencesForLatecomers(cycle: Awaited, organisation: Organisation, now: Date): number[] {
  const { lookedUntilAt: since, owed = [], status, trigger } = cycle;
  if (!since || trigger || status !== 'active') return [];
  const ofToday = [...timesWithZones(cycle, organisation, now)].flatMap(([times, zone]) => {
    const newest = times.newestBy(since);
    return newest?.issueDay === dayIn(now, zone) ? newest.occurrence : [];
  });
  const all = new Set([...ofToday, ...owed.map(({ occurrence }) => occurrence)]);
  return [...all].sort((left, right) => left - right);
}

/** The times of all recipients, which are far fewer than they, with the zones they are in; of nobody, the cycle's own. */
function timesWithZones(cycle: Awaited, organisation: Organisation, now: Date): Map<OwnTimes, string> {
  const times = timesOf(cycle, organisation, cycle.startedAt ?? now);
  const isRecipient = recipientTest(cycle.recipients, organisation);
  const zones = new Map<OwnTimes, string>();
  for (const person of organisation.people.values()) {
    if (isRecipient(person)) zones.set(times.person(person), person.timeZone);
  }
  const { timeZone } = cycle;
  const own = times.clock({ timeZone, calendar: organisation.calendars.common });
  return zones.size > 0 ? zones : new Map([[own, timeZone]]);
}

/** Of several that came while nothing ran, the newest. */
function nextFor(times: OwnTimes, since: Date | undefined, now: Date): number | undefined {
  const next = times.nextAfter(since);
  const newest = times.newestBy(now);
  return next && newest && newest.occurrence > next.occurrence ? newest.occurrence : next?.occurrence;
}

function isFor(
  times: OwnTimes,
  timeZone: string,
  occurrence: number,
  pauses: readonly Pause[],
  now: Date,
): boolean {
  const own = times.at(occurrence);
  if (!own || times.isClosed(occurrence) || isOver(own, timeZone, now)) return false;
  return !isPausedOn(own.issueDay, timeZone, pauses, now);
}
