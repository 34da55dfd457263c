import { importPeople } from '../../../src/core/imports/import-people.ts';
import { peopleCsv } from '../../support/foxglove.ts';
import { dayOnTheWall, morning, plusDays, type Somebody } from './expected-reminders.ts';
import type { Stage } from './stage.ts';

/** Own quiet hours, and when they let a reminder through. */
const quietHours = [
  { quietFrom: '20:00', quietUntil: '10:30', window: { from: '10:30', until: '12:00' } },
  { quietFrom: '23:00', quietUntil: '13:00', window: { from: '13:00', until: '14:00' } },
  { quietFrom: '19:00', quietUntil: '07:00', window: morning },
];

/** The months in which many 1-to-1s are open: in the others little would come of it. */
const busyMonths = ['03', '04', '09', '10', '11'];

/** Plans what people will do in a week about when they are reminded at all. */
export function planActsOfWeek(stage: Stage, monday: string): void {
  if (!busyMonths.includes(monday.slice(5, 7))) return;
  const everybody = [...stage.expected.people.values()];
  const plan = (happen: (stage: Stage, person: Somebody) => Promise<void>) => {
    const person = stage.pick(everybody);
    stage.plan(monday, [0, 7], () => happen(stage, person));
  };
  plan(goAway);
  plan(goAway);
  plan(prefer);
  if (monday.startsWith('2027-09')) plan(leave);
}

async function goAway(stage: Stage, person: Somebody): Promise<void> {
  if (!person.isActive) return;
  const from = plusDays(dayOnTheWall(stage.now(), person.zone), Math.floor(stage.number() * 4));
  const until = plusDays(from, Math.floor(stage.number() * 15));
  if (person.absences.some((absence) => absence.from <= until && from <= absence.until)) return;
  const standIn = stage.pick([...stage.expected.people.values()]);
  const hasStandIn = standIn.isActive && standIn !== person && stage.chance(0.6);
  await stage.act(
    person.id,
    { type: 'add-absence' },
    { from, until, ...(hasStandIn && { standIn: standIn.name }) },
  );
  person.absences.push({ from, until, ...(hasStandIn && { standIn: standIn.id }) });
  person.absences.sort((left, right) => (left.from < right.from ? -1 : 1));
  if (stage.chance(0.3)) stage.plan(from, [-2, 6], () => comeBack(stage, person));
}

async function comeBack(stage: Stage, person: Somebody): Promise<void> {
  const today = dayOnTheWall(stage.now(), person.zone);
  const absence = person.absences.find(({ until }) => until >= today);
  if (!absence || !person.isActive) return;
  await stage.act(person.id, { type: 'end-absence', from: absence.from as never });
  if (absence.from < today) absence.until = plusDays(today, -1);
  else person.absences.splice(person.absences.indexOf(absence), 1);
}

async function prefer(stage: Stage, person: Somebody): Promise<void> {
  if (!person.isActive) return;
  const quiet = stage.chance(0.6) ? stage.pick(quietHours) : undefined;
  const lead = stage.chance(0.6) ? stage.pick([1, 4, 9]) : undefined;
  const { window = morning, ...hours } = quiet ?? {};
  await stage.act(
    person.id,
    { type: 'save-preferences' },
    { ...hours, ...(lead !== undefined && { leadDays: String(lead) }) },
  );
  person.window = window;
  delete person.lead;
  if (lead !== undefined) person.lead = lead;
}

async function leave({ core }: Stage, person: Somebody): Promise<void> {
  const { name, email, zone: timeZone, team } = person;
  await importPeople(core, peopleCsv([{ email, name, timeZone, team, isActive: false }]));
  person.isActive = false;
}
