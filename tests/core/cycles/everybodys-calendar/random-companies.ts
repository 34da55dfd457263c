import fc from 'fast-check';
import type { ModelCompany, ModelPerson } from '../../../support/calendar-model/company.ts';
import { type Day, everyDay, stepped } from '../../../support/calendar-model/days.ts';
import type { ModelCycle } from '../../../support/calendar-model/occurrences.ts';

const zones = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Los_Angeles',
  'America/Santiago',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];

/** Around these days clocks change somewhere, or a month, a year or February ends. */
const beginnings = [
  '2026-12-14',
  '2027-01-28',
  '2027-02-22',
  '2027-03-08',
  '2027-03-22',
  '2027-04-01',
  '2027-09-02',
  '2027-09-20',
  '2027-10-25',
  '2028-02-25',
];

export const zone = fc.constantFrom(...zones);
const mostly = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 12 });
export const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

interface Rhythm {
  every: ModelCycle['every'];
  /** How many days a window may have, and how many pass from one issue to the next. */
  longest: number;
  interval: number;
  length: number;
}

const weekly: Rhythm = { every: { weeks: 1 }, longest: 7, interval: 7, length: 25 };
const rhythm = fc.constantFrom<Rhythm>(
  weekly,
  weekly,
  weekly,
  { every: { weeks: 2 }, longest: 14, interval: 14, length: 40 },
  { every: { months: 1 }, longest: 28, interval: 30, length: 70 },
  { every: { quarters: 1 }, longest: 40, interval: 91, length: 110 },
  { every: undefined, longest: 20, interval: 7, length: 24 },
);

export const emailOf = (index: number) => `p${index}@example.com`;
const teamOf = (index: number) => `T${index}`;

export interface Frame {
  first: Day;
  rhythm: Rhythm;
  people: number;
  teams: number;
}

export const frame: fc.Arbitrary<Frame> = fc.record({
  first: fc
    .tuple(fc.constantFrom(...beginnings), fc.nat({ max: 6 }))
    .map(([day, more]) => stepped(day, more)),
  rhythm,
  people: fc.integer({ min: 3, max: 8 }),
  teams: fc.integer({ min: 2, max: 4 }),
});

/** From 1 to 16 days in a row that begin somewhere in the story. */
export const closure = ({ first, rhythm: { length } }: Frame) =>
  fc
    .tuple(fc.integer({ min: -2, max: Math.min(length, 30) }), fc.integer({ min: 0, max: 15 }))
    .map(([from, days]) => everyDay(stepped(first, from), stepped(first, from + days)));

export const anyTeam = ({ teams }: Frame) => fc.nat({ max: teams - 1 }).map(teamOf);

/** Whoever is managed by an override has a greater number than their manager, so that there are no loops. */
const managerBefore = (index: number) =>
  index === 0 ? fc.constant(undefined) : maybe(fc.nat({ max: index - 1 }).map(emailOf));

const person = (frame: Frame, index: number): fc.Arbitrary<ModelPerson> =>
  fc
    .record({
      zone,
      team: mostly(anyTeam(frame)),
      otherTeams: fc.uniqueArray(anyTeam(frame), { maxLength: 1 }),
      overrideManager: managerBefore(index),
      isActive: fc.oneof({ arbitrary: fc.constant(true), weight: 9 }, fc.constant(false)),
      absence: maybe(fc.tuple(fc.integer({ min: 3, max: 20 }), fc.nat({ max: 14 }))),
    })
    .map(({ team, overrideManager, absence, otherTeams, ...rest }) => ({
      email: emailOf(index),
      ...rest,
      ...(team !== undefined && { team }),
      otherTeams: otherTeams.filter((other) => other !== team),
      ...(overrideManager !== undefined && index % 3 === 0 && { overrideManager }),
      ...(absence && { absences: [daysAway(frame, ...absence)] }),
    }));

function daysAway({ first }: Frame, from: number, more: number) {
  return { from: stepped(first, from), until: stepped(first, from + more) };
}

export const company = (frame: Frame): fc.Arbitrary<ModelCompany> => {
  const someone = fc.nat({ max: frame.people - 1 }).map(emailOf);
  return fc
    .record({
      people: fc.tuple(...Array.from({ length: frame.people }, (_, index) => person(frame, index))),
      teams: fc.tuple(
        ...Array.from({ length: frame.teams }, (_, index) =>
          fc.record({
            parent: index === 0 ? fc.constant(undefined) : mostly(fc.nat({ max: index - 1 }).map(teamOf)),
            manager: index === 0 ? someone : mostly(someone),
            days: maybe(closure(frame)),
          }),
        ),
      ),
    })
    .map(({ people, teams }) => ({
      people,
      teams: teams.map(({ parent, manager, days }, index) => ({
        name: teamOf(index),
        ...(parent !== undefined && { parent }),
        ...(manager !== undefined && { manager }),
        ...(days && { calendar: teamOf(index) }),
      })),
      calendars: Object.fromEntries(
        teams.flatMap(({ days }, index) => (days ? [[teamOf(index), days]] : [])),
      ),
    }));
};
