import { describe, expect, it } from '@jest/globals';
import { startModel } from './calendar-model.ts';
import type { ModelPerson } from './company.ts';
import { everyDay } from './days.ts';
import {
  boss,
  companyOf,
  issuedIn,
  london,
  losAngeles,
  newYork,
  recordedIn,
  swept,
  weekly,
} from './examples.ts';
import type { ModelCycle } from './occurrences.ts';
import { previewOf } from './preview.ts';

const withBoss = (person: ModelPerson, ...more: ModelPerson[]) => [boss, person, ...more];

describe('the model, where everybody has their own time', () => {
  it('lets holidays of one team move the dates of that team alone', () => {
    const holidays = { uk: everyDay('2026-12-24', '2027-01-01') };
    const cycle: ModelCycle = { ...weekly, nonWorkingDays: 'next' };
    const model = startModel(cycle, companyOf({ uk: london, ny: newYork }, holidays), '2026-12-01T00:00Z');
    const before = previewOf(model, '2026-12-01T00:00Z', 3);
    expect(
      before.map(({ issues }) => issues.map(({ reviewee, issueAt }) => `${reviewee} ${issueAt}`)),
    ).toEqual([
      ['uk 2026-12-17T09:00:00.000Z', 'ny 2026-12-17T14:00:00.000Z'],
      ['ny 2026-12-24T14:00:00.000Z'],
      ['uk 2027-01-04T09:00:00.000Z', 'ny 2026-12-31T14:00:00.000Z'],
    ]);
    expect(before[1]?.leftOut).toContainEqual({ person: 'uk', reason: 'closed until then' });
    const days = everyDay('2026-12-17', '2027-01-07');
    swept(model, ...days.flatMap((day) => [`${day}T09:00Z`, `${day}T14:00Z`]));
    expect(issuedIn(model)).toEqual([
      '0 uk 2026-12-17T09:00',
      '0 ny 2026-12-17T14:00',
      '1 ny 2026-12-24T14:00',
      '2 ny 2026-12-31T14:00',
      '2 uk 2027-01-04T09:00',
      '3 uk 2027-01-07T09:00',
      '3 ny 2027-01-07T14:00',
    ]);
    expect(recordedIn(model)).toEqual(['1 uk closed until then']);
    expect(
      model.issued.find(({ occurrence, reviewee }) => occurrence === 2 && reviewee === 'uk')?.dates,
    ).toEqual(['2027-01-04', '2027-01-04', '2027-01-04', '2027-01-05']);
  });

  it('lets holidays of one team that are moved before them cost nobody else a week', () => {
    const holidays = { off: everyDay('2026-10-01', '2026-10-07') };
    const cycle: ModelCycle = {
      ...weekly,
      dates: ['2026-09-23', '2026-09-24', '2026-09-24', '2026-09-25'],
      nonWorkingDays: 'previous',
    };
    const model = startModel(cycle, companyOf({ ann: london, off: london }, holidays), '2026-09-01T00:00Z');
    swept(model, '2026-09-23T09:00Z', '2026-09-30T09:00Z', '2026-10-07T09:00Z');
    expect(issuedIn(model)).toEqual([
      '0 ann 2026-09-23T09:00',
      '0 off 2026-09-23T09:00',
      '1 ann 2026-09-30T09:00',
      '2 off 2026-09-30T09:00',
      '2 ann 2026-10-07T09:00',
    ]);
    expect(recordedIn(model)).toEqual(['1 off closed until then']);
  });

  it.each(['imported', 'given a manager', 'made active'])(
    'gives it to whoever is %s on the issue day',
    (how) => {
      const [, ann] = companyOf({ ann: london }).people;
      const eve: ModelPerson = { email: 'eve', zone: london, team: 'ann' };
      const company = companyOf({ ann: london });
      const people = { ann: ann ?? eve };
      const before: Record<string, ModelPerson[]> = {
        imported: withBoss(people.ann),
        'given a manager': withBoss(people.ann, { email: 'eve', zone: london }),
        'made active': withBoss(people.ann, { ...eve, isActive: false }),
      };
      const model = startModel(weekly, { ...company, people: before[how] ?? [] }, '2026-12-01T00:00Z');
      swept(model, '2026-12-17T09:00Z');
      model.change({ ...company, people: withBoss(people.ann, eve) });
      swept(model, '2026-12-17T10:00Z', '2026-12-17T11:00Z', '2026-12-18T10:00Z');
      expect(issuedIn(model)).toEqual(['0 ann 2026-12-17T09:00', '0 eve 2026-12-17T10:00']);
      expect(recordedIn(model)).toEqual([]);
    },
  );

  it('gives nothing to whoever comes the day after', () => {
    const company = companyOf({ ann: london });
    const model = startModel(weekly, company, '2026-12-01T00:00Z');
    swept(model, '2026-12-17T09:00Z');
    model.change({ ...company, people: [...company.people, { email: 'eve', zone: london, team: 'ann' }] });
    swept(model, '2026-12-18T00:00Z', '2026-12-24T09:00Z');
    expect(issuedIn(model).slice(1)).toEqual(['1 ann 2026-12-24T09:00', '1 eve 2026-12-24T09:00']);
    expect(recordedIn(model)).toEqual([]);
  });

  it('asks where the reviewee lives whether it is over', () => {
    const day = '2027-03-08';
    const cycle: ModelCycle = { ...weekly, dates: [day, day, day, day] };
    const model = startModel(cycle, companyOf({ la: losAngeles }), '2027-03-01T00:00Z');
    swept(model, '2027-03-08T16:59Z', '2027-03-08T17:00Z');
    expect(issuedIn(model)).toEqual(['0 la 2027-03-08T17:00']);
  });

  it.each([
    ['2027-03-12T07:59Z', ['0 ldn 2027-03-08T09:00', '0 la 2027-03-12T07:59'], []],
    ['2027-03-12T08:00Z', ['0 ldn 2027-03-08T09:00'], ['0 la missed']],
  ])(
    'C12 goes on at %s after an outage that began in the middle of an issue day',
    (next, issued, recorded) => {
      const cycle: ModelCycle = {
        dates: ['2027-03-08', '2027-03-09', '2027-03-10', '2027-03-11'],
        recipients: { company: true },
      };
      const model = startModel(cycle, companyOf({ ldn: london, la: losAngeles }), '2027-03-01T00:00Z');
      swept(model, '2027-03-08T09:00Z', next);
      expect(issuedIn(model)).toEqual(issued);
      expect(recordedIn(model)).toEqual(recorded);
    },
  );

  it('never promises two for one moment', () => {
    const cycle: ModelCycle = { ...weekly, nonWorkingDays: 'next' };
    const company = companyOf({ uk: london }, { uk: everyDay('2026-12-24', '2027-01-01') });
    const model = startModel(cycle, company, '2026-12-01T00:00Z');
    const promised = previewOf(model, '2026-12-01T00:00Z', 4).flatMap(({ issues }) => issues);
    expect(promised.map(({ issueAt }) => issueAt)).toEqual([
      '2026-12-17T09:00:00.000Z',
      '2027-01-04T09:00:00.000Z',
      '2027-01-07T09:00:00.000Z',
    ]);
  });
});
