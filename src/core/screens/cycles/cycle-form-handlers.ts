import type { Go, Handlers } from '../../chat/handler.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Core } from '../../core.ts';
import { createCycle, editCycle } from '../../cycles/change/edit-cycle.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import { findAssignScope } from '../../cycles/find-assign-scope.ts';
import { loadCycle, mustBeAllowedToAssign } from '../../cycles/load-cycle.ts';
import { AppError } from '../../errors.ts';
import type { FormValues } from '../../forms/form-values.ts';
import { loadWorkingCalendars } from '../../people/load-calendars.ts';
import type { Person } from '../../people/person.ts';
import { type ChoosableTemplate, findChoosableTemplates } from '../../templates/load-template.ts';
import { mondayAfter } from '../../time/calendar.ts';
import { dayIn } from '../../time/local-time.ts';
import { cycleForm, cycleTemplateForm, cycleValues, newCycleValues } from './cycle-form.ts';
import { readCycleForm } from './read-cycle-form.ts';

type CycleFormActions = 'open-cycle-form' | 'save-cycle';

export const cycleFormHandlers: Handlers<CycleFormActions> = {
  async 'open-cycle-form'(core, { cycleId, copyOf, templateId }, { actor, values: typed }) {
    const like = cycleId ?? copyOf;
    const seen = like === undefined ? undefined : await loadCycle(core, actor, like);
    mustBeAllowedToAssign(await findAssignScope(core, actor), cycleId === undefined ? undefined : seen);
    const templates = await findChoosableTemplates();
    if (templates.length === 0) throw new AppError('not-found', 'Make a template first: a cycle needs one.');
    if (seen === undefined) return showNewForm(core, actor, templates, templateId ?? typed.templateId);
    const values = cycleValues(seen.cycle);
    const shown = copyOf === undefined ? values : { ...values, name: '' };
    return { kind: 'show', view: cycleForm({ cycleId, copyOf, templates, values: shown, errors: {} }) };
  },

  async 'save-cycle'(core, { cycleId, copyOf }, { actor, values }) {
    const scope = await findAssignScope(core, actor);
    const seen = cycleId === undefined ? undefined : await loadCycle(core, actor, cycleId);
    const copied = copyOf === undefined ? undefined : (await loadCycle(core, actor, copyOf)).cycle.recipients;
    mustBeAllowedToAssign(scope, seen);
    const templates = await findChoosableTemplates();
    const again = (errors: Record<string, string>): Reply => ({
      kind: 'errors',
      form: cycleForm({ cycleId, copyOf, templates, values, errors }),
    });
    const read = readCycleForm(values, core.clock.now(), await loadWorkingCalendars());
    if ('errors' in read) return again(read.errors);
    if (!templates.some(({ _id }) => _id === read.input.templateId)) {
      return again({ templateId: 'That template is gone: please choose another.' });
    }
    const isTaken = { name: `There is a cycle called “${read.input.name}” already.` };
    if (seen) {
      const edited = await editCycle(core, seen, read.input);
      return edited ? saved(edited) : again(isTaken);
    }
    const created = await createCycle(core, actor, scope, read.input, copied);
    if (!created) return again(isTaken);
    if (copied) return saved(created);
    return { kind: 'go', to: { type: 'open-recipients-form', cycleId: created._id } };
  },
};

function saved({ _id: cycleId }: Cycle): Go {
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
