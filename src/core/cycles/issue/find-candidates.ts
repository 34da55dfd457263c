import type mongoose from 'mongoose';
import type { Member } from '../../people/member.ts';
import type { OpenOrganisation } from '../../people/open-organisation.ts';
import { reportingTo, withTeamsBelow } from '../../people/organisation.ts';
import { type Person, PersonModel } from '../../people/person.ts';
import type { Cycle } from '../cycle.ts';
import { clocksIn, timesOf } from '../dates/clocks.ts';
import type { Clock } from '../dates/own-times.ts';

/** At whom a look has to look: whoever may be due by then, and whoever changed. */
export interface Candidates {
  members: Member[];
  isChanged(person: Member): boolean;
  /** The clocks by which those live for whom the cycle may be. */
  clocks: Clock[];
}

/** @param isTime whether somebody may have come to be due since the last look */
export async function findCandidates(
  cycle: Cycle,
  organisation: OpenOrganisation,
  until: Date,
  isTime: boolean,
): Promise<Candidates> {
  const filter = await filterFor(cycle, organisation);
  const zones = filter ? await PersonModel.distinct('timeZone', filter) : await organisation.zones();
  const clocks = clocksIn(zones, cycle, organisation.calendars);
  if (cycle.lookedChange === undefined) {
    const members = await membersIn(zones, filter, organisation);
    // At the first look nobody can have come late.
    return { members, isChanged: () => cycle.lookedUntilAt !== undefined, clocks };
  }
  const dueZones = isTime ? zonesDueBy(until, cycle, clocks, organisation) : [];
  const due = dueZones.length > 0 ? await membersIn(dueZones, filter, organisation) : [];
  const changed = cycle.status === 'active' ? await organisation.changedSince(cycle.lookedChange) : [];
  const ids = [...(cycle.atOnce ?? []), ...(cycle.owed ?? []).flatMap(({ personIds }) => personIds)];
  const named = ids.length > 0 ? await organisation.matching({ _id: { $in: ids } }) : [];
  const changedIds = new Set(changed.map(({ _id }) => _id));
  return {
    members: [...new Map([...due, ...changed, ...named].map((member) => [member._id, member])).values()],
    isChanged: ({ _id }) => changedIds.has(_id),
    clocks,
  };
}

function zonesDueBy(
  until: Date,
  cycle: Cycle,
  clocks: readonly Clock[],
  organisation: OpenOrganisation,
): string[] {
  if (cycle.trigger || !cycle.startedAt) return [...new Set(clocks.map(({ timeZone }) => timeZone))];
  const times = timesOf(cycle, organisation, cycle.startedAt);
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
    const covered = await PersonModel.distinct('_id', { 'absences.standInId': onlyReportsOf });
    any.push(await reportingTo([onlyReportsOf, ...covered]));
  }
  return { $or: any };
}
