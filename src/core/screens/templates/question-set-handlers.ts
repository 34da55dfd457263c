import { type Edit, openEdit, saveEdit } from '../../chat/edit.ts';
import type { Go, Handlers } from '../../chat/handler.ts';
import type { Reply, Request } from '../../chat/reply.ts';
import type { Core } from '../../core.ts';
import { AppError, notFound } from '../../errors.ts';
import { idFor } from '../../new-id.ts';
import { pageOf } from '../../page.ts';
import type { Person } from '../../people/person.ts';
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
import { type QuestionSet, questionSetInputSchema } from '../../question-sets/question-set.ts';
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
    return openEdit(editOf(core, actor, questionSetId));
  },

  async 'save-question-set'(core, { questionSetId, seen }, request) {
    if (questionSetId === undefined) return create(core, request);
    const saved = await saveEdit(editOf(core, request.actor, questionSetId), seen, request);
    return 'refused' in saved ? saved.refused : shown(questionSetId, 'Saved.');
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
    await ownedNames(core, actor);
    const { shared, ...input } = questionSetInputSchema.parse(findInLibrary(slug).set);
    const _id = idFor(core, 'question-set');
    if (await createQuestionSet(core, actor, { _id, ...input, isShared: shared })) {
      return shown(_id, 'Added to our sets.');
    }
    throw new AppError('conflict', `There is a question set called “${input.name}” already.`);
  },
};

type Settings = Pick<QuestionSet, 'name' | 'isShared' | 'ask'>;

const nameIsTaken = { name: 'There is a question set of that name already. Please choose another.' };

/** Name, who sees it and how it asks, as they are changed. */
function editOf(core: Core, actor: Person, questionSetId: string): Edit<SeenQuestionSet, Settings> {
  return {
    async load() {
      const seen = await loadQuestionSet(core, actor, questionSetId);
      mustBeEditable(seen);
      return seen;
    },
    stored: ({ set }) => questionSetValues(set),
    form: ({ set }, state) => {
      const canBePersonal = !set.isShared || set.creatorId === actor._id;
      return questionSetForm(state, { questionSetId, canBePersonal });
    },
    async read({ set }, values) {
      const read = readQuestionSet(values, set.questions);
      if ('errors' in read) return read;
      if (await isQuestionSetNameTaken(read.input.name, questionSetId)) return { errors: nameIsTaken };
      const { name, isShared, ask } = read.input;
      return { input: { name, isShared, ask } };
    },
    write: (seen, settings) => changeQuestionSet(core, seen, settings),
  };
}

async function create(core: Core, { actor, values }: Request): Promise<Go | Reply> {
  if (!(await canSetUp(core, actor))) throw notFound();
  const _id = idFor(core, 'question-set');
  const read = readQuestionSet(values);
  const errors = 'errors' in read ? read.errors : nameIsTaken;
  const isMade = 'input' in read && (await createQuestionSet(core, actor, { _id, ...read.input }));
  return isMade ? shown(_id, 'Created.') : { kind: 'errors', form: questionSetForm({ values, errors }) };
}

function shown(questionSetId: string, said: string): Go {
  return { kind: 'go', to: { type: 'open-question-set', questionSetId }, said };
}

/** The library is for whoever may add to their sets from it. */
async function ownedNames(core: Core, actor: Request['actor']): Promise<Set<string>> {
  if (!(await canSetUp(core, actor))) throw notFound('The library of question sets');
  return new Set((await listQuestionSets(actor)).map(({ name }) => name));
}
