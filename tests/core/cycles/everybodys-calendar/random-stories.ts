import fc from 'fast-check';
import type { ModelRecipients } from '../../../support/calendar-model/company.ts';
import { type Day, stepped } from '../../../support/calendar-model/days.ts';
import type { FourDays, ModelCycle } from '../../../support/calendar-model/occurrences.ts';
import { type Moment, momentOf } from '../../../support/calendar-model/wall-clock.ts';
import { anyTeam, closure, company, emailOf, type Frame, frame, maybe, zone } from './random-companies.ts';
import type { Happening, Story } from './story.ts';

const minuteOfDay = fc.integer({ min: 0, max: 24 * 60 - 1 });

function momentOn(day: Day, minute: number): Moment {
  return momentOf(Date.parse(`${day}T00:00:00Z`) + minute * 60_000);
}

const recipients = (frame: Frame): fc.Arbitrary<ModelRecipients> =>
  fc.oneof(
    { arbitrary: fc.constant({ company: true }), weight: 3 },
    fc.record({
      teams: fc
        .record({ name: anyTeam(frame), includeSubTeams: fc.boolean(), primaryOnly: fc.boolean() })
        .map((team) => [team]),
      people: fc.uniqueArray(fc.nat({ max: frame.people - 1 }).map(emailOf), { maxLength: 3 }),
    }),
  );

const cycle = (frame: Frame): fc.Arbitrary<ModelCycle> =>
  fc
    .record({
      days: fc.tuple(...[1, 2, 3].map(() => fc.nat({ max: frame.rhythm.longest }))),
      recipients: recipients(frame),
      issueImmediately: fc.oneof({ arbitrary: fc.constant(false), weight: 4 }, fc.constant(true)),
      nonWorkingDays: fc.constantFrom('keep' as const, 'next' as const, 'previous' as const),
      skipWhenAway: fc.boolean(),
    })
    .map(({ days, ...rest }) => ({
      ...rest,
      dates: [0, ...days]
        .sort((left, right) => left - right)
        .map((day) => stepped(frame.first, day)) as FourDays,
      ...(frame.rhythm.every && { every: frame.rhythm.every }),
    }));

/** A day of the story, on which people are issued theirs more often than not. */
const someDay = ({ first, rhythm: { interval, length } }: Frame): fc.Arbitrary<Day> =>
  fc
    .oneof(
      fc.integer({ min: 0, max: length }),
      fc.nat({ max: Math.floor(length / interval) }).map((turn) => turn * interval),
    )
    .map((day) => stepped(first, day));

const someMoment = (frame: Frame) =>
  fc.tuple(someDay(frame), minuteOfDay).map(([day, minute]) => momentOn(day, minute));

const happening = (frame: Frame, index: number): fc.Arbitrary<Happening> => {
  const at = someMoment(frame);
  const email = fc.nat({ max: frame.people - 1 }).map(emailOf);
  const manager = maybe(email);
  const team = anyTeam(frame);
  const newcomer = fc.record({ email: fc.constant(`new${index}@example.com`), zone, team });
  return fc.oneof(
    fc.record({ at, kind: fc.constant('join' as const), person: newcomer }),
    fc.record({ at, kind: fc.constantFrom('leave' as const, 'return' as const), email }),
    fc.record({ at, kind: fc.constant('move' as const), email, zone, team: maybe(team) }),
    fc.record({ at, kind: fc.constant('manager' as const), team, manager }),
    fc.record({ at, kind: fc.constant('holidays' as const), team, days: closure(frame) }),
    fc.record({ at, kind: fc.constant('no holidays' as const), team }),
    fc.record({ at, kind: fc.constant('override' as const), email, manager: fc.constant(undefined) }),
  );
};

/** A pause that goes on by itself, or is ended by hand. */
const pause = (frame: Frame): fc.Arbitrary<Happening[]> =>
  fc
    .tuple(someDay(frame), minuteOfDay, fc.integer({ min: 0, max: 17 }), minuteOfDay, fc.boolean())
    .map(([day, minute, days, lastMinute, hasDay]): Happening[] => {
      const at = momentOn(day, minute);
      if (hasDay) return [{ at, kind: 'pause', until: stepped(day, days + 3) }];
      const back = momentOf(Date.parse(momentOn(stepped(day, days), lastMinute)) + 24 * 60 * 60_000);
      return [
        { at, kind: 'pause', until: undefined },
        { at: back, kind: 'resume' },
      ];
    });

const outage = (frame: Frame) =>
  fc.tuple(someMoment(frame), fc.integer({ min: 1, max: 45 }), minuteOfDay).map(([from, days, minutes]) => ({
    from,
    until: momentOf(Date.parse(from) + (days * 24 * 60 - minutes) * 60_000),
  }));

/** Some days after the last of it, so that what it leads to is seen. */
function endOf({ first, rhythm: { length } }: Frame, outageEnd: Moment = ''): Moment {
  const planned = stepped(first, length + 1);
  const [last = planned] = [planned, outageEnd && stepped(outageEnd.slice(0, 10), 8)].sort().reverse();
  return momentOn(last, 0);
}

/** An organisation with a cycle, and what happens to it. */
export const story: fc.Arbitrary<Story> = frame.chain((frame) =>
  fc
    .record({
      company: company(frame),
      cycle: cycle(frame),
      timeZone: zone,
      start: fc.tuple(fc.integer({ min: -3, max: frame.rhythm.every ? 1 : -2 }), minuteOfDay),
      happenings: fc
        .nat({ max: 5 })
        .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => happening(frame, index)))),
      pauses: frame.rhythm.every ? maybe(pause(frame)) : fc.constant(undefined),
      outage: fc.oneof({ arbitrary: fc.constant(undefined), weight: 2 }, outage(frame)),
      sweeps: fc.array(someMoment(frame), { maxLength: 6 }),
    })
    .map(({ start: [day, minute], happenings, pauses = [], outage: silence, sweeps, ...rest }): Story => {
      const at = momentOn(stepped(frame.first, day), minute);
      const later = [...happenings, ...(pauses.every((one) => one.at > at) ? pauses : [])];
      return {
        ...rest,
        at,
        outages: silence ? [silence] : [],
        end: endOf(frame, silence?.until),
        happenings: later.filter((one) => one.at > at).sort((one, other) => (one.at < other.at ? -1 : 1)),
        sweeps: sweeps.filter((moment) => moment > at).sort(),
      };
    }),
);
