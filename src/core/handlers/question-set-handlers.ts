import type { Core } from '../core.ts';
import { AppError, notFound } from '../errors.ts';
import { canSetUp } from '../people/can-set-up.ts';
import {
  changeQuestionSet,
  createQuestionSet,
  deleteQuestionSet,
  isQuestionSetNameTaken,
  templatesUsing,
} from '../question-sets/change-question-set.ts';
import { findInLibrary, library } from '../question-sets/library/library.ts';
import {
  listQuestionSets,
  loadQuestionSet,
  mustBeEditable,
  type SeenQuestionSet,
} from '../question-sets/load-question-set.ts';
import { questionSetInputSchema } from '../question-sets/question-set.ts';
import { readQuestionSet } from '../question-sets/read-question-set.ts';
import { pageOf } from '../views/paging.ts';
import { questionSetForm, questionSetValues } from '../views/question-set-form.ts';
import { libraryList, questionSetList } from '../views/question-set-list.ts';
import { librarySetPage, questionSetPage } from '../views/question-set-page.ts';
import type { Reply, Request } from '../views/reply.ts';
import type { Form } from '../views/view.ts';
import type { Handlers } from './handler.ts';

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
  async 'list-question-sets'(_core, { page }, { actor }) {
    return showList(actor, page);
  },

  async 'open-question-set'(_core, { questionSetId, page }, { actor }) {
    return showQuestionSet(await loadQuestionSet(actor, questionSetId), { page });
  },

  async 'open-question-set-form'(_core, { questionSetId }, { actor }) {
    if (questionSetId === undefined) {
      if (!(await canSetUp(actor))) throw notFound();
      return { kind: 'show', view: questionSetForm({ values: questionSetValues(), errors: {} }) };
    }
    const seen = await loadQuestionSet(actor, questionSetId);
    mustBeEditable(seen);
    return { kind: 'show', view: formFor(seen, { values: questionSetValues(seen.set), errors: {} }) };
  },

  async 'save-question-set'(core, { questionSetId }, { actor, values }) {
    const seen = questionSetId === undefined ? undefined : await loadQuestionSet(actor, questionSetId);
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
    return showQuestionSet(await loadQuestionSet(actor, id), { said: seen ? 'Saved.' : 'Created.' });
  },

  async 'delete-question-set'(core, { questionSetId }, { actor }) {
    const seen = await loadQuestionSet(actor, questionSetId);
    await deleteQuestionSet(core, seen);
    return showList(actor, 0, `“${seen.set.name}” is deleted.`);
  },

  async 'list-library'(_core, { page }, { actor }) {
    const names = await ownedNames(actor);
    return { kind: 'show', view: libraryList(pageOf(library, libraryPerPage, page), names) };
  },

  async 'open-library-set'(_core, { slug }, { actor }) {
    const names = await ownedNames(actor);
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
): Promise<Reply> {
  const names = await ownedNames(actor);
  if (names.has(input.name) || (await isQuestionSetNameTaken(input.name))) {
    throw new AppError('conflict', `There is a question set called “${input.name}” already.`);
  }
  const { _id } = await createQuestionSet(core, actor, input);
  return showQuestionSet(await loadQuestionSet(actor, _id), { said: 'Added to our sets.' });
}

async function ownedNames(actor: Request['actor']): Promise<Set<string>> {
  return new Set((await listQuestionSets(actor)).map(({ name }) => name));
}

async function showList(actor: Request['actor'], page?: number, said?: string): Promise<Reply> {
  const shown = pageOf(await listQuestionSets(actor), listedPerPage, page);
  return { kind: 'show', view: questionSetList(shown, said) };
}

function formFor(seen: SeenQuestionSet, state: Parameters<typeof questionSetForm>[0]): Form {
  const { set, actor } = seen;
  const canBePersonal = !set.isShared || set.creatorId === actor._id;
  return questionSetForm(state, { questionSetId: set._id, canBePersonal });
}

/** The page of a set as it stands now. */
export async function showQuestionSet(
  { set, canEdit }: SeenQuestionSet,
  { page, said }: { page?: number | undefined; said?: string },
): Promise<Reply> {
  const usedBy = await templatesUsing(set._id);
  const data = { set, canEdit, usedBy, ...(said !== undefined && { said }) };
  return { kind: 'show', view: questionSetPage(data, page) };
}
