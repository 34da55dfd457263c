import type { Handlers } from '../../chat/handler.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Core } from '../../core.ts';
import { deleteTemplate } from '../../cycles/delete-template.ts';
import { findAssignScope } from '../../cycles/find-assign-scope.ts';
import { canAssign } from '../../cycles/load-cycle.ts';
import { notFound } from '../../errors.ts';
import { moveInList } from '../../forms/move-in-list.ts';
import { pageOf } from '../../page.ts';
import { findPeople } from '../../people/find-people.ts';
import type { Person } from '../../people/person.ts';
import { canSetUp } from '../../permissions/can-set-up.ts';
import { findVisibleQuestionSets, listQuestionSets } from '../../question-sets/load-question-set.ts';
import { getSettings } from '../../settings/settings.ts';
import { mayOpenSetUp } from '../../setup/may-open-set-up.ts';
import {
  changeTemplate,
  createTemplate,
  isTemplateNameTaken,
  storeTemplateSets,
} from '../../templates/change-template.ts';
import {
  listTemplates,
  loadTemplate,
  mustBeEditableTemplate,
  type SeenTemplate,
} from '../../templates/load-template.ts';
import { readTemplate } from '../../templates/read-template.ts';
import { newTemplateValues, templateForm, templateValues } from './template-form.ts';
import { templateList } from './template-list.ts';
import { templatePage, templateSetsList } from './template-page.ts';

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
  async 'list-templates'(core, { page }, { actor }) {
    if (!(await mayOpenSetUp(core, actor))) throw notFound('The list of templates');
    const [templates, canMake] = await Promise.all([listTemplates(), canSetUp(core, actor)]);
    // Whoever may not make any sees what they made before.
    const listed = canMake ? templates : templates.filter(({ creatorId }) => creatorId === actor._id);
    return { kind: 'show', view: templateList(pageOf(listed, listedPerPage, page), { canMake }) };
  },

  async 'open-template'(core, { templateId }, { actor }) {
    return showTemplate(core, await loadTemplate(core, actor, templateId));
  },

  async 'open-template-form'(core, { templateId }, { actor }) {
    if (templateId === undefined) {
      if (!(await canSetUp(core, actor))) throw notFound();
      const { reminders } = await getSettings();
      return { kind: 'show', view: templateForm({ values: newTemplateValues(reminders), errors: {} }) };
    }
    const seen = await loadTemplate(core, actor, templateId);
    mustBeEditableTemplate(seen);
    const coach = await coachOf(seen);
    const state = { values: templateValues(seen.template, coach?.email), errors: {} };
    return { kind: 'show', view: templateForm(state, templateId) };
  },

  async 'save-template'(core, { templateId }, { actor, values }) {
    const seen = templateId === undefined ? undefined : await loadTemplate(core, actor, templateId);
    if (seen) mustBeEditableTemplate(seen);
    else if (!(await canSetUp(core, actor))) throw notFound();
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
    return { kind: 'go', to: { type: 'open-template', templateId: id }, said };
  },

  async 'delete-template'(core, { templateId }, { actor }) {
    const seen = await loadTemplate(core, actor, templateId);
    await deleteTemplate(core, seen);
    return { kind: 'go', to: { type: 'list-templates' }, said: `“${seen.template.name}” is deleted.` };
  },

  async 'list-template-sets'(core, { templateId, page }, { actor }) {
    const seen = await loadTemplate(core, actor, templateId);
    mustBeEditableTemplate(seen);
    const sets = await listQuestionSets(actor);
    const further = sets.filter(({ _id }) => !seen.template.questionSetIds.includes(_id));
    return { kind: 'show', view: templateSetsList(seen.template, pageOf(further, listedPerPage, page)) };
  },

  async 'add-template-set'(core, { templateId, questionSetId }, { actor }) {
    const seen = await loadTemplate(core, actor, templateId);
    mustBeEditableTemplate(seen);
    const [set] = await findVisibleQuestionSets(actor, [questionSetId]);
    if (!set) throw notFound('That question set');
    const others = seen.template.questionSetIds.filter((id) => id !== set._id);
    await storeTemplateSets(core, seen, [...others, set._id]);
    return { kind: 'go', to: { type: 'open-template', templateId }, said: 'Added.' };
  },

  async 'move-template-set'(core, { templateId, questionSetId, direction }, { actor }) {
    const seen = await loadTemplate(core, actor, templateId);
    const { questionSetIds } = seen.template;
    const moved = moveInList(questionSetIds, questionSetIds.indexOf(questionSetId), direction);
    await storeTemplateSets(core, seen, moved);
    return { kind: 'go', to: { type: 'open-template', templateId } };
  },

  async 'remove-template-set'(core, { templateId, questionSetId }, { actor }) {
    const seen = await loadTemplate(core, actor, templateId);
    const left = seen.template.questionSetIds.filter((id) => id !== questionSetId);
    await storeTemplateSets(core, seen, left);
    return { kind: 'go', to: { type: 'open-template', templateId }, said: 'Taken out.' };
  },
};

async function showTemplate(core: Core, seen: SeenTemplate): Promise<Reply> {
  const { template, actor, canEdit } = seen;
  const [sets, coach, scope] = await Promise.all([
    findVisibleQuestionSets(actor, template.questionSetIds),
    coachOf(seen),
    findAssignScope(core, actor),
  ]);
  const view = templatePage({
    template,
    canEdit,
    canAssign: canAssign(scope),
    sets: new Map(sets.map((set) => [set._id, set])),
    reviewerName: coach?.name,
  });
  return { kind: 'show', view };
}

async function coachOf({ template }: SeenTemplate): Promise<Person | undefined> {
  const { reviewerId } = template;
  return reviewerId === undefined ? undefined : (await findPeople([reviewerId])).get(reviewerId);
}
