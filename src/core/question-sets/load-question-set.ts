import type { Core } from '../core.ts';
import { AppError, notFound } from '../errors.ts';
import type { Person } from '../people/person.ts';
import { canSetUp } from '../permissions/can-set-up.ts';
import { hasHrRole, isCreatorOrHr } from '../permissions/permissions.ts';
import { type QuestionSet, QuestionSetModel } from './question-set.ts';

/** A question set that one person may see. */
export interface SeenQuestionSet {
  set: QuestionSet;
  actor: Person;
  canEdit: boolean;
}

/** A personal set is its creator's alone; one that nobody in particular made is HR's to look after. */
function isVisibleTo({ isShared, creatorId }: QuestionSet, actor: Person): boolean {
  return isShared || creatorId === actor._id || (creatorId === undefined && hasHrRole(actor));
}

/** @throws {AppError} not-found when it does not exist or this person may not see it */
export async function loadQuestionSet(
  core: Core,
  actor: Person,
  questionSetId: string,
): Promise<SeenQuestionSet> {
  const set = await QuestionSetModel.findById(questionSetId).lean<QuestionSet>();
  if (!set || !isVisibleTo(set, actor)) throw notFound('That question set');
  const canEdit = isCreatorOrHr(actor, set);
  if (!canEdit && !(await canSetUp(core, actor))) throw notFound('That question set');
  return { set, actor, canEdit };
}

/** Of the sets with these ids, those that this person may see. */
export async function findVisibleQuestionSets(actor: Person, ids: readonly string[]): Promise<QuestionSet[]> {
  const sets = await QuestionSetModel.find({ _id: { $in: [...ids] } }).lean<QuestionSet[]>();
  return sets.filter((set) => isVisibleTo(set, actor));
}

/** Shared sets and one's own, by name: what can be put into a template. */
export async function listQuestionSets(actor: Person): Promise<QuestionSet[]> {
  const sets = await QuestionSetModel.find().lean<QuestionSet[]>();
  return sets
    .filter((set) => isVisibleTo(set, actor))
    .sort((left, right) => left.name.localeCompare(right.name));
}

/** @throws {AppError} when this person sees the set but may not change it */
export function mustBeEditable({ canEdit, set }: SeenQuestionSet): void {
  if (!canEdit) {
    throw new AppError('not-allowed', `Only whoever made “${set.name}” and HR can change it.`);
  }
}

/** For the audit log: a personal set is nobody else's business, so it is named by its id. */
export function nameForAudit({ _id, name, isShared }: QuestionSet): string {
  return isShared ? name : _id;
}
