import type mongoose from 'mongoose';
import type { WorkingCalendars } from '../holidays/working-calendar.ts';
import { loadWorkingCalendars } from './load-calendars.ts';
import { compactor, loadMembers } from './load-members.ts';
import type { Member, TeamNode } from './member.ts';
import { type Organisation, teamFields } from './organisation.ts';
import { type Person, PersonModel } from './person.ts';
import { TeamModel } from './team.ts';

/** An organisation of which only what is asked for is read, and that once. */
export interface OpenOrganisation extends Organisation {
  /** Everybody who lives in one of these zones. */
  inZones(zones: readonly string[]): Promise<Member[]>;
  matching(filter: mongoose.QueryFilter<Person>): Promise<Member[]>;
  /** Everybody who bears a higher number than that, see `noteChangeOf`, with what surrounds them. */
  changedSince(change: number): Promise<Member[]>;
  /** The ids of those for whom somebody stands in, whenever that is. */
  coveredBy(standInId: string): Promise<string[]>;
  /** The zones that somebody lives in. */
  zones(): Promise<string[]>;
  allTeams(): Promise<ReadonlyMap<string, TeamNode>>;
  /** Reads what decides about these people beside themselves: their teams and those above, and whoever may review them. */
  surround(members: readonly Member[], reviewerIds: readonly string[]): Promise<void>;
}

/** For more people than that, all teams are read. */
const fewMembers = 200;

export async function openOrganisation(): Promise<OpenOrganisation> {
  const people = new Map<string, Member>();
  const teams = new Map<string, TeamNode>();
  const byZone = new Map<string, Member[]>();
  const compact = compactor();
  const calendars: WorkingCalendars = await loadWorkingCalendars();
  let areAllTeamsIn = false;
  let zones: string[] | undefined;
  let covered: Member[] | undefined;
  const changed = new Map<number, Member[]>();

  const keep = (members: Member[]): Member[] => {
    for (const member of members) people.set(member._id, member);
    return members;
  };
  const matching = async (filter: mongoose.QueryFilter<Person>) => keep(await loadMembers(filter, compact));
  const allTeams = async () => {
    if (areAllTeamsIn) return teams;
    for (const team of await TeamModel.find({}, teamFields).lean<TeamNode[]>()) teams.set(team._id, team);
    areAllTeamsIn = true;
    return teams;
  };
  const chainsOf = async (members: readonly Member[]) => {
    if (areAllTeamsIn) return;
    if (members.length > fewMembers) return void (await allTeams());
    let ids = members.flatMap(({ primaryTeamId, otherTeamIds }) =>
      [primaryTeamId ?? [], otherTeamIds].flat(),
    );
    for (;;) {
      const missing = [...new Set(ids)].filter((id) => !teams.has(id));
      if (missing.length === 0) return;
      const found = await TeamModel.find({ _id: { $in: missing } }, teamFields).lean<TeamNode[]>();
      for (const team of found) teams.set(team._id, team);
      ids = found.flatMap(({ parentId }) => parentId ?? []);
    }
  };
  const withIds = async (ids: Iterable<string>) => {
    const missing = [...new Set(ids)].filter((id) => !people.has(id));
    return missing.length === 0 ? [] : matching({ _id: { $in: missing } });
  };

  const surround = async (members: readonly Member[], reviewerIds: readonly string[]) => {
    await chainsOf(members);
    const managerIds = new Set(reviewerIds);
    for (const { overrideManagerId } of members) if (overrideManagerId) managerIds.add(overrideManagerId);
    for (const id of managersAbove(members, teams)) managerIds.add(id);
    // How the days of a reviewer fall depends on their own teams.
    await chainsOf(await withIds(managerIds));
  };

  return {
    people,
    teams,
    calendars,
    matching,
    allTeams,
    surround,
    async changedSince(change) {
      const known = changed.get(change);
      if (known) return known;
      const members = await matching({ change: { $gt: change } });
      await surround(members, []);
      changed.set(change, members);
      return members;
    },
    async coveredBy(standInId) {
      covered ??= await matching({ 'absences.standInId': { $exists: true } });
      return covered
        .filter(({ absences }) => absences.some((absence) => absence.standInId === standInId))
        .map(({ _id }) => _id);
    },
    async zones() {
      zones ??= await PersonModel.distinct('timeZone');
      return zones;
    },
    async inZones(asked) {
      const missing = asked.filter((zone) => !byZone.has(zone));
      for (const zone of missing) byZone.set(zone, []);
      if (missing.length > 0) {
        const isAll = byZone.size >= (zones?.length ?? Number.POSITIVE_INFINITY);
        const filter = isAll && missing.length === byZone.size ? {} : { timeZone: { $in: missing } };
        for (const member of await matching(filter)) {
          const there = byZone.get(member.timeZone);
          if (there) there.push(member);
          else byZone.set(member.timeZone, [member]);
        }
      }
      return asked.flatMap((zone) => byZone.get(zone) ?? []);
    },
  };
}

/** Whoever leads a team of these people, or one above it. */
function managersAbove(members: readonly Member[], teams: ReadonlyMap<string, TeamNode>): Set<string> {
  const managerIds = new Set<string>();
  const passed = new Set<string>();
  for (const { primaryTeamId } of members) {
    let team = teams.get(primaryTeamId ?? '');
    while (team && !passed.has(team._id)) {
      passed.add(team._id);
      if (team.primaryManagerId !== undefined) managerIds.add(team.primaryManagerId);
      team = teams.get(team.parentId ?? '');
    }
  }
  return managerIds;
}
