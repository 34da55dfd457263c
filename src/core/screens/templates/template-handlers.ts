import { type Edit, openEdit, saveEdit } from '../../chat/edit.ts';
import type { Go, Handlers } from '../../chat/handler.ts';
import type { Reply, Request } from '../../chat/reply.ts';
import type { Core } from '../../core.ts';
import { deleteTemplate } from '../../cycles/delete-template.ts';
import { findAssignScope } from '../../cycles/find-assign-scope.ts';
import { canAssign } from '../../cycles/load-cycle.ts';
import { lookAtEverybody } from '../../cycles/look-at-everybody.ts';
import { notFound } from '../../errors.ts';
import { idFor } from '../../new-id.ts';
import { pageOf } from '../../page.ts';
import { findPeople } from '../../people/find-people.ts';
import type { Person } from '../../people/person.ts';
import { canSetUp } from '../../permissions/can-set-up.ts';
import { findVisibleQuestionSets, listQuestionSets } from '../../question-sets/load-question-set.ts';
import { getSettings } from '../../settings/settings.ts';
import { mayOpenSetUp } from '../../setup/may-open-set-up.ts';
import {
  addTemplateSet,
  changeTemplate,
  createTemplate,
  isTemplateNameTaken,
  moveTemplateSet,
  removeTemplateSet,
  type TemplateSettings,
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
    return openEdit(editOf(core, actor, templateId));
  },

  async 'save-template'(core, { templateId, seen }, request) {
    if (templateId === undefined) return create(core, request);
    const saved = await saveEdit(editOf(core, request.actor, templateId), seen, request);
    if ('refused' in saved) return saved.refused;
    return shown(templateId, 'Saved. The next issue uses it as it is now.');
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
    mustBeEditableTemplate(await loadTemplate(core, actor, templateId));
    const [set] = await findVisibleQuestionSets(actor, [questionSetId]);
    if (!set) throw notFound('That question set');
    await addTemplateSet(core, actor, templateId, set._id);
    // The same for one that was in it: it may be this very press, delivered twice.
    return shown(templateId, `“${set.name}” is in this template.`);
  },

  async 'move-template-set'(core, { templateId, ...how }, { actor }) {
    const isMoved = await moveTemplateSet(core, actor, templateId, how);
    if (isMoved) return { kind: 'go', to: { type: 'open-template', templateId } };
    const said = 'The order changed meanwhile, so nothing was moved. This is how it is now.';
    return { ...shown(templateId, said), tone: 'warning' };
  },

  async 'remove-template-set'(core, { templateId, questionSetId }, { actor }) {
    await removeTemplateSet(core, actor, templateId, questionSetId);
    return shown(templateId, 'Taken out.');
  },
};

function shown(templateId: string, said: string): Go {
  return { kind: 'go', to: { type: 'open-template', templateId }, said };
}

const nameIsTaken = { name: 'There is a template of that name already. Please choose another.' };

interface TemplateWithCoach extends SeenTemplate {
  coach: Person | undefined;
}

/** All of a template but its question sets, as it is changed. */
function editOf(core: Core, actor: Person, templateId: string): Edit<TemplateWithCoach, TemplateSettings> {
  return {
    async load() {
      const seen = await loadTemplate(core, actor, templateId);
      mustBeEditableTemplate(seen);
      return { ...seen, coach: await coachOf(seen) };
    },
    stored: ({ template, coach }) => templateValues(template, coach?.email),
    form: (_, state) => templateForm(state, templateId),
    async read(_, values) {
      const read = await readTemplate(values);
      if ('errors' in read) return read;
      return (await isTemplateNameTaken(read.input.name, templateId)) ? { errors: nameIsTaken } : read;
    },
    async write(seen, settings) {
      const isWritten = await changeTemplate(core, seen, settings);
      // Whoever had nobody to review them may have somebody now.
      const isOtherReviewer = settings.reviewerId !== seen.template.reviewerId;
      if (isWritten && isOtherReviewer) await lookAtEverybody(core);
      return isWritten;
    },
  };
}

async function create(core: Core, { actor, values }: Request): Promise<Go | Reply> {
  if (!(await canSetUp(core, actor))) throw notFound();
  const _id = idFor(core, 'template');
  const read = await readTemplate(values);
  const errors = 'errors' in read ? read.errors : nameIsTaken;
  const isMade = 'input' in read && (await createTemplate(core, actor, { _id, ...read.input }));
  if (isMade) return shown(_id, 'Created. Now add its question sets.');
  return { kind: 'errors', form: templateForm({ values, errors }) };
}

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
