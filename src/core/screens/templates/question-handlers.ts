import { type Edit, openEdit, saveEdit } from '../../chat/edit.ts';
import type { Go, Handlers } from '../../chat/handler.ts';
import type { Reply, Request } from '../../chat/reply.ts';
import type { UserAction } from '../../chat/user-action.ts';
import type { Core } from '../../core.ts';
import { notFound } from '../../errors.ts';
import { type QuestionType, questionTypes } from '../../forms/question-types.ts';
import { stampOf } from '../../forms/stamp-of.ts';
import type { Person } from '../../people/person.ts';
import {
  addQuestion,
  moveQuestion,
  removeQuestion,
  storeQuestions,
} from '../../question-sets/change-questions.ts';
import { keyFor } from '../../question-sets/key-for.ts';
import {
  loadQuestionSet,
  mustBeEditable,
  type SeenQuestionSet,
} from '../../question-sets/load-question-set.ts';
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
    const seen = await loadEditable(core, actor, questionSetId);
    return { kind: 'show', view: questionTypeForm(seen.set, { values: {}, errors: {} }) };
  },

  async 'open-question-form'(core, { questionSetId, key }, { actor, values }) {
    if (key !== undefined) return openEdit(editOf(core, actor, questionSetId, key));
    const { set } = await loadEditable(core, actor, questionSetId);
    const type = questionTypes.find((each) => each === values.type);
    if (!type) {
      const errors = { type: 'Please choose one.' };
      return { kind: 'errors', form: questionTypeForm(set, { values, errors }) };
    }
    const state = { values: newQuestionValues(type), errors: {}, seen: stampOfQuestions(set) };
    return { kind: 'show', view: questionForm(set, type, state) };
  },

  async 'save-question'(core, { questionSetId, questionType, key, seen }, request) {
    if (key === undefined) return add(core, questionSetId, questionType, seen, request);
    const saved = await saveEdit(editOf(core, request.actor, questionSetId, key), seen, request);
    if ('refused' in saved) return saved.refused;
    const { set, question } = saved.it;
    return pageWith(set.questions.indexOf(question), questionSetId, 'Saved.');
  },

  async 'move-question'(core, { questionSetId, key, place, direction }, { actor }) {
    const moved = await moveQuestion(core, actor, questionSetId, { key, place, direction });
    if (moved.isMoved) return pageWith(moved.place, questionSetId);
    const said = 'The order changed meanwhile, so nothing was moved. This is how it is now.';
    return { ...pageWith(moved.place, questionSetId, said), tone: 'warning' };
  },

  async 'remove-question'(core, { questionSetId, key }, { actor }) {
    const place = await removeQuestion(core, actor, questionSetId, key);
    return pageWith(place, questionSetId, 'Removed.');
  },
};

/** A question of a set, as somebody changes it. */
interface SeenQuestion extends SeenQuestionSet {
  question: Question;
}

function editOf(core: Core, actor: Person, questionSetId: string, key: string): Edit<SeenQuestion, Question> {
  return {
    async load() {
      const seen = await loadEditable(core, actor, questionSetId);
      const question = seen.set.questions.find((each) => each.key === key);
      if (!question) throw notFound('That question');
      return { ...seen, question };
    },
    stored: ({ question }) => questionValues(question),
    form: ({ set, question }, state) => questionForm(set, question.type, state, key),
    read: ({ set, question }, values) => readQuestion(question.type, key, set, values),
    write: (seen, changed) =>
      storeQuestions(
        core,
        seen,
        seen.set.questions.map((each) => (each.key === key ? changed : each)),
      ),
  };
}

/** Whoever sends the same form again has added its question already. */
async function add(
  core: Core,
  questionSetId: string,
  type: QuestionType,
  drawn: string | undefined,
  { actor, values }: Request,
): Promise<Go | Reply> {
  const seen = await loadEditable(core, actor, questionSetId);
  const readFor = (set: QuestionSet) => readQuestion(type, newKey(set, values.prompt), set, values);
  const read = readFor(seen.set);
  if ('errors' in read) {
    const state = { values, errors: read.errors, seen: drawn };
    return { kind: 'errors', form: questionForm(seen.set, type, state) };
  }
  const place = await addQuestion(core, actor, questionSetId, (set) => {
    const again = readFor(set);
    return {
      question: 'input' in again ? again.input : read.input,
      isAsDrawn: drawn === undefined || drawn === stampOfQuestions(set),
    };
  });
  return pageWith(place, questionSetId, 'Saved.');
}

function newKey({ questions }: QuestionSet, prompt: Request['values'][string] | undefined): string {
  return keyFor(
    String(prompt ?? ''),
    questions.map(({ key }) => key),
  );
}

function stampOfQuestions({ questions }: QuestionSet): string {
  return stampOf({ keys: questions.map(({ key }) => key) });
}

async function loadEditable(core: Core, actor: Person, questionSetId: string): Promise<SeenQuestionSet> {
  const seen = await loadQuestionSet(core, actor, questionSetId);
  mustBeEditable(seen);
  return seen;
}

function pageWith(place: number, questionSetId: string, said?: string): Go {
  const page = Math.floor(Math.max(0, place) / questionsPerPage);
  const to: UserAction = { type: 'open-question-set', questionSetId, page };
  return { kind: 'go', to, ...(said !== undefined && { said }) };
}
