import type { Handlers } from '../../chat/handler.ts';
import { addExceptions, removeException } from '../../cycles/change/except-people.ts';
import { loadCycle } from '../../cycles/load-cycle.ts';
import { loadOrganisation } from '../../people/organisation.ts';
import { mustBeHr } from '../../permissions/permissions.ts';
import { exceptionsForm, newExceptionsValues } from './exceptions-form.ts';
import { exceptionsPage } from './exceptions-page.ts';
import { readExceptionsForm } from './read-exceptions-form.ts';

type ExceptionActions = 'list-exceptions' | 'open-exceptions-form' | 'add-exceptions' | 'remove-exception';

/** Whoever made a cycle does not decide this, but HR, admins and owners. */
export const exceptionHandlers: Handlers<ExceptionActions> = {
  async 'list-exceptions'(core, { cycleId, page }, { actor }) {
    mustBeHr(actor);
    const { cycle } = await loadCycle(core, actor, cycleId);
    return { kind: 'show', view: exceptionsPage({ cycle, names: await loadOrganisation(), page }) };
  },

  async 'open-exceptions-form'(core, { cycleId }, { actor }) {
    mustBeHr(actor);
    const { cycle } = await loadCycle(core, actor, cycleId);
    return { kind: 'show', view: exceptionsForm(cycle, { values: newExceptionsValues, errors: {} }) };
  },

  async 'add-exceptions'(core, { cycleId }, { actor, values }) {
    mustBeHr(actor);
    const { cycle } = await loadCycle(core, actor, cycleId);
    const read = readExceptionsForm(values, await loadOrganisation());
    if ('errors' in read) {
      return { kind: 'errors', form: exceptionsForm(cycle, { values, errors: read.errors }) };
    }
    await addExceptions(core, actor, cycleId, read.input);
    return { kind: 'go', to: { type: 'list-exceptions', cycleId }, said: 'Left out.' };
  },

  async 'remove-exception'(core, { cycleId, exceptedId }, { actor }) {
    await removeException(core, actor, cycleId, exceptedId);
    return { kind: 'go', to: { type: 'list-exceptions', cycleId }, said: 'Removed.' };
  },
};
