import { notFound } from '../errors.ts';
import { canSetUp } from '../people/can-set-up.ts';
import { findPeople } from '../people/find-people.ts';
import type { Person } from '../people/person.ts';
import {
  findVisibleQuestionSets,
  listQuestionSets,
  loadQuestionSet,
} from '../question-sets/load-question-set.ts';
import { moveInList } from '../question-sets/move-in-list.ts';
import { getSettings } from '../settings/settings.ts';
import {
  changeTemplate,
  createTemplate,
  deleteTemplate,
  isTemplateNameTaken,
  storeTemplateSets,
} from '../templates/change-template.ts';
import {
  listTemplates,
  loadTemplate,
  mustBeEditableTemplate,
  type SeenTemplate,
} from '../templates/load-template.ts';
import { readTemplate } from '../templates/read-template.ts';
import { pageOf } from '../views/paging.ts';
import type { Reply } from '../views/reply.ts';
import { newTemplateValues, templateForm, templateValues } from '../views/template-form.ts';
import { templateList } from '../views/template-list.ts';
import { templatePage, templateSetsList } from '../views/template-page.ts';
import type { Handlers } from './handler.ts';

type TemplateActions =
  | 'list-templates'
  | 'open-template'
  | 'open-template-form'
  | 'save-template'
  | 'delete-template'
  | 'list-template-sets'
  | 'add-template-set'
  | 'move-template-set'
  | 'remove-template-set';

const listedPerPage = 10;

export const templateHandlers: Handlers<TemplateActions> = {
  async 'list-templates'(_core, { page }, { actor }) {
    return showList(actor, page);
  },

  async 'open-template'(_core, { templateId }, { actor }) {
    return showTemplate(await loadTemplate(actor, templateId));
  },

  async 'open-template-form'(_core, { templateId }, { actor }) {
    if (templateId === undefined) {
      if (!(await canSetUp(actor))) throw notFound();
      const { reminders } = await getSettings();
      return { kind: 'show', view: templateForm({ values: newTemplateValues(reminders), errors: {} }) };
    }
    const seen = await loadTemplate(actor, templateId);
    mustBeEditableTemplate(seen);
    const coach = await coachOf(seen);
    const state = { values: templateValues(seen.template, coach?.email), errors: {} };
    return { kind: 'show', view: templateForm(state, templateId) };
  },

  async 'save-template'(core, { templateId }, { actor, values }) {
    const seen = templateId === undefined ? undefined : await loadTemplate(actor, templateId);
    if (seen) mustBeEditableTemplate(seen);
    else if (!(await canSetUp(actor))) throw notFound();
    const read = await readTemplate(values);
    const errors = 'errors' in read ? read.errors : {};
    if (!('errors' in read) && (await isTemplateNameTaken(read.settings.name, templateId))) {
      errors.name = 'There is a template of that name already. Please choose another.';
    }
    if ('errors' in read || Object.keys(errors).length > 0) {
      return { kind: 'errors', form: templateForm({ values, errors }, templateId) };
    }
    if (seen) await changeTemplate(core, seen, read.settings);
    const id = seen?.template._id ?? (await createTemplate(core, actor, read.settings))._id;
    const said = seen ? 'Saved. The next issue uses it as it is now.' : 'Created. Now add its question sets.';
    return showTemplate(await loadTemplate(actor, id), said);
  },

  async 'delete-template'(core, { templateId }, { actor }) {
    const seen = await loadTemplate(actor, templateId);
    await deleteTemplate(core, seen);
    return showList(actor, 0, `“${seen.template.name}” is deleted.`);
  },

  async 'list-template-sets'(_core, { templateId, page }, { actor }) {
    const seen = await loadTemplate(actor, templateId);
    mustBeEditableTemplate(seen);
    const sets = await listQuestionSets(actor);
    const further = sets.filter(({ _id }) => !seen.template.questionSetIds.includes(_id));
    return { kind: 'show', view: templateSetsList(seen.template, pageOf(further, listedPerPage, page)) };
  },

  async 'add-template-set'(core, { templateId, questionSetId }, { actor }) {
    const seen = await loadTemplate(actor, templateId);
    const { set } = await loadQuestionSet(actor, questionSetId);
    const others = seen.template.questionSetIds.filter((id) => id !== set._id);
    return showTemplate(await storeTemplateSets(core, seen, [...others, set._id]), 'Added.');
  },

  async 'move-template-set'(core, { templateId, questionSetId, direction }, { actor }) {
    const seen = await loadTemplate(actor, templateId);
    const { questionSetIds } = seen.template;
    const moved = moveInList(questionSetIds, questionSetIds.indexOf(questionSetId), direction);
    return showTemplate(await storeTemplateSets(core, seen, moved));
  },

  async 'remove-template-set'(core, { templateId, questionSetId }, { actor }) {
    const seen = await loadTemplate(actor, templateId);
    const left = seen.template.questionSetIds.filter((id) => id !== questionSetId);
    return showTemplate(await storeTemplateSets(core, seen, left), 'Taken out.');
  },
};

async function showList(actor: Person, page?: number, said?: string): Promise<Reply> {
  const shown = pageOf(await listTemplates(actor), listedPerPage, page);
  return { kind: 'show', view: templateList(shown, said) };
}

async function showTemplate(seen: SeenTemplate, said?: string): Promise<Reply> {
  const { template, actor, canEdit } = seen;
  const [sets, coach] = await Promise.all([
    findVisibleQuestionSets(actor, template.questionSetIds),
    coachOf(seen),
  ]);
  const view = templatePage({
    template,
    canEdit,
    sets: new Map(sets.map((set) => [set._id, set])),
    ...(coach && { reviewerName: coach.name }),
    ...(said !== undefined && { said }),
  });
  return { kind: 'show', view };
}

async function coachOf({ template }: SeenTemplate): Promise<Person | undefined> {
  const { reviewerId } = template;
  return reviewerId === undefined ? undefined : (await findPeople([reviewerId])).get(reviewerId);
}
