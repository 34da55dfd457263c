import mongoose from 'mongoose';
import { startOf } from '../../src/core/cycles/change/start-cycle.ts';
import { CycleModel } from '../../src/core/cycles/cycle.ts';
import { cycleInputSchema } from '../../src/core/cycles/cycle-input.ts';
import { clocksIn } from '../../src/core/cycles/dates/clocks.ts';
import { NotIssuedModel } from '../../src/core/cycles/not-issued.ts';
import { plainCalendars } from '../../src/core/holidays/working-calendar.ts';
import { newId } from '../../src/core/new-id.ts';
import { OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { type Team, TeamModel } from '../../src/core/people/team.ts';
import { findInLibrary } from '../../src/core/question-sets/library/library.ts';
import { QuestionSetModel, questionSetInputSchema } from '../../src/core/question-sets/question-set.ts';
import { TemplateModel, templateInputSchema } from '../../src/core/templates/template.ts';
import { isoDate } from '../../src/core/time/iso-date.ts';

/** Where people of a company that is everywhere live, a share each. */
const zones: [timeZone: string, share: number][] = [
  ['America/Los_Angeles', 9],
  ['America/Denver', 3],
  ['America/Chicago', 8],
  ['America/New_York', 12],
  ['America/Toronto', 3],
  ['America/Sao_Paulo', 5],
  ['America/Bogota', 2],
  ['America/Mexico_City', 3],
  ['America/St_Johns', 1],
  ['Europe/London', 9],
  ['Europe/Lisbon', 2],
  ['Europe/Berlin', 8],
  ['Europe/Warsaw', 4],
  ['Europe/Helsinki', 2],
  ['Africa/Lagos', 2],
  ['Africa/Johannesburg', 2],
  ['Asia/Dubai', 2],
  ['Asia/Kolkata', 11],
  ['Asia/Kathmandu', 1],
  ['Asia/Singapore', 4],
  ['Asia/Shanghai', 3],
  ['Asia/Tokyo', 3],
  ['Australia/Sydney', 3],
  ['Pacific/Auckland', 1],
];
const zoneOfShare = zones.flatMap(([timeZone, share]) => Array<string>(share).fill(timeZone));

const startedAt = new Date('2026-12-14T12:00:00Z');
export const firstIssueOn = isoDate('2026-12-16');
/** By then it is past nine on the issue date everywhere. */
export const everywhereDueAt = new Date('2026-12-16T21:00:00Z');

const subTeams = 5;
const insertedAtOnce = 5000;

interface CompanySize {
  people: number;
  teams: number;
}

/**
 * A company in which everybody has a manager: the n-th person leads the n-th team and belongs to the one above it; all
 * others are spread over the teams.
 */
export async function addCompany({ people, teams }: CompanySize): Promise<void> {
  await insertAll(TeamModel, teams, teamAt);
  await insertAll(PersonModel, people, (index) => personAt(index, teams));
}

function idOf(kind: 1 | 2, index: number): string {
  return `66${kind}${index.toString(16).padStart(21, '0')}`;
}

/** Of the n-th person. */
export function idOfPerson(index: number): string {
  return idOf(2, index);
}

function parentOf(team: number): number {
  return Math.floor((team - 1) / subTeams);
}

function teamAt(index: number): Team {
  return {
    _id: idOf(1, index),
    name: `Team ${index}`,
    ...(index > 0 && { parentId: idOf(1, parentOf(index)) }),
    primaryManagerId: idOfPerson(index),
    secondaryManagerIds: [],
  };
}

function personAt(index: number, teams: number): Person {
  const team = index === 0 ? 0 : index < teams ? parentOf(index) : index % teams;
  return {
    _id: idOfPerson(index),
    name: `Person Number ${index}`,
    email: `person.number${index}@company.example`,
    timeZone: zoneOfShare[(index * 37) % zoneOfShare.length] ?? 'UTC',
    locale: 'en',
    role: 'member',
    primaryTeamId: idOf(1, team),
    otherTeamIds: [],
    // Nobody is above the one at the top, so a peer looks after them.
    ...(index === 0 && { overrideManagerId: idOfPerson(1) }),
    isActive: true,
    absences: [],
    preferences: {},
    slack: { userId: `U${index.toString(36).toUpperCase().padStart(10, '0')}`, teamId: 'T0COMPANY' },
  };
}

async function insertAll<T extends { _id: string }>(
  model: mongoose.Model<T>,
  count: number,
  at: (index: number) => T,
): Promise<void> {
  const collection = mongoose.connection.collection<{ _id: string }>(model.collection.collectionName);
  for (let from = 0; from < count; from += insertedAtOnce) {
    const length = Math.min(insertedAtOnce, count - from);
    await collection.insertMany(Array.from({ length }, (_, offset) => at(from + offset)));
  }
}

/** A weekly cycle for the whole company, with question sets of the library; none of it is issued yet. */
export async function addCycle(name = 'Weekly 1-to-1', sets = ['weekly-check-in']): Promise<void> {
  const questions = sets.flatMap((slug) => findInLibrary(slug).set.questions);
  const set = await QuestionSetModel.create({
    ...questionSetInputSchema.parse({ name: `Questions of ${name}`, questions }),
    isShared: true,
  });
  const template = await TemplateModel.create({
    ...templateInputSchema.parse({ name: `Template of ${name}` }),
    questionSetIds: [set._id],
  });
  const {
    every: _,
    trigger: __,
    ...input
  } = cycleInputSchema.parse({
    name,
    template: template.name,
    recipients: { company: true },
    dates: {
      firstIssueOn,
      revieweeBy: '2026-12-18',
      reviewerBy: '2026-12-21',
      finaliseBy: '2026-12-23',
    },
    timeZone: 'Europe/London',
  });
  const recurring = { ...input, every: { weeks: 1 } };
  await CycleModel.create({
    ...recurring,
    _id: newId(),
    templateId: template._id,
    recipients: { company: true, personIds: [], teams: [] },
    status: 'active',
    ...startOf(recurring, startedAt, clocksIn(['UTC'], recurring, plainCalendars)),
  });
}

/** As if nothing of the cycle was ever issued. */
export async function forgetIssued(): Promise<void> {
  for (const model of [OneToOneModel, MessageModel, NotIssuedModel]) {
    await model.collection.drop().catch(() => undefined);
    await model.createIndexes();
  }
  await CycleModel.updateMany(
    {},
    {
      $set: { nextIssueAt: startedAt, issuedOccurrences: [] },
      $unset: { firstIssuedAt: true, lookedUntilAt: true, lookedChange: true, issuing: true },
    },
  );
}

/** Under which name what was issued is kept, to be inserted again as it is. */
export function keptAs(collection: string): string {
  return `issued-${collection}`;
}
