import type { Handlers } from '../../chat/handler.ts';
import type { UserAction } from '../../chat/user-action.ts';
import { notFound } from '../../errors.ts';
import { moveInList } from '../../forms/move-in-list.ts';
import { questionTypes } from '../../forms/question-types.ts';
import { storeQuestions } from '../../question-sets/change-question-set.ts';
import { keyFor } from '../../question-sets/key-for.ts';
import { loadQuestionSet, mustBeEditable } from '../../question-sets/load-question-set.ts';
import type { Question } from '../../question-sets/question.ts';
import type { QuestionSet } from '../../question-sets/question-set.ts';
import { readQuestion } from '../../question-sets/read-question.ts';
import { newQuestionValues, questionForm, questionTypeForm, questionValues } from './question-form.ts';
import { questionsPerPage } from './question-set-page.ts';

type QuestionActions =
  | 'open-question-type-form'
  | 'open-question-form'
  | 'save-question'
  | 'move-question'
  | 'remove-question';

export const questionHandlers: Handlers<QuestionActions> = {
  async 'open-question-type-form'(core, { questionSetId }, { actor }) {
    const seen = await loadQuestionSet(core, actor, questionSetId);
    mustBeEditable(seen);
    return { kind: 'show', view: questionTypeForm(seen.set, { values: {}, errors: {} }) };
  },

  async 'open-question-form'(core, { questionSetId, key }, { actor, values }) {
    const seen = await loadQuestionSet(core, actor, questionSetId);
    mustBeEditable(seen);
    if (key !== undefined) {
      const question = findQuestion(seen.set, key);
      const state = { values: questionValues(question), errors: {} };
      return { kind: 'show', view: questionForm(seen.set, question.type, state, key) };
    }
    const type = questionTypes.find((each) => each === values.type);
    if (!type) {
      const errors = { type: 'Please choose one.' };
      return { kind: 'errors', form: questionTypeForm(seen.set, { values, errors }) };
    }
    const state = { values: newQuestionValues(type), errors: {} };
    return { kind: 'show', view: questionForm(seen.set, type, state) };
  },

  async 'save-question'(core, { questionSetId, questionType, key }, { actor, values }) {
    const seen = await loadQuestionSet(core, actor, questionSetId);
    mustBeEditable(seen);
    const { set } = seen;
    const type = key === undefined ? questionType : findQuestion(set, key).type;
    const keys = set.questions.map((question) => question.key);
    const newKey = key ?? keyFor(String(values.prompt ?? ''), keys);
    const read = readQuestion(type, newKey, set, values);
    if ('errors' in read) {
      return { kind: 'errors', form: questionForm(set, type, { values, errors: read.errors }, key) };
    }
    const place = key === undefined ? keys.length : keys.indexOf(key);
    const questions = [...set.questions];
    questions[place] = read.question;
    await storeQuestions(core, seen, questions);
    return { kind: 'go', to: pageWith(place, questionSetId), said: 'Saved.' };
  },

  async 'move-question'(core, { questionSetId, key, direction }, { actor }) {
    const seen = await loadQuestionSet(core, actor, questionSetId);
    const place = seen.set.questions.indexOf(findQuestion(seen.set, key));
    const questions = moveInList(seen.set.questions, place, direction);
    await storeQuestions(core, seen, questions);
    const movedTo = questions.findIndex((question) => question.key === key);
    return { kind: 'go', to: pageWith(movedTo, questionSetId) };
  },

  async 'remove-question'(core, { questionSetId, key }, { actor }) {
    const seen = await loadQuestionSet(core, actor, questionSetId);
    const place = seen.set.questions.indexOf(findQuestion(seen.set, key));
    const questions = seen.set.questions.filter((question) => question.key !== key);
    await storeQuestions(core, seen, questions);
    return { kind: 'go', to: pageWith(place, questionSetId), said: 'Removed.' };
  },
};

function pageWith(place: number, questionSetId: string): UserAction {
  return { type: 'open-question-set', questionSetId, page: Math.floor(place / questionsPerPage) };
}

function findQuestion({ questions }: QuestionSet, key: string): Question {
  const question = questions.find((each) => each.key === key);
  if (!question) throw notFound('That question');
  return question;
}
