import { isDeepStrictEqual } from 'node:util';
import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { untilNobodyIsQuicker } from '../database/until-nobody-is-quicker.ts';
import { AppError, notFound } from '../errors.ts';
import { type Direction, moveInList } from '../forms/move-in-list.ts';
import type { Person } from '../people/person.ts';
import { changeUnlessChanged } from './change-question-set.ts';
import { loadQuestionSet, mustBeEditable, nameForAudit, type SeenQuestionSet } from './load-question-set.ts';
import type { Question } from './question.ts';
import type { QuestionSet } from './question-set.ts';

/**
 * Stores the questions as they are to be, in their order. What was issued keeps its own copy.
 * @returns false when the set was changed since it was loaded
 */
export async function storeQuestions(
  core: Core,
  seen: SeenQuestionSet,
  questions: Question[],
): Promise<boolean> {
  mustBeEditable(seen);
  const { set, actor } = seen;
  if (questions.length === 0) {
    throw new AppError('invalid', 'A question set needs at least one question. Delete the set instead.');
  }
  if (!(await changeUnlessChanged(set, { questions }))) return false;
  await record(core, actor, 'question-set.changed', { detail: nameForAudit(set) });
  return true;
}

/**
 * Adds a question at the end, whatever others change at the same moment.
 * @param wanted the question as it is for the set as it is now, and whether the set is as it was in the form: if not, and
 * the same question is in it, that was added by the same form
 * @returns its place
 */
export async function addQuestion(
  core: Core,
  actor: Person,
  questionSetId: string,
  wanted: (set: QuestionSet) => { question: Question; isAsDrawn: boolean },
): Promise<number> {
  return untilNobodyIsQuicker(async () => {
    const seen = await loadQuestionSet(core, actor, questionSetId);
    const { questions } = seen.set;
    const { question, isAsDrawn } = wanted(seen.set);
    const added = questions.findIndex(({ key }, place) =>
      isDeepStrictEqual(questions[place], { ...question, key }),
    );
    if (!isAsDrawn && added >= 0) return added;
    return (await storeQuestions(core, seen, [...questions, question])) ? questions.length : undefined;
  });
}

/**
 * Moves a question one place up or down.
 * @param how with the place at which it was seen: it is moved from there, and only once
 * @returns where it is now; not moved when it had been moved elsewhere
 */
export async function moveQuestion(
  core: Core,
  actor: Person,
  questionSetId: string,
  { key, place, direction }: { key: string; place?: number | undefined; direction: Direction },
): Promise<{ isMoved: boolean; place: number }> {
  return untilNobodyIsQuicker(async () => {
    const seen = await loadQuestionSet(core, actor, questionSetId);
    const { questions } = seen.set;
    const from = placeOf(questions, key);
    if (from === undefined) throw notFound('That question');
    if (place !== undefined && place !== from) {
      return { isMoved: from === place + (direction === 'up' ? -1 : 1), place: from };
    }
    const moved = moveInList(questions, from, direction);
    const isStored = await storeQuestions(core, seen, moved);
    return isStored ? { isMoved: true, place: placeOf(moved, key) ?? from } : undefined;
  });
}

/** @returns the place at which the question was */
export async function removeQuestion(
  core: Core,
  actor: Person,
  questionSetId: string,
  key: string,
): Promise<number> {
  let was: number | undefined;
  return untilNobodyIsQuicker(async () => {
    const seen = await loadQuestionSet(core, actor, questionSetId);
    const { questions } = seen.set;
    const place = placeOf(questions, key);
    // Somebody else removed it while this was at it.
    if (place === undefined && was !== undefined) return was;
    if (place === undefined) throw notFound('That question');
    was = place;
    const left = questions.filter((question) => question.key !== key);
    return (await storeQuestions(core, seen, left)) ? place : undefined;
  });
}

function placeOf(questions: readonly Question[], key: string): number | undefined {
  const place = questions.findIndex((question) => question.key === key);
  return place < 0 ? undefined : place;
}
