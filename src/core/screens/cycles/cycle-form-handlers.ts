import { type Edit, openEdit, saveEdit } from '../../chat/edit.ts';
import type { Go, Handlers } from '../../chat/handler.ts';
import type { Reply, Request } from '../../chat/reply.ts';
import type { Core } from '../../core.ts';
import {
  type CycleDraft,
  createCycle,
  editCycle,
  isCycleNameTaken,
  mustBeUnissued,
} from '../../cycles/change/edit-cycle.ts';
import { findAssignScope } from '../../cycles/find-assign-scope.ts';
import { loadCycle, mustBeAllowedToAssign, type SeenCycle } from '../../cycles/load-cycle.ts';
import { AppError } from '../../errors.ts';
import type { FormValues } from '../../forms/form-values.ts';
import type { ReadForm } from '../../forms/read-form.ts';
import { idFor } from '../../new-id.ts';
import { loadOrganisation } from '../../people/organisation.ts';
import type { Person } from '../../people/person.ts';
import { type ChoosableTemplate, findChoosableTemplates } from '../../templates/load-template.ts';
import { mondayAfter } from '../../time/calendar.ts';
import { dayIn } from '../../time/local-time.ts';
import { cycleForm, cycleTemplateForm, cycleValues, newCycleValues } from './cycle-form.ts';
import { readCycleForm } from './read-cycle-form.ts';

type CycleFormActions = 'open-cycle-form' | 'save-cycle';

export const cycleFormHandlers: Handlers<CycleFormActions> = {
  async 'open-cycle-form'(core, { cycleId, copyOf, templateId }, { actor, values: typed }) {
    if (cycleId !== undefined) return openEdit(editOf(core, actor, cycleId));
    const copied = copyOf === undefined ? undefined : await loadCycle(core, actor, copyOf);
    mustBeAllowedToAssign(await findAssignScope(core, actor));
    const templates = await loadTemplates();
    if (copied === undefined) return showNewForm(core, actor, templates, templateId ?? typed.templateId);
    const values = { ...cycleValues(copied.cycle), name: '' };
    return { kind: 'show', view: cycleForm({ copyOf, templates, values, errors: {} }) };
  },

  async 'save-cycle'(core, { cycleId, copyOf, seen }, request) {
    if (cycleId === undefined) return create(core, copyOf, request);
    const before = await loadCycle(core, request.actor, cycleId);
    mustBeAllowedToAssign(before.scope, before);
    mustBeUnissued(before.cycle);
    const result = await saveEdit(editOf(core, request.actor, cycleId), seen, request);
    return 'refused' in result ? result.refused : saved(cycleId);
  },
};

async function create(
  core: Core,
  copyOf: string | undefined,
  { actor, values }: Request,
): Promise<Go | Reply> {
  const scope = await findAssignScope(core, actor);
  const copied = copyOf === undefined ? undefined : (await loadCycle(core, actor, copyOf)).cycle.recipients;
  mustBeAllowedToAssign(scope);
  const templates = await findChoosableTemplates();
  const read = await readWith(core, templates, values);
  const _id = idFor(core, 'cycle');
  const created = 'input' in read && (await createCycle(core, actor, scope, { _id, ...read.input }, copied));
  if (created && copied) return saved(_id);
  if (created) return { kind: 'go', to: { type: 'open-recipients-form', cycleId: _id } };
  const errors = 'errors' in read ? read.errors : nameIsTaken(values);
  return { kind: 'errors', form: cycleForm({ copyOf, templates, values, errors }) };
}

interface EditedCycle extends SeenCycle {
  templates: ChoosableTemplate[];
}

/** Everything about a cycle but who gets it; to change it also undoes that it was started. */
function editOf(core: Core, actor: Person, cycleId: string): Edit<EditedCycle, CycleDraft> {
  return {
    async load() {
      const seen = await loadCycle(core, actor, cycleId);
      mustBeAllowedToAssign(seen.scope, seen);
      return { ...seen, templates: await loadTemplates() };
    },
    stored: ({ cycle }) => ({ ...cycleValues(cycle), status: cycle.status }),
    form: ({ templates }, state) => cycleForm({ cycleId, templates, ...state }),
    async read({ templates }, values) {
      const read = await readWith(core, templates, values);
      if ('errors' in read) return read;
      return (await isCycleNameTaken(read.input.name, cycleId)) ? { errors: nameIsTaken(values) } : read;
    },
    write: (seen, draft) => editCycle(core, seen, draft),
  };
}

async function readWith(
  core: Core,
  templates: ChoosableTemplate[],
  values: FormValues,
): Promise<ReadForm<CycleDraft>> {
  const read = readCycleForm(values, core.clock.now(), await loadOrganisation());
  if ('errors' in read || templates.some(({ _id }) => _id === read.input.templateId)) return read;
  return { errors: { templateId: 'That template is gone: please choose another.' } };
}

async function loadTemplates(): Promise<ChoosableTemplate[]> {
  const templates = await findChoosableTemplates();
  if (templates.length === 0) throw new AppError('not-found', 'Make a template first: a cycle needs one.');
  return templates;
}

function nameIsTaken({ name }: FormValues): Record<string, string> {
  return { name: `There is a cycle called “${String(name).trim()}” already.` };
}

function saved(cycleId: string): Go {
  return { kind: 'go', to: { type: 'open-cycle', cycleId }, said: 'Saved.' };
}

/** Which template it is decides what the form starts out with, so that is asked first where it makes a difference. */
async function showNewForm(
  core: Core,
  actor: Person,
  templates: ChoosableTemplate[],
  chosenId: FormValues[string] | undefined,
): Promise<Reply> {
  const isAsked = chosenId === undefined && templates.some(({ deadlines }) => deadlines !== undefined);
  if (isAsked && templates.length > 1) return { kind: 'show', view: cycleTemplateForm(templates) };
  const template = isAsked ? templates[0] : templates.find(({ _id }) => _id === chosenId);
  const nextMonday = mondayAfter(dayIn(core.clock.now(), actor.timeZone));
  const values = newCycleValues(actor, nextMonday, template);
  return { kind: 'show', view: cycleForm({ templates, values, errors: {} }) };
}
