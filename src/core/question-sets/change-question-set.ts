import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { isDuplicateKey } from '../database/is-duplicate-key.ts';
import { whileStill } from '../database/while-still.ts';
import { AppError, notFound } from '../errors.ts';
import type { Person } from '../people/person.ts';
import { canSetUp } from '../permissions/can-set-up.ts';
import { mustBeEditable, nameForAudit, type SeenQuestionSet } from './load-question-set.ts';
import { type QuestionSet, QuestionSetModel } from './question-set.ts';

/** Somebody, perhaps somebody else, has a question set of that name. */
export async function isQuestionSetNameTaken(name: string, exceptId?: string): Promise<boolean> {
  const found = await QuestionSetModel.findOne({ name }, { _id: 1 }).lean<Pick<QuestionSet, '_id'>>();
  return found !== null && found._id !== exceptId;
}

/**
 * Makes a question set; one that has this id already was made by the same request.
 * @returns false when there is another one of that name
 */
export async function createQuestionSet(
  core: Core,
  actor: Person,
  input: Pick<QuestionSet, '_id' | 'name' | 'isShared' | 'ask' | 'questions'>,
): Promise<boolean> {
  if (!(await canSetUp(core, actor))) throw notFound();
  const set: QuestionSet = { ...input, creatorId: actor._id };
  const isNew = (await insertMissing(QuestionSetModel, [set])).length > 0;
  if (isNew) await record(core, actor, 'question-set.created', { detail: nameForAudit(set) });
  return isNew || (await QuestionSetModel.exists({ _id: set._id })) !== null;
}

/**
 * Name, who sees it and how it asks; only its creator makes a shared set personal.
 * @returns false when it was changed since it was loaded, or another one has that name
 */
export async function changeQuestionSet(
  core: Core,
  seen: SeenQuestionSet,
  changes: Pick<QuestionSet, 'name' | 'isShared' | 'ask'>,
): Promise<boolean> {
  mustBeEditable(seen);
  const { set, actor } = seen;
  if (set.isShared && !changes.isShared && set.creatorId !== actor._id) {
    throw new AppError('not-allowed', 'Only whoever made a question set can keep it to themselves.');
  }
  if (!(await changeUnlessChanged(set, changes))) return false;
  await record(core, actor, 'question-set.changed', { detail: nameForAudit({ ...set, ...changes }) });
  return true;
}

/** How a set asks and how often each question is asked depend on each other, so nothing of it may have changed. */
export async function changeUnlessChanged(set: QuestionSet, changes: Partial<QuestionSet>): Promise<boolean> {
  try {
    const { matchedCount } = await QuestionSetModel.updateOne(
      { _id: set._id, ...whileStill(set, 'name', 'isShared', 'ask', 'questions') },
      { $set: changes },
    );
    return matchedCount > 0;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
