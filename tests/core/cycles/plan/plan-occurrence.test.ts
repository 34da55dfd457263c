import { describe, expect, it } from '@jest/globals';
import { cycleDatesSchema } from '../../../../src/core/cycles/cycle-dates.ts';

import { planOccurrence } from '../../../../src/core/cycles/plan/plan-occurrence.ts';
import type { PlannedCycle } from '../../../../src/core/cycles/plan/planner.ts';
import { isoDate } from '../../../../src/core/time/iso-date.ts';
import { member, organisationOf, team } from '../../../support/members.ts';

const long = new Date('2026-12-01T12:00:00Z');

function cycleFor(
  recipients: Partial<PlannedCycle['recipients']>,
  more: Partial<PlannedCycle> = {},
): PlannedCycle {
  return {
    recipients: { company: false, personIds: [], teams: [], ...recipients },
    dates: cycleDatesSchema.parse({
      firstIssueOn: '2026-12-16',
      revieweeBy: '2026-12-18',
      reviewerBy: '2026-12-21',
      finaliseBy: '2026-12-23',
    }),
    every: { weeks: 1 },
    timeZone: 'Europe/London',
    issueImmediately: false,
    nonWorkingDays: 'keep',
    skipWhenAway: true,
    ...more,
  };
}

const teams = [
  team('company', { primaryManagerId: 'chief' }),
  team('sales', { parentId: 'company', primaryManagerId: 'head' }),
  team('north', { parentId: 'sales' }),
];
const organisation = organisationOf(
  [
    member('chief', { primaryTeamId: 'company' }),
    member('head', { primaryTeamId: 'sales' }),
    member('ann', { primaryTeamId: 'sales', timeZone: 'Asia/Kathmandu' }),
    member('bob', { primaryTeamId: 'north', timeZone: 'America/St_Johns' }),
    member('cat', { primaryTeamId: 'company', otherTeamIds: ['north'] }),
    member('dan', { primaryTeamId: 'sales', isActive: false }),
    member('eve', {
      primaryTeamId: 'sales',
      absences: [{ from: isoDate('2026-12-16'), until: isoDate('2026-12-23') }],
    }),
    member('fay', {
      primaryTeamId: 'sales',
      absences: [{ from: isoDate('2026-12-16'), until: isoDate('2026-12-22') }],
    }),
    member('lone'),
  ],
  teams,
);

function planFor(
  recipients: Partial<PlannedCycle['recipients']>,
  more: Partial<PlannedCycle> = {},
  template = {},
) {
  const plan = planOccurrence(cycleFor(recipients, more), template, 0, organisation, long);
  return {
    ...plan,
    whom: plan.issues.map(({ reviewee, reviewer }) => `${reviewee._id} from ${reviewer._id}`),
    at: Object.fromEntries(plan.issues.map(({ reviewee, issueAt }) => [reviewee._id, issueAt.toISOString()])),
    why: plan.leftOut.map(({ person, reason }) => `${person._id}: ${reason}`),
  };
}

const inTeam = (teamId: string, includeSubTeams: boolean, primaryOnly: boolean) => ({
  teams: [{ teamId, includeSubTeams, primaryOnly }],
});

describe('a cycle of whoever stood in for a manager', () => {
  const away = { from: isoDate('2026-12-14'), until: isoDate('2026-12-18'), standInId: 'sub' };
  const small = organisationOf(
    [
      member('head', { absences: [away] }),
      member('sub'),
      member('ann', { overrideManagerId: 'head' }),
      member('bob', { overrideManagerId: 'sub' }),
      member('cat'),
    ],
    [],
  );
  const planned = (recipients: Partial<PlannedCycle['recipients']>, occurrence: number) => {
    const cycle = cycleFor(recipients, { onlyReportsOf: 'sub' });
    const { issues, leftOut } = planOccurrence(cycle, {}, occurrence, small, long);
    return [
      ...issues.map(({ reviewee, reviewer }) => `${reviewee._id} from ${reviewer._id}`),
      ...leftOut.map(({ person, reason }) => `${person._id}: ${reason}`),
    ];
  };

  it('P5 V1 reaches that manager’s reports, for the manager, while the manager is away', () => {
    const named = { personIds: ['ann', 'bob', 'cat'] };
    expect(planned(named, 0)).toEqual(['ann from head', 'bob from sub', "cat: not the creator's report"]);
    expect(planned({ company: true }, 0)).toEqual(['ann from head', 'bob from sub']);
  });

  it('P5 V1 leaves them out when the manager is back', () => {
    expect(planned({ personIds: ['ann', 'bob'] }, 1)).toEqual([
      'bob from sub',
      "ann: not the creator's report",
    ]);
    expect(planned({ company: true }, 1)).toEqual(['bob from sub']);
  });
});

describe('the plan of an occurrence', () => {
  it('C1 takes people, a team, and both once', () => {
    expect(planFor({ personIds: ['cat'] }).whom).toEqual(['cat from chief']);
    const both = planFor({ personIds: ['ann', 'cat'], ...inTeam('sales', false, true) });
    expect(both.whom).toEqual(['ann from head', 'cat from chief', 'fay from head', 'head from chief']);
  });

  it('C1 takes sub-teams and other teams as asked', () => {
    expect(planFor(inTeam('sales', true, true)).whom).toContain('bob from head');
    expect(planFor(inTeam('sales', true, true)).whom).not.toContain('cat from chief');
    expect(planFor(inTeam('sales', true, false)).whom).toContain('cat from chief');
    expect(planFor(inTeam('sales', false, false)).whom).not.toContain('bob from head');
  });

  it('C1 P8 takes the whole company, and says of everybody left out why', () => {
    const plan = planFor({ company: true });
    expect(plan.whom).toEqual([
      'ann from head',
      'bob from head',
      'cat from chief',
      'fay from head',
      'head from chief',
    ]);
    expect(plan.why).toEqual([
      'chief: no manager',
      'dan: inactive',
      'eve: away throughout',
      'lone: no manager',
    ]);
  });

  const excepting = (personIds: string[], teamId?: string, includeSubTeams = false) =>
    planFor({ company: true, except: { personIds, teams: teamId ? [{ teamId, includeSubTeams }] : [] } });

  it('C1 C9 leaves out whoever is excepted, by name or by primary team, and says so', () => {
    const plan = excepting(['cat'], 'north');
    expect(plan.whom).toEqual(['ann from head', 'fay from head', 'head from chief']);
    expect(plan.why).toEqual([
      'bob: excluded',
      'cat: excluded',
      'chief: no manager',
      'dan: inactive',
      'eve: away throughout',
      'lone: no manager',
    ]);
    expect(excepting([], 'north').whom).toContain('cat from chief');
  });

  it('C1 C9 excepts the teams below one only where that is asked', () => {
    expect(excepting([], 'sales').whom).toEqual(['bob from head', 'cat from chief']);
    expect(excepting([], 'sales', true).whom).toEqual(['cat from chief']);
    expect(excepting([], 'company', true).whom).toEqual([]);
  });

  it('C1 P8 gives being excepted as the reason before all but being inactive, and lists recipients alone', () => {
    const except = { personIds: ['dan', 'eve', 'lone', 'bob'], teams: [] };
    expect(planFor({ personIds: ['dan', 'eve', 'lone'], except })).toMatchObject({
      why: ['dan: inactive', 'eve: excluded', 'lone: excluded'],
    });
  });

  it('C6 issues at nine where the reviewee lives', () => {
    expect(planFor({ personIds: ['ann', 'bob'] }).at).toEqual({
      ann: '2026-12-16T03:15:00.000Z',
      bob: '2026-12-16T12:30:00.000Z',
    });
  });

  it('C6 issues the first one the moment the cycle starts when asked to, and later ones at nine', () => {
    const startedAt = new Date('2026-12-02T15:30:00Z');
    const cycle = cycleFor({ personIds: ['ann'] }, { issueImmediately: true, startedAt });
    const atOf = (occurrence: number) =>
      planOccurrence(cycle, {}, occurrence, organisation, long).issues[0]?.issueAt.toISOString();
    expect(atOf(0)).toBe('2026-12-02T15:30:00.000Z');
    expect(atOf(1)).toBe('2026-12-23T03:15:00.000Z');
  });

  it('C6 issues nobody before the cycle starts', () => {
    const startedAt = new Date('2026-12-16T08:00:00Z');
    expect(planFor({ personIds: ['ann', 'bob'] }, { startedAt }).at).toEqual({
      ann: '2026-12-16T08:00:00.000Z',
      bob: '2026-12-16T12:30:00.000Z',
    });
  });

  it('P5 issues to somebody away as usual when the cycle says so', () => {
    const plan = planFor({ personIds: ['eve'] }, { skipWhenAway: false });
    expect([plan.whom, plan.why]).toEqual([['eve from head'], []]);
  });

  it('T1 takes the named coach as reviewer of everybody but the coach', () => {
    const plan = planFor({ personIds: ['ann', 'lone', 'head'] }, {}, { reviewerId: 'head' });
    expect([plan.whom, plan.why]).toEqual([['ann from head', 'lone from head'], ['head: is the reviewer']]);
    expect(planFor({ personIds: ['ann'] }, {}, { reviewerId: 'dan' }).why).toEqual(['ann: no manager']);
  });
});
