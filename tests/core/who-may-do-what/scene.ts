import type { UserAction } from '../../../src/core/chat/user-action.ts';
import type { FormValues } from '../../../src/core/forms/form-values.ts';
import { NoteModel } from '../../../src/core/notes/note.ts';
import { type ActivityItem, ActivityItemModel } from '../../../src/core/one-to-ones/activity-item.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import { TeamModel } from '../../../src/core/people/team.ts';
import { type ActionPoint, ActionPointModel } from '../../../src/core/points/action-point.ts';
import { type AgendaPoint, AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { CommentModel } from '../../../src/core/points/comment.ts';
import { QuestionSetModel } from '../../../src/core/question-sets/question-set.ts';
import { type Template, TemplateModel } from '../../../src/core/templates/template.ts';
import { isoDate } from '../../../src/core/time/iso-date.ts';

import { act, addPerson, fieldOf, issueOpen, makeCompany } from '../../support/small-company.ts';
import { makeTestCore, type TestCore } from '../../support/test-core.ts';
import type { Kind } from './kinds.ts';

/**
 * Three occurrences of one thread: the first archived, the second finalised, the third open and full of what people wrote,
 * while the reviewer is away.
 */
export interface Scene {
  core: TestCore;
  people: Record<Kind, Person>;
  archived: OneToOne;
  finalised: OneToOne;
  open: OneToOne;
}

/** @param visibleTo what the template says of who besides the two reads the content */
export async function makeScene(visibleTo?: Template['visibleTo']): Promise<Scene> {
  const core = makeTestCore('2026-12-02T10:00:00Z');
  const { reviewee, reviewer, hr, colleague } = await makeCompany(core);
  await QuestionSetModel.updateMany({}, { $set: { 'questions.$[].askedTo': 'both' } });
  await TemplateModel.updateMany({}, { $set: { panels: ['objectives'], ...(visibleTo && { visibleTo }) } });
  const people = {
    reviewee,
    reviewer,
    'stand-in': await addPerson('Stefan Stand-In'),
    'manager of others': await addPerson('Olga Other'),
    'secondary manager': await addPerson('Sam Second'),
    HR: hr,
    admin: await addPerson('Ada Admin', { role: 'admin' }),
    owner: await addPerson('Oki Owner', { role: 'owner' }),
    colleague,
    'former stand-in': await addPerson('Esra Earlier'),
    'former HR': await addPerson('Gone Hr', { role: 'hr', isActive: false }),
  };
  await TeamModel.updateOne(
    { name: 'Platform' },
    { $set: { secondaryManagerIds: [people['secondary manager']._id] } },
  );
  const sales = await TeamModel.create({ name: 'Sales', primaryManagerId: people['manager of others']._id });
  await addPerson('Uma Under', { primaryTeamId: sales._id });
  await setAway(people);
  const company = { core, people };
  const archived = await issueOpen(core);
  await act(core, reviewer, { type: 'archive-one-to-one', oneToOneId: archived._id });
  const finalised = await makeFinalised(company);
  const open = await makeOpen(company);
  // What was read while it was made is none of what anybody tries.
  await OneToOneModel.updateMany({}, { $unset: { readings: true } });
  return { ...company, archived, finalised, open };
}

/** Last week somebody else stood in for the reviewer, who is away again this week. */
async function setAway(people: Scene['people']): Promise<void> {
  const absences = [
    {
      from: isoDate('2026-12-10'),
      until: isoDate('2026-12-11'),
      standInId: people['former stand-in']._id,
    },
    { from: isoDate('2026-12-14'), until: isoDate('2026-12-18'), standInId: people['stand-in']._id },
  ];
  await PersonModel.updateOne({ _id: people.reviewer._id }, { $set: { absences } });
}

type Company = Pick<Scene, 'core' | 'people'>;

function sayerIn({ core, people }: Company, { _id: oneToOneId }: OneToOne) {
  return (kind: Kind, action: Omit<UserAction, 'oneToOneId'>, values: FormValues = {}) =>
    act(core, people[kind], { ...action, oneToOneId } as UserAction, values);
}

/** Both the required answers and a text. */
export function answersIn(oneToOne: OneToOne, moved: string): FormValues {
  return {
    [fieldOf(oneToOne, 'mood')]: '4',
    [fieldOf(oneToOne, 'plate')]: '2',
    [fieldOf(oneToOne, 'moved')]: moved,
  };
}

async function makeFinalised(company: Company): Promise<OneToOne> {
  company.core.turnTo('2026-12-09T10:00:00Z');
  const oneToOne = await issueOpen(company.core);
  const say = sayerIn(company, oneToOne);
  for (const part of ['reviewee', 'reviewer'] as const)
    await say(part, { type: 'share-answers' }, answersIn(oneToOne, `shared-by-${part}`));
  await say('reviewer', { type: 'finalise' });
  await say('reviewer', { type: 'reopen' }, { reason: 'reason-of-reopening' });
  await say('reviewer', { type: 'finalise' });
  for (const part of ['reviewee', 'reviewer'] as const)
    await say(part, { type: 'save-usefulness' }, { score: '4', why: `why-of-${part}` });
  return OneToOneModel.findById(oneToOne._id).orFail().lean<OneToOne>();
}

async function makeOpen(company: Company): Promise<OneToOne> {
  const { core, people } = company;
  core.turnTo('2026-12-16T10:00:00Z');
  const oneToOne = await issueOpen(core);
  const say = sayerIn(company, oneToOne);
  await act(core, people.reviewee, { type: 'add-objective' }, { title: 'objective-of-reviewee' });
  for (const part of ['reviewee', 'reviewer'] as const) {
    await say(part, { type: 'share-answers' }, answersIn(oneToOne, `shared-by-${part}`));
    await say(part, { type: 'add-agenda-point' }, { text: `agenda-of-${part}` });
    await say(part, { type: 'add-action-point' }, { text: `action-of-${part}`, owner: people[part]._id });
    await say(part, { type: 'add-note' }, { text: `public-of-${part}`, visibility: 'public' });
  }
  for (const part of ['reviewee', 'reviewer', 'stand-in'] as const) {
    await say(part, { type: 'save-draft' }, answersIn(oneToOne, `draft-of-${part}`));
    await say(part, { type: 'add-note' }, { text: `private-of-${part}`, visibility: 'private' });
  }
  for (const part of ['reviewee', 'reviewer'] as const) await setAside(company, oneToOne, part);
  const agendaPoint = { point: 'agenda-point', pointId: (await agendaPointOf('reviewee'))._id } as const;
  const actionPoint = { point: 'action-point', pointId: (await actionPointOf('reviewer'))._id } as const;
  for (const part of ['reviewee', 'reviewer'] as const) {
    await say(part, { type: 'add-comment', ...agendaPoint }, { text: `comment-of-${part}` });
    await say(part, { type: 'add-comment', ...actionPoint }, { text: `comment-of-${part}` });
  }
  return OneToOneModel.findById(oneToOne._id).orFail().lean<OneToOne>();
}

type Part = 'reviewee' | 'reviewer';

/** What somebody typed in another window, and what they have now is later. */
async function setAside({ people, core }: Company, { _id, questions }: OneToOne, part: Part): Promise<void> {
  const field = questions.find(({ key }) => key === 'moved')?.id ?? '';
  const aside = { [field]: [{ value: `aside-of-${part}`, at: core.clock.now() }] };
  const path = `parts.${part}.drafts.${people[part]._id}.aside`;
  await OneToOneModel.updateOne({ _id }, { $set: { [path]: aside } });
}

export const agendaPointOf = (part: Part) =>
  AgendaPointModel.findOne({ text: `agenda-of-${part}` })
    .orFail()
    .lean<AgendaPoint>();
export const actionPointOf = (part: Part) =>
  ActionPointModel.findOne({ text: `action-of-${part}` })
    .orFail()
    .lean<ActionPoint>();
export const publicNoteOf = (part: Part) =>
  NoteModel.findOne({ text: `public-of-${part}` })
    .orFail()
    .lean<{ _id: string }>();
export const commentOf = (part: Part) =>
  CommentModel.findOne({ text: `comment-of-${part}`, point: 'agenda-point' })
    .orFail()
    .lean<{ _id: string }>();
export const objective = () =>
  ActivityItemModel.findOne({ title: 'objective-of-reviewee' }).orFail().lean<ActivityItem>();
