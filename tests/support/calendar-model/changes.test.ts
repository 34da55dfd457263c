import { describe, expect, it } from '@jest/globals';
import { startModel } from './calendar-model.ts';
import { everyDay } from './days.ts';
import { companyOf, issuedIn, london, losAngeles, newYork, recordedIn, swept, weekly } from './examples.ts';
import type { ModelCycle } from './occurrences.ts';

describe('the model, when people move and holidays change', () => {
  it('gives whoever moves east past the moment what was still to come, a day later too', () => {
    const model = startModel(weekly, companyOf({ ann: losAngeles }), '2026-12-01T00:00Z');
    swept(model, '2026-12-17T16:00Z');
    model.change(companyOf({ ann: 'Pacific/Kiritimati' }));
    swept(model, '2026-12-18T12:00Z');
    expect(issuedIn(model)).toEqual(['0 ann 2026-12-18T12:00']);
  });

  it('calls it missed when it is over where they are now', () => {
    const model = startModel(weekly, companyOf({ ann: losAngeles }), '2026-12-01T00:00Z');
    swept(model, '2026-12-17T16:00Z');
    model.change(companyOf({ ann: 'Pacific/Kiritimati' }));
    swept(model, '2026-12-22T10:00Z');
    expect(issuedIn(model)).toEqual([]);
    expect(recordedIn(model)).toEqual(['0 ann missed']);
  });

  it('leaves what was issued when a calendar comes, and issues nothing twice', () => {
    const cycle: ModelCycle = { ...weekly, nonWorkingDays: 'next' };
    const model = startModel(cycle, companyOf({ ann: london }), '2026-12-01T00:00Z');
    swept(model, '2026-12-17T09:00Z');
    model.change(companyOf({ ann: london }, { ann: everyDay('2026-12-17', '2026-12-21') }));
    swept(model, '2026-12-17T10:00Z', '2026-12-22T09:00Z');
    expect(issuedIn(model)).toEqual(['0 ann 2026-12-17T09:00']);
  });

  it('gives what a calendar held up once it goes', () => {
    const cycle: ModelCycle = { ...weekly, nonWorkingDays: 'next' };
    const holidays = { ann: everyDay('2026-12-17', '2026-12-21') };
    const model = startModel(cycle, companyOf({ ann: london }, holidays), '2026-12-01T00:00Z');
    swept(model, '2026-12-17T09:00Z', '2026-12-18T09:00Z');
    model.change(companyOf({ ann: london }));
    swept(model, '2026-12-18T10:00Z');
    expect(issuedIn(model)).toEqual(['0 ann 2026-12-18T10:00']);
  });

  it('C10 gives whoever is added the next one, or the open one at once', () => {
    const company = companyOf({ ann: london, bob: london });
    const forAnn: ModelCycle = { ...weekly, recipients: { people: ['ann'] } };
    for (const isAtOnce of [false, true]) {
      const model = startModel(forAnn, company, '2026-12-01T00:00Z');
      swept(model, '2026-12-17T09:00Z');
      model.addRecipients({ people: ['bob'] }, isAtOnce);
      swept(model, '2026-12-18T10:00Z', '2026-12-24T09:00Z');
      expect(issuedIn(model)).toEqual([
        '0 ann 2026-12-17T09:00',
        ...(isAtOnce ? ['0 bob 2026-12-18T10:00'] : []),
        '1 ann 2026-12-24T09:00',
        '1 bob 2026-12-24T09:00',
      ]);
    }
  });
});

describe('the model, when a cycle pauses', () => {
  const days = everyDay('2026-12-17', '2027-01-07').flatMap((day) => [`${day}T09:00Z`, `${day}T14:00Z`]);

  it('records a day later what a pause covers, day by day where people live', () => {
    const model = startModel(weekly, companyOf({ uk: london, ny: newYork }), '2026-12-01T00:00Z');
    swept(model, ...days.filter((at) => at < '2026-12-20'));
    model.pause('2026-12-20T12:00Z');
    swept(model, '2026-12-24T14:00Z', '2026-12-25T08:59Z');
    expect(recordedIn(model)).toEqual([]);
    swept(model, '2026-12-25T09:00Z');
    expect(recordedIn(model)).toEqual(['1 uk paused']);
    // 31 December in London, but still the 30th in New York.
    model.resume('2026-12-31T04:00Z');
    swept(model, '2026-12-31T04:00Z', ...days.filter((at) => at >= '2026-12-31'));
    expect(recordedIn(model)).toEqual(['1 uk paused', '1 ny paused']);
    expect(issuedIn(model).filter((one) => one.startsWith('2'))).toEqual([
      '2 uk 2026-12-31T09:00',
      '2 ny 2026-12-31T14:00',
    ]);
  });

  it('goes on by itself on its day, wherever that begins', () => {
    const company = companyOf({ ki: 'Pacific/Kiritimati', la: losAngeles });
    const model = startModel(weekly, company, '2026-12-01T00:00Z');
    swept(model, '2026-12-01T00:00Z');
    model.pause('2026-12-10T12:00Z', '2026-12-24');
    swept(model, '2026-12-18T18:00Z', '2026-12-23T19:00Z', '2026-12-24T17:00Z');
    expect(issuedIn(model)).toEqual(['1 ki 2026-12-23T19:00', '1 la 2026-12-24T17:00']);
    expect(recordedIn(model)).toEqual(['0 ki paused', '0 la paused']);
  });

  it('covers nothing when it goes on the same day', () => {
    const model = startModel(weekly, companyOf({ ann: london }), '2026-12-01T00:00Z');
    swept(model, '2026-12-17T07:00Z');
    model.pause('2026-12-17T08:00Z');
    swept(model, '2026-12-17T09:00Z');
    model.resume('2026-12-17T15:00Z');
    swept(model, '2026-12-17T15:00Z');
    expect(issuedIn(model)).toEqual(['0 ann 2026-12-17T15:00']);
    expect(recordedIn(model)).toEqual([]);
  });
});

describe('the model, where somebody is left out', () => {
  it('C12 gives the newest after an outage and calls those before it missed', () => {
    const model = startModel(weekly, companyOf({ ann: london }), '2026-12-01T00:00Z');
    swept(model, '2026-12-17T08:00Z', '2027-01-02T12:00Z');
    expect(issuedIn(model)).toEqual(['2 ann 2027-01-02T12:00']);
    expect(recordedIn(model)).toEqual(['0 ann missed', '1 ann missed']);
  });

  it('P5 leaves out whoever is away from the issue day to the last, and nobody who is back before', () => {
    const company = companyOf({ ann: london, bob: london });
    for (const person of company.people) {
      if (person.email === 'ann') person.absences = [{ from: '2026-12-10', until: '2026-12-22' }];
      if (person.email === 'bob') person.absences = [{ from: '2026-12-10', until: '2026-12-21' }];
    }
    const model = startModel(weekly, company, '2026-12-01T00:00Z');
    swept(model, '2026-12-17T09:00Z');
    expect(issuedIn(model)).toEqual(['0 bob 2026-12-17T09:00']);
    expect(recordedIn(model)).toEqual(['0 ann away throughout']);
  });

  it('P8 names the first reason that applies', () => {
    const company = companyOf({ ann: london, bob: london });
    for (const person of company.people) if (person.email === 'ann') person.isActive = false;
    const cycle: ModelCycle = {
      ...weekly,
      recipients: { company: true, except: { teams: [{ name: 'bob' }] } },
    };
    const model = startModel(cycle, company, '2026-12-01T00:00Z');
    swept(model, '2026-12-17T09:00Z');
    expect(model.recorded.map(({ person, reason }) => `${person} ${reason}`)).toEqual([
      'boss no manager',
      'ann inactive',
      'bob excluded',
    ]);
  });

  it.each([
    [true, '2026-12-19T12:00Z', ['0 ann 2026-12-19T12:00']],
    [true, '2026-12-23T12:00Z', ['1 ann 2026-12-23T12:00']],
    [false, '2026-12-19T12:00Z', ['0 ann 2026-12-19T12:00']],
    [false, '2026-12-23T12:00Z', []],
  ])('begins (at once: %s) at %s with what is not over', (issueImmediately, start, issued) => {
    const model = startModel({ ...weekly, issueImmediately }, companyOf({ ann: london }), start);
    swept(model, start);
    expect(issuedIn(model)).toEqual(issued);
    expect(recordedIn(model)).toEqual([]);
  });
});
