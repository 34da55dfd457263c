import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { AppError, notFound } from '../errors.ts';
import { newId } from '../new-id.ts';
import type { Person } from '../people/person.ts';
import { canSetUp } from '../permissions/can-set-up.ts';
import { mustBeEditable, nameForAudit, type SeenQuestionSet } from './load-question-set.ts';
import type { Question } from './question.ts';
import { type QuestionSet, QuestionSetModel } from './question-set.ts';

/** Somebody, perhaps somebody else, has a question set of that name. */
export async function isQuestionSetNameTaken(name: string, exceptId?: string): Promise<boolean> {
  const found = await QuestionSetModel.findOne({ name }, { _id: 1 }).lean<Pick<QuestionSet, '_id'>>();
  return found !== null && found._id !== exceptId;
}

export async function createQuestionSet(
  core: Core,
  actor: Person,
  input: Pick<QuestionSet, 'name' | 'isShared' | 'ask' | 'questions'>,
): Promise<QuestionSet> {
  if (!(await canSetUp(core, actor))) throw notFound();
  const set: QuestionSet = { _id: newId(), ...input, creatorId: actor._id };
  await QuestionSetModel.create(set);
  await record(core, actor, 'question-set.created', { detail: nameForAudit(set) });
  return set;
}

/** Name, who sees it and how it asks; only its creator makes a shared set personal. */
export async function changeQuestionSet(
  core: Core,
  seen: SeenQuestionSet,
  changes: Pick<QuestionSet, 'name' | 'isShared' | 'ask'>,
): Promise<void> {
  mustBeEditable(seen);
  const { set, actor } = seen;
  if (set.isShared && !changes.isShared && set.creatorId !== actor._id) {
    throw new AppError('not-allowed', 'Only whoever made a question set can keep it to themselves.');
  }
  await QuestionSetModel.updateOne({ _id: set._id }, { $set: changes });
  await record(core, actor, 'question-set.changed', { detail: nameForAudit({ ...set, ...changes }) });
}

/**
 * Stores the questions as they are to be, in their order. What was issued keeps its own copy.
 * @throws {AppError} when somebody else changed them in the meantime
 */
export async function storeQuestions(
  core: Core,
  seen: SeenQuestionSet,
  questions: Question[],
): Promise<void> {
  mustBeEditable(seen);
  const { set, actor } = seen;
  if (questions.length === 0) {
    throw new AppError('invalid', 'A question set needs at least one question. Delete the set instead.');
  }
  const { matchedCount } = await QuestionSetModel.updateOne(
    { _id: set._id, questions: { $eq: set.questions } },
    { $set: { questions } },
  );
  if (matchedCount === 0) {
    throw new AppError('conflict', `“${set.name}” was changed by somebody else just now. Open it again.`);
  }
  await record(core, actor, 'question-set.changed', { detail: nameForAudit(set) });
}
