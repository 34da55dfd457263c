import type { Core } from '../core.ts';
import { createCycle, editCycle } from '../cycles/change-cycle.ts';
import { findAssignScope } from '../cycles/find-assign-scope.ts';
import { loadCycle, mustBeAllowedToAssign } from '../cycles/load-cycle.ts';
import { AppError } from '../errors.ts';
import { loadWorkingCalendars } from '../holidays/load-calendars.ts';
import type { Person } from '../people/person.ts';
import { type Template, TemplateModel } from '../templates/template.ts';
import { mondayAfter } from '../time/calendar.ts';
import { dayIn } from '../time/local-time.ts';
import { type CycleForm, cycleForm, cycleValues, newCycleValues } from '../views/cycle-form.ts';
import type { FormValues } from '../views/view.ts';
import type { Handlers } from './handler.ts';
import { readCycleForm } from './read-cycle-form.ts';
import { showRecipientsForm } from './recipient-handlers.ts';
import { showCycle } from './show-cycle.ts';

type CycleFormActions = 'open-cycle-form' | 'save-cycle';

export const cycleFormHandlers: Handlers<CycleFormActions> = {
  async 'open-cycle-form'(core, { cycleId, copyOf }, { actor }) {
    const like = cycleId ?? copyOf;
    const seen = like === undefined ? undefined : await loadCycle(core, actor, like);
    mustBeAllowedToAssign(await findAssignScope(core, actor), cycleId === undefined ? undefined : seen);
    const templates = await findTemplates();
    if (templates.length === 0) throw new AppError('not-found', 'Make a template first: a cycle needs one.');
    const values = seen ? cycleValues(seen.cycle) : newValues(core, actor);
    const shown = copyOf === undefined ? values : { ...values, name: '' };
    return {
      kind: 'show',
      view: cycleForm({ ...idsOf(cycleId, copyOf), templates, values: shown, errors: {} }),
    };
  },

  async 'save-cycle'(core, { cycleId, copyOf }, { actor, values }) {
    const scope = await findAssignScope(core, actor);
    const seen = cycleId === undefined ? undefined : await loadCycle(core, actor, cycleId);
    const copied = copyOf === undefined ? undefined : (await loadCycle(core, actor, copyOf)).cycle.recipients;
    mustBeAllowedToAssign(scope, seen);
    const templates = await findTemplates();
    const again = (errors: Record<string, string>) => ({
      kind: 'errors' as const,
      form: cycleForm({ ...idsOf(cycleId, copyOf), templates, values, errors }),
    });
    const read = readCycleForm(values, core.clock.now(), await loadWorkingCalendars());
    if ('errors' in read) return again(read.errors);
    if (!templates.some(({ _id }) => _id === read.input.templateId)) {
      return again({ templateId: 'That template is gone: please choose another.' });
    }
    const isTaken = { name: `There is a cycle called “${read.input.name}” already.` };
    if (seen) {
      const edited = await editCycle(core, seen, read.input);
      return edited ? showCycle(core, { actor, cycle: edited }, 'Saved.') : again(isTaken);
    }
    const created = await createCycle(core, actor, scope, read.input, copied);
    if (!created) return again(isTaken);
    return copied ? showCycle(core, { actor, cycle: created }, 'Saved.') : showRecipientsForm(core, created);
  },
};

function idsOf(
  cycleId: string | undefined,
  copyOf: string | undefined,
): Pick<CycleForm, 'cycleId' | 'copyOf'> {
  return { ...(cycleId !== undefined && { cycleId }), ...(copyOf !== undefined && { copyOf }) };
}

async function findTemplates(): Promise<Pick<Template, '_id' | 'name'>[]> {
  return TemplateModel.find({}, { name: 1 }).sort({ name: 1 }).lean<Pick<Template, '_id' | 'name'>[]>();
}

function newValues(core: Core, actor: Person): FormValues {
  return newCycleValues(actor, mondayAfter(dayIn(core.clock.now(), actor.timeZone)));
}
