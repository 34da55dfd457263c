import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Member } from '../../../src/core/people/member.ts';

import { whoManages } from '../../../src/core/people/who-manages.ts';
import { member, organisationOf, team } from '../../support/members.ts';

const company = team('company', { primaryManagerId: 'chief' });
const sales = team('sales', { parentId: 'company', primaryManagerId: 'head' });
const north = team('north', { parentId: 'sales' });

function managerOf(person: Member, others: Member[], teams = [company, sales, north]): string | undefined {
  return whoManages(organisationOf([person, ...others], teams), person)?._id;
}

const [chief, head, coach] = [member('chief'), member('head'), member('coach')];

describe('whoever manages a person', () => {
  it('P3 is the override manager first', () => {
    const person = member('ann', { overrideManagerId: 'coach', primaryTeamId: 'sales' });
    expect(managerOf(person, [chief, head, coach])).toBe('coach');
  });

  it('P3 is the primary manager of the primary team next', () => {
    expect(managerOf(member('ann', { primaryTeamId: 'sales' }), [chief, head])).toBe('head');
  });

  it('P3 is the primary manager of the nearest ancestor of a team that has none', () => {
    expect(managerOf(member('ann', { primaryTeamId: 'north' }), [chief, head])).toBe('head');
  });

  it('P3 is never the person themself: a team manager is managed from above', () => {
    expect(managerOf(member('head', { primaryTeamId: 'sales' }), [chief])).toBe('chief');
  });

  it('P3 is never somebody inactive, whether override or team manager', () => {
    const person = member('ann', { overrideManagerId: 'coach', primaryTeamId: 'sales' });
    const gone = [member('coach', { isActive: false }), member('head', { isActive: false })];
    expect(managerOf(person, [chief, ...gone])).toBe('chief');
  });

  it('P3 P8 is nobody at the top, and nobody without a team', () => {
    expect(managerOf(member('chief', { primaryTeamId: 'company' }), [])).toBeUndefined();
    expect(managerOf(member('ann', { otherTeamIds: ['sales'] }), [chief, head])).toBeUndefined();
  });

  it('P3 is nobody rather than an endless search when teams are in a loop all the same', () => {
    const teams = [team('a', { parentId: 'b' }), team('b', { parentId: 'a' })];
    expect(managerOf(member('ann', { primaryTeamId: 'a' }), [], teams)).toBeUndefined();
  });

  it('P3 is the first on the way up who is active and somebody else, in whatever organisation', () => {
    const id = fc.integer({ min: 0, max: 11 }).map(String);
    const maybe = fc.option(id, { nil: undefined });
    const drawn = fc.array(
      fc.record({ isActive: fc.boolean(), override: maybe, inTeam: maybe, parent: maybe, managedBy: maybe }),
      { minLength: 12, maxLength: 12 },
    );
    fc.assert(
      fc.property(drawn, (rows) => {
        const people = rows.map(({ isActive, override, inTeam }, index) =>
          member(String(index), {
            isActive,
            ...(override !== undefined && { overrideManagerId: override }),
            ...(inTeam !== undefined && { primaryTeamId: inTeam }),
          }),
        );
        const teams = rows.map(({ parent, managedBy }, index) =>
          team(String(index), {
            ...(parent !== undefined && { parentId: parent }),
            ...(managedBy !== undefined && { primaryManagerId: managedBy }),
          }),
        );
        const organisation = organisationOf(people, teams);
        const wayUp = (from: string | undefined, steps: number): (string | undefined)[] => {
          const row = rows[Number(from)];
          // Twelve teams at most lie above one another; whoever goes on walks in a loop.
          return from === undefined || !row || steps === 0
            ? []
            : [row.managedBy, ...wayUp(row.parent, steps - 1)];
        };
        for (const person of people) {
          const candidates = [person.overrideManagerId, ...wayUp(person.primaryTeamId, rows.length)];
          const expected = candidates.find((id) => id !== person._id && rows[Number(id)]?.isActive);
          expect(whoManages(organisation, person)?._id).toBe(expected);
        }
      }),
      { numRuns: 300 },
    );
  });
});
