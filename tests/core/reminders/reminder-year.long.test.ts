import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fromZonedTime } from 'date-fns-tz';
import { makeTestCore } from '../../support/test-core.ts';
import { useTestDatabase } from '../../support/test-database.ts';
import { dayOnTheWall, onTheWall, plusDays, type Somebody } from './expected-reminders.ts';
import { ReminderYear } from './reminder-year.ts';
import { Stage } from './stage.ts';
import { YearOfChats } from './year-of-chats.ts';
import { foundCompany, zones } from './year-of-people.ts';

useTestDatabase();

interface Sent {
  person: Somebody;
  on: string;
  at: Date;
  /** What the calendar and the clock on the reader's wall showed. */
  wall: string;
}

let stage: Stage;
let chats: YearOfChats;
let sent: Sent[];

beforeAll(async () => {
  const core = makeTestCore('2026-12-10T12:00:00Z');
  const people = await foundCompany(core);
  stage = new Stage(core);
  chats = await YearOfChats.open(core, people);
  await new ReminderYear(stage, chats).run(people, new Date('2027-12-20T12:00:00Z'));
  sent = chats.arrived.map(({ person, at }) => ({
    person,
    at,
    on: dayOnTheWall(at, person.zone),
    wall: onTheWall(at, person.zone),
  }));
});

afterAll(() => chats.close());

const ordinaryMs = 86_280_000;
const daysOfTheYear = Array.from({ length: 370 }, (_, nth) => plusDays('2026-12-11', nth));

/** From a minute past midnight to a minute before the next. */
function lengthOf(day: string, zone: string): number {
  return fromZonedTime(`${day}T23:59`, zone).getTime() - fromZonedTime(`${day}T00:01`, zone).getTime();
}

describe('a year of reminders around the world', () => {
  it('N2 N3 N4 N7 A4 P5 reminded whoever still had to act when the rules say, nobody else, and no one twice', () => {
    const happened = sent.map(({ person, on, at }) => `${on} ${person.name} at ${at.toISOString()}`);
    expect(happened.sort()).toEqual(stage.expected.reminders.sort());
    expect(chats.posted).toBe(sent.length);
    expect(sent.length).toBeGreaterThan(250);
    expect(new Set(sent.map(({ person }) => person.zone)).size).toBe(zones.length);
  });

  it('N3 left nobody with more than one reminder in both chats together, whenever the outbox was idle', () => {
    expect(chats.crowded).toEqual([]);
    expect(chats.moved).toBeGreaterThan(10);
  });

  it('N3 said so where the reminder stood, once all in it was done', () => {
    expect(chats.notSaid).toEqual([]);
    expect(chats.allDone.length).toBeGreaterThan(20);
  });

  it('N3 N4 reminded everybody on a day of work, in the morning or within an hour of longer quiet hours', () => {
    const awry = sent.filter(({ person, on, wall }) => {
      const [day, time = ''] = wall.split(' ');
      const isInTime = (time >= '09:00' && time <= '12:00') || (time >= '13:00' && time <= '14:00');
      return day !== on || stage.expected.isDayOff(person, on) || !isInTime;
    });
    expect(awry).toEqual([]);
    expect(sent.filter(({ wall }) => wall.endsWith('09:00:00')).length).toBeGreaterThan(sent.length / 2);
    expect(sent.filter(({ wall }) => wall.slice(11) > '13').length).toBeGreaterThan(3);
  });

  it('N3 C6 kept to the clock on the days on which it was changed', () => {
    const changing = sent.filter(({ person, on }) => lengthOf(on, person.zone) !== ordinaryMs);
    expect(new Set(changing.map(({ person }) => person.zone)).size).toBeGreaterThan(5);
    const across = (isChange: (ms: number) => boolean) =>
      zones.filter((zone) => {
        const days = sent.flatMap(({ person, on }) => (person.zone === zone ? on : []));
        return daysOfTheYear
          .filter((day) => isChange(lengthOf(day, zone)))
          .some(
            (day) =>
              days.some((on) => on < day && on >= plusDays(day, -28)) &&
              days.some((on) => on >= day && on <= plusDays(day, 28)),
          );
      });
    expect(across((ms) => ms < ordinaryMs).length).toBeGreaterThanOrEqual(4);
    expect(across((ms) => ms > ordinaryMs).length).toBeGreaterThanOrEqual(4);
  });

  it('was a year in which people did everything that moves reminders', () => {
    expect([...stage.done].filter(([, times]) => times < 5)).toEqual([]);
    expect([...stage.done.keys()].sort()).toEqual([
      'add-absence',
      'add-action-point',
      'end-absence',
      'finalise',
      'mute-reminders',
      'reopen',
      'save-preferences',
      'share-answers',
      'snooze-reminders',
      'tick-action-point',
    ]);
  });
});
