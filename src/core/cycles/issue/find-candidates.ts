import type mongoose from 'mongoose';
import type { Member } from '../../people/member.ts';
import type { OpenOrganisation } from '../../people/open-organisation.ts';
import { reportingBy, withTeamsBelow } from '../../people/organisation.ts';
import { type Person, PersonModel } from '../../people/person.ts';
import type { Cycle } from '../cycle.ts';
import { clocksIn, type TimesOf } from '../dates/clocks.ts';
import type { Clock } from '../dates/own-times.ts';
import { meantTest } from '../plan/standing.ts';

/** At whom a look has to look: whoever may be due by then, and whoever changed. */
export interface Candidates {
  members: Member[];
  isChanged(person: Member): boolean;
  /** The clocks by which those live for whom the cycle may be; when it is not time, those of the members alone. */
  clocks: Clock[];
}

/** @param isTime whether somebody may have come to be due since the last look */
export async function findCandidates(
  cycle: Cycle,
  organisation: OpenOrganisation,
  times: TimesOf,
  until: Date,
  isTime: boolean,
): Promise<Candidates> {
  // At the first look nobody can have come late.
  if (cycle.lookedChange === undefined && cycle.lookedUntilAt !== undefined) {
    return { ...(await findDue(cycle, organisation, times)), isChanged: () => true };
  }
  const due = isTime ? await findDue(cycle, organisation, times, until) : undefined;
  const late = await findLate(cycle, organisation);
  const changedIds = new Set(late.changed.map(({ _id }) => _id));
  const members = [...(due?.members ?? []), ...late.changed, ...late.named];
  return {
    members: [...new Map(members.map((member) => [member._id, member])).values()],
    isChanged: ({ _id }) => changedIds.has(_id),
    clocks: due?.clocks ?? clocksIn(zonesOf(members), cycle, organisation.calendars),
  };
}

function zonesOf(members: readonly Member[]): Set<string> {
  return new Set(members.map(({ timeZone }) => timeZone));
}

/** @param until those alone who live where something is due by then; without it, everybody for whom the cycle may be */
async function findDue(
  cycle: Cycle,
  organisation: OpenOrganisation,
  times: TimesOf,
  until?: Date,
): Promise<Pick<Candidates, 'members' | 'clocks'>> {
  const filter = await filterFor(cycle, organisation);
  const zones = filter ? await PersonModel.distinct('timeZone', filter) : await organisation.zones();
  // Where nobody is in it yet, it goes on by its own zone.
  const clocks = clocksIn(zones.length > 0 ? zones : [cycle.timeZone], cycle, organisation.calendars);
  const due = until ? zonesDueBy(until, cycle, clocks, times) : zones;
  return { members: due.length > 0 ? await membersIn(due, filter, organisation) : [], clocks };
}

/** Those for whom the cycle is who changed since the last look, and those who wait to be looked at. */
async function findLate(cycle: Cycle, organisation: OpenOrganisation) {
  const { status, lookedChange, atOnce = [], owed = [] } = cycle;
  const changed =
    status === 'active' && lookedChange !== undefined ? await organisation.changedSince(lookedChange) : [];
  const ids = [...atOnce, ...owed.flatMap(({ personIds }) => personIds)];
  const named = ids.length > 0 ? await organisation.matching({ _id: { $in: ids } }) : [];
  return { changed: changed.filter(meantTest(cycle, organisation)), named };
}

function zonesDueBy(until: Date, cycle: Cycle, clocks: readonly Clock[], times: TimesOf): string[] {
  if (cycle.trigger || !cycle.startedAt) return [...new Set(clocks.map(({ timeZone }) => timeZone))];
  const isDue = (clock: Clock) => {
    const next = times.clock(clock).nextAfter(cycle.lookedUntilAt);
    return next !== undefined && next.issueAt <= until;
  };
  return [...new Set(clocks.filter(isDue).map(({ timeZone }) => timeZone))];
}

function membersIn(
  zones: readonly string[],
  filter: mongoose.QueryFilter<Person> | undefined,
  organisation: OpenOrganisation,
): Promise<Member[]> {
  return filter
    ? organisation.matching({ $and: [filter, { timeZone: { $in: zones } }] })
    : organisation.inZones(zones);
}

/** Finds at least those for whom the cycle is; undefined where that may be anybody. */
async function filterFor(
  { recipients, onlyReportsOf }: Cycle,
  organisation: OpenOrganisation,
): Promise<mongoose.QueryFilter<Person> | undefined> {
  const { company, personIds, teams } = recipients;
  if (company && onlyReportsOf === undefined) return undefined;
  const any: mongoose.QueryFilter<Person>[] = [{ _id: { $in: personIds } }];
  for (const { teamId, includeSubTeams, primaryOnly } of teams) {
    const ids = includeSubTeams
      ? withTeamsBelow((await organisation.allTeams()).values(), [teamId])
      : [teamId];
    any.push({ primaryTeamId: { $in: ids } });
    if (!primaryOnly) any.push({ otherTeamIds: { $in: ids } });
  }
  if (company && onlyReportsOf !== undefined) {
    const covered = await organisation.coveredBy(onlyReportsOf);
    any.push(reportingBy((await organisation.allTeams()).values(), [onlyReportsOf, ...covered]));
  }
  return { $or: any };
}
