import type { Reply, Request } from '../../src/core/chat/reply.ts';
import type { UserAction } from '../../src/core/chat/user-action.ts';
import type { Core } from '../../src/core/core.ts';
import { startCycle } from '../../src/core/cycles/change/start-cycle.ts';
import { type Cycle, CycleModel } from '../../src/core/cycles/cycle.ts';
import { cycleInputSchema } from '../../src/core/cycles/cycle-input.ts';
import { issueDue } from '../../src/core/cycles/issue/issue-due.ts';
import type { FormValues } from '../../src/core/forms/form-values.ts';
import { handle } from '../../src/core/handle.ts';
import { newId } from '../../src/core/new-id.ts';
import { type OneToOne, OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../src/core/people/person.ts';
import { TeamModel } from '../../src/core/people/team.ts';
import { QuestionSetModel, questionSetInputSchema } from '../../src/core/question-sets/question-set.ts';
import { TemplateModel, templateInputSchema } from '../../src/core/templates/template.ts';
import { asDrawn } from './drawn-form.ts';

export async function addPerson(name: string, more: Partial<Person> = {}): Promise<Person> {
  const person = await PersonModel.create(personCalled(name, more));
  return person.toObject() as Person;
}

function personCalled(name: string, more: Partial<Person> = {}) {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.com`;
  const common = { timeZone: 'Europe/London', locale: 'en-GB', role: 'member', isActive: true } as const;
  return { name, email, ...common, ...more };
}

/** One question of every type; mood and plate are required of the reviewee. */
const everyQuestion = [
  { key: 'mood', type: 'mood', prompt: 'How was the week?', required: true, showPrevious: true },
  {
    key: 'plate',
    type: 'scale',
    prompt: 'How full is your plate?',
    min: 1,
    max: 5,
    askedTo: 'both',
    required: true,
  },
  { key: 'title', type: 'shortText', prompt: 'A title for the week?' },
  { key: 'moved', type: 'longText', prompt: 'What moved?', showPrevious: true },
  { key: 'rested', type: 'yesNo', prompt: 'Rested?' },
  { key: 'place', type: 'singleChoice', prompt: 'Where next week?', options: ['Office', 'Home'] },
  { key: 'days', type: 'multipleChoice', prompt: 'Which days?', options: ['Mon, early', 'Tue', 'Wed'] },
  { key: 'hours', type: 'number', prompt: 'Hours?', min: 0, max: 80 },
  { key: 'off', type: 'date', prompt: 'Next day off?' },
];

export interface Company {
  reviewee: Person;
  reviewer: Person;
  hr: Person;
  colleague: Person;
  cycle: Cycle;
}

/** Mei is reviewed by Tomasz, weekly from Wed 2 December 2026; Hanna is HR, Kofi a colleague elsewhere. */
export async function makeCompany(core: Core, cycleOptions: Record<string, unknown> = {}): Promise<Company> {
  const ids = { reviewer: newId(), team: newId(), set: newId(), template: newId(), cycle: newId() };
  // All at once and the people in one go: hundreds of tests begin with this.
  const [people] = await Promise.all([
    PersonModel.insertMany([
      personCalled('Tomasz Wojcik', { _id: ids.reviewer }),
      personCalled('Mei Tan', { primaryTeamId: ids.team }),
      personCalled('Hanna Berg', { role: 'hr' }),
      personCalled('Kofi Mensah'),
    ]),
    TeamModel.create({ _id: ids.team, name: 'Platform', primaryManagerId: ids.reviewer }),
    QuestionSetModel.create({
      ...questionSetInputSchema.parse({ name: 'Check-in', questions: everyQuestion }),
      _id: ids.set,
      isShared: true,
    }),
    TemplateModel.create({
      ...templateInputSchema.parse({ name: 'Weekly 1-to-1' }),
      _id: ids.template,
      questionSetIds: [ids.set],
    }),
  ]);
  const [reviewer, reviewee, hr, colleague] = people.map((person) => person.toObject() as Person);
  if (!reviewer || !reviewee || !hr || !colleague) throw new Error('somebody is missing');
  await CycleModel.create({
    ...cycleSettings(reviewee, cycleOptions),
    _id: ids.cycle,
    templateId: ids.template,
    recipients: { company: false, personIds: [reviewee._id], teams: [] },
    status: 'draft',
  });
  return { reviewee, reviewer, hr, colleague, cycle: await startCycle(core, ids.cycle) };
}

function cycleSettings({ email }: Person, options: Record<string, unknown>) {
  const {
    every,
    template: _,
    ...settings
  } = cycleInputSchema.parse({
    name: 'Platform weekly',
    template: 'Weekly 1-to-1',
    recipients: { people: [email] },
    dates: {
      firstIssueOn: '2026-12-02',
      revieweeBy: '2026-12-03',
      reviewerBy: '2026-12-04',
      finaliseBy: '2026-12-07',
    },
    every: { weeks: 1 },
    timeZone: 'Europe/London',
    ...options,
  });
  return { ...settings, ...(every && { every }) };
}

/** Issues what is due and returns the open 1-to-1. */
export async function issueOpen(core: Core): Promise<OneToOne> {
  await issueDue(core);
  const open = await OneToOneModel.findOne({ status: 'open' }).sort({ occurrence: -1 }).lean<OneToOne>();
  if (!open) throw new Error('nothing was issued');
  return open;
}

/** The id of the field that asks the question with this key. */
export function fieldOf(oneToOne: OneToOne, key: string): string {
  const question = oneToOne.questions.find((candidate) => candidate.key === key);
  if (!question) throw new Error(`no question ${key}`);
  return question.id;
}

/** A person does something, as from Slack's modal, which they opened just before. */
export async function act(
  core: Core,
  actor: Person,
  action: UserAction,
  values: FormValues = {},
  more: Partial<Request> = {},
): Promise<Reply> {
  return handle(core, {
    actor,
    action: await asDrawn(core, actor, action),
    values,
    surface: 'dialog',
    from: 'slack',
    savesWhileTyping: true,
    ...more,
  });
}
