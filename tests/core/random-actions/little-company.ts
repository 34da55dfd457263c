import type { Core } from '../../../src/core/core.ts';
import { startCycle } from '../../../src/core/cycles/change/start-cycle.ts';
import { CycleModel } from '../../../src/core/cycles/cycle.ts';
import { cycleInputSchema } from '../../../src/core/cycles/cycle-input.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { QuestionSetModel, questionSetInputSchema } from '../../../src/core/question-sets/question-set.ts';
import { TemplateModel, templateInputSchema } from '../../../src/core/templates/template.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';

/** All live by Greenwich time in winter, so that their days are those of UTC. */
const people: (Pick<Person, '_id' | 'name'> & Partial<Person>)[] = [
  { _id: 'hanna', name: 'Hanna Berg', role: 'hr' },
  {
    _id: 'mona',
    name: 'Mona Reyes',
    absences: [{ from: isoDate('2026-12-08'), until: isoDate('2026-12-12'), standInId: 'kofi' }],
  },
  { _id: 'max', name: 'Max Ferro', primaryTeamId: 'north' },
  { _id: 'ravi', name: 'Ravi Menon', primaryTeamId: 'north' },
  {
    _id: 'rita',
    name: 'Rita Salo',
    primaryTeamId: 'north',
    absences: [{ from: isoDate('2026-12-14'), until: isoDate('2026-12-22') }],
  },
  { _id: 'adam', name: 'Adam Quist', role: 'admin', primaryTeamId: 'south' },
  { _id: 'kofi', name: 'Kofi Mensah' },
  { _id: 'sven', name: 'Sven Dahl' },
];

const teams = [
  { _id: 'north', name: 'North', primaryManagerId: 'mona', secondaryManagerIds: ['sven'] },
  { _id: 'south', name: 'South', parentId: 'north', primaryManagerId: 'max' },
];

/** Who reviews whom, as the teams above make it. */
export const reviewers: Record<string, string> = { max: 'mona', rita: 'mona', ravi: 'mona', adam: 'max' };

export const humanResources: readonly string[] = ['hanna', 'adam'];

/** Who acts for Mona, and when. */
export const standIn = { personId: 'kofi', forId: 'mona', from: '2026-12-08', until: '2026-12-12' };

const questions = [
  { key: 'title', type: 'shortText', prompt: 'A title?', askedTo: 'both', required: true },
  { key: 'story', type: 'longText', prompt: 'What moved?', askedTo: 'both', showPrevious: true },
  { key: 'plans', type: 'longText', prompt: 'What next?', askedTo: 'both' },
];

/** The fields of the form, in its pages: long ones where the platform tells what is typed, short ones elsewhere. */
export const fieldPages = {
  long: [['set_title', 'set_story', 'set_plans']],
  short: [['set_title', 'set_story'], ['set_plans']],
};

/** One cycle for the company that carries everything forward, and one for North that carries nothing. */
const cycles = [
  {
    name: 'Weekly',
    recipients: { company: true, personIds: [], teams: [] },
    carryForward: { answers: true, agendaPoints: true, actionPoints: true },
    dates: ['2026-12-02', '2026-12-03', '2026-12-04', '2026-12-08'],
    every: { weeks: 1 },
  },
  {
    name: 'Fortnightly',
    recipients: {
      company: false,
      personIds: [],
      teams: [{ teamId: 'north', includeSubTeams: false, primaryOnly: true }],
    },
    carryForward: { answers: false, agendaPoints: false, actionPoints: false },
    dates: ['2026-12-03', '2026-12-08', '2026-12-10', '2026-12-11'],
    every: { weeks: 2 },
  },
];

/** Eight people, two teams, two cycles, with ids that are the same each time. */
export async function foundLittleCompany(core: Core): Promise<Person[]> {
  await PersonModel.insertMany(
    people.map((person) => ({
      email: `${person._id}@example.com`,
      timeZone: 'Europe/London',
      locale: 'en-GB',
      role: 'member',
      isActive: true,
      ...person,
    })),
  );
  await TeamModel.insertMany(teams);
  await QuestionSetModel.create({
    ...questionSetInputSchema.parse({ name: 'Check-in', questions }),
    _id: 'set',
    isShared: true,
  });
  for (const { name, recipients, carryForward, dates, every } of cycles) {
    const [firstIssueOn, revieweeBy, reviewerBy, finaliseBy] = dates;
    const _id = name.toLowerCase();
    await TemplateModel.create({
      ...templateInputSchema.parse({ name, carryForward }),
      _id,
      questionSetIds: ['set'],
    });
    const { every: again, ...input } = cycleInputSchema.parse({
      name,
      template: name,
      recipients: { company: true },
      dates: { firstIssueOn, revieweeBy, reviewerBy, finaliseBy },
      every,
    });
    await CycleModel.create({
      ...input,
      ...(again && { every: again }),
      _id,
      templateId: _id,
      recipients,
      status: 'draft',
    });
    await startCycle(core, _id);
  }
  return PersonModel.find().sort({ _id: 1 }).lean<Person[]>();
}
