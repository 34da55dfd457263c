import { CycleModel } from '../../../src/core/cycles/cycle.ts';
import { HolidayCalendarModel } from '../../../src/core/holidays/holiday-calendar.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { SettingsModel } from '../../../src/core/settings/settings.ts';
import { applySetup } from '../../../src/core/setup/apply-setup.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';
import { addPerson } from '../../support/small-company.ts';
import type { TestCore } from '../../support/test-core.ts';
import { morning, type Somebody } from './expected-reminders.ts';

/** Clocks of every kind: far ahead and far behind, of half and quarter hours, that change by half an hour or by two. */
export const zones = [
  'Pacific/Kiritimati',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Asia/Beirut',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Europe/London',
  'Europe/Warsaw',
  'Antarctica/Troll',
  'Atlantic/Azores',
  'America/Nuuk',
  'America/St_Johns',
  'America/Santiago',
  'America/Havana',
  'America/New_York',
  'America/Tijuana',
  'Pacific/Easter',
  'Pacific/Marquesas',
  'Pacific/Honolulu',
];

const teamCount = 4;
const holidays = ['2027-03-29', '2027-05-03', '2027-09-06', '2027-10-04', '2027-11-08', '2027-12-24'];

/** Their deadlines, and the days before and after them, lie on the days on which clocks are changed. */
const setup = `
questionSets:
  - name: One question
    shared: true
    questions: [{ key: moved, type: shortText, prompt: What moved?, askedTo: both }]
templates:
  - { name: Long, questionSets: [One question], reminders: [-14, -1, 0, 3] }
  - { name: Short, questionSets: [One question] }
cycles:
  - name: In spring and autumn
    template: Long
    recipients: { company: true }
    dates: { firstIssueOn: 2027-03-09, revieweeBy: 2027-03-28, reviewerBy: 2027-03-31, finaliseBy: 2027-04-04 }
    every: { weeks: 31 }
  - name: In September
    template: Long
    recipients: { teams: [{ name: Team 0 }, { name: Team 2 }] }
    dates: { firstIssueOn: 2027-09-01, revieweeBy: 2027-09-27, reviewerBy: 2027-09-29, finaliseBy: 2027-10-03 }
  - name: Every eight weeks
    template: Short
    recipients: { people: [casablanca@example.com, cairo@example.com] }
    dates: { firstIssueOn: 2027-01-06, revieweeBy: 2027-01-15, reviewerBy: 2027-01-17, finaliseBy: 2027-01-19 }
    every: { weeks: 8 }
`;

/** One person in every zone, in four teams, each led by one of them; everybody works from Sunday to Friday. */
export async function foundCompany(core: TestCore): Promise<Somebody[]> {
  await SettingsModel.updateOne(
    { _id: 'organisation' },
    { workingDays: [0, 1, 2, 3, 4, 5] },
    { upsert: true },
  );
  await HolidayCalendarModel.create({ name: 'Holidays', days: holidays.map((day) => isoDate(day)) });
  const people: Person[] = [];
  for (const timeZone of zones) {
    const [name = ''] = timeZone.split('/').slice(1);
    people.push(await addPerson(name, { timeZone, slack: { userId: name } }));
  }
  for (let index = 0; index < teamCount; index += 1) {
    const manager = people[index * 5 + 2];
    const team = await TeamModel.create({
      name: `Team ${index}`,
      ...(manager && { primaryManagerId: manager._id }),
      ...(index % 2 === 1 && { holidayCalendar: 'Holidays' }),
    });
    const ids = people.filter((_, nth) => nth % teamCount === index).map(({ _id }) => _id);
    await PersonModel.updateMany({ _id: { $in: ids } }, { primaryTeamId: team._id });
  }
  await applySetup(core, setup);
  await CycleModel.updateMany({}, { $set: { skipWhenAway: false } });
  return people.map(({ _id, name, email, timeZone }, nth) => ({
    id: _id,
    name,
    email,
    zone: timeZone,
    team: `Team ${nth % teamCount}`,
    daysOff: new Set(nth % 2 === 1 ? holidays : []),
    isActive: true,
    absences: [],
    window: morning,
  }));
}
