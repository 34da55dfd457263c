import type { Go, Handlers } from '../../chat/handler.ts';
import type { Request } from '../../chat/reply.ts';
import type { Form } from '../../chat/view.ts';
import type { Core } from '../../core.ts';
import { AppError, notFound } from '../../errors.ts';
import { pageOf } from '../../page.ts';
import { canSetUp } from '../../permissions/can-set-up.ts';
import {
  changeQuestionSet,
  createQuestionSet,
  isQuestionSetNameTaken,
} from '../../question-sets/change-question-set.ts';
import { findInLibrary, library } from '../../question-sets/library/library.ts';
import {
  listQuestionSets,
  loadQuestionSet,
  mustBeEditable,
  type SeenQuestionSet,
} from '../../question-sets/load-question-set.ts';
import { questionSetInputSchema } from '../../question-sets/question-set.ts';
import { readQuestionSet } from '../../question-sets/read-question-set.ts';
import { mayOpenSetUp } from '../../setup/may-open-set-up.ts';
import { deleteQuestionSet, templatesUsing } from '../../templates/delete-question-set.ts';
import { questionSetForm, questionSetValues } from './question-set-form.ts';
import { libraryList, questionSetList } from './question-set-list.ts';
import { librarySetPage, questionSetPage } from './question-set-page.ts';

type QuestionSetActions =
  | 'list-question-sets'
  | 'open-question-set'
  | 'open-question-set-form'
  | 'save-question-set'
  | 'delete-question-set'
  | 'list-library'
  | 'open-library-set'
  | 'add-from-library';

const listedPerPage = 10;
const libraryPerPage = 6;

export const questionSetHandlers: Handlers<QuestionSetActions> = {
  async 'list-question-sets'(core, { page }, { actor }) {
    if (!(await mayOpenSetUp(core, actor))) throw notFound('The list of question sets');
    const [sets, canMake] = await Promise.all([listQuestionSets(actor), canSetUp(core, actor)]);
    // Whoever may not make any sees what they made before.
    const listed = canMake ? sets : sets.filter(({ creatorId }) => creatorId === actor._id);
    return { kind: 'show', view: questionSetList(pageOf(listed, listedPerPage, page), { canMake }) };
  },

  async 'open-question-set'(core, { questionSetId, page }, { actor }) {
    const { set, canEdit } = await loadQuestionSet(core, actor, questionSetId);
    const usedBy = await templatesUsing(set._id);
    return { kind: 'show', view: questionSetPage({ set, canEdit, usedBy }, page) };
  },

  async 'open-question-set-form'(core, { questionSetId }, { actor }) {
    if (questionSetId === undefined) {
      if (!(await canSetUp(core, actor))) throw notFound();
      return { kind: 'show', view: questionSetForm({ values: questionSetValues(), errors: {} }) };
    }
    const seen = await loadQuestionSet(core, actor, questionSetId);
    mustBeEditable(seen);
    return { kind: 'show', view: formFor(seen, { values: questionSetValues(seen.set), errors: {} }) };
  },

  async 'save-question-set'(core, { questionSetId }, { actor, values }) {
    const seen = questionSetId === undefined ? undefined : await loadQuestionSet(core, actor, questionSetId);
    if (seen) mustBeEditable(seen);
    else if (!(await canSetUp(core, actor))) throw notFound();
    const read = readQuestionSet(values, seen?.set.questions);
    const errors = 'errors' in read ? read.errors : {};
    if (!('errors' in read) && (await isQuestionSetNameTaken(read.input.name, questionSetId))) {
      errors.name = 'There is a question set of that name already. Please choose another.';
    }
    if ('errors' in read || Object.keys(errors).length > 0) {
      const state = { values, errors };
      return { kind: 'errors', form: seen ? formFor(seen, state) : questionSetForm(state) };
    }
    const { questions, ...settings } = read.input;
    if (seen) await changeQuestionSet(core, seen, settings);
    const id = seen?.set._id ?? (await createQuestionSet(core, actor, { ...settings, questions }))._id;
    const said = seen ? 'Saved.' : 'Created.';
    return { kind: 'go', to: { type: 'open-question-set', questionSetId: id }, said };
  },

  async 'delete-question-set'(core, { questionSetId }, { actor }) {
    const seen = await loadQuestionSet(core, actor, questionSetId);
    await deleteQuestionSet(core, seen);
    return { kind: 'go', to: { type: 'list-question-sets' }, said: `“${seen.set.name}” is deleted.` };
  },

  async 'list-library'(core, { page }, { actor }) {
    const names = await ownedNames(core, actor);
    return { kind: 'show', view: libraryList(pageOf(library, libraryPerPage, page), names) };
  },

  async 'open-library-set'(core, { slug }, { actor }) {
    const names = await ownedNames(core, actor);
    const found = findInLibrary(slug);
    return { kind: 'show', view: librarySetPage(found, names.has(found.set.name)) };
  },

  async 'add-from-library'(core, { slug }, { actor }) {
    const { shared, ...input } = questionSetInputSchema.parse(findInLibrary(slug).set);
    return addShared(core, actor, { ...input, isShared: shared });
  },
};

async function addShared(
  core: Core,
  actor: Request['actor'],
  input: Parameters<typeof createQuestionSet>[2],
): Promise<Go> {
  const names = await ownedNames(core, actor);
  if (names.has(input.name) || (await isQuestionSetNameTaken(input.name))) {
    throw new AppError('conflict', `There is a question set called “${input.name}” already.`);
  }
  const { _id } = await createQuestionSet(core, actor, input);
  return { kind: 'go', to: { type: 'open-question-set', questionSetId: _id }, said: 'Added to our sets.' };
}

/** The library is for whoever may add to their sets from it. */
async function ownedNames(core: Core, actor: Request['actor']): Promise<Set<string>> {
  if (!(await canSetUp(core, actor))) throw notFound('The library of question sets');
  return new Set((await listQuestionSets(actor)).map(({ name }) => name));
}

function formFor(seen: SeenQuestionSet, state: Parameters<typeof questionSetForm>[0]): Form {
  const { set, actor } = seen;
  const canBePersonal = !set.isShared || set.creatorId === actor._id;
  return questionSetForm(state, { questionSetId: set._id, canBePersonal });
}
