import type { Handlers } from '../../chat/handler.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Core } from '../../core.ts';
import { addRecipients, removeRecipient } from '../../cycles/change/add-recipients.ts';
import type { Cycle } from '../../cycles/cycle.ts';
import { isEditable, loadCycle, mustBeAllowedToAssign, type SeenCycle } from '../../cycles/load-cycle.ts';
import { canChooseToJoin } from '../../cycles/plan/joining.ts';
import { loadWorkingCalendars } from '../../people/load-calendars.ts';
import { loadOrganisation } from '../../people/organisation.ts';
import { readRecipientsForm } from './read-recipients-form.ts';
import { newRecipientsValues, recipientsForm } from './recipients-form.ts';
import { recipientsPage } from './recipients-page.ts';
import { showCycle } from './show-cycle.ts';

type RecipientActions = 'list-recipients' | 'open-recipients-form' | 'add-recipients' | 'remove-recipient';

export const recipientHandlers: Handlers<RecipientActions> = {
  async 'list-recipients'(core, { cycleId, page }, { actor }) {
    return showRecipients(core, await loadCycle(core, actor, cycleId), { page });
  },

  async 'open-recipients-form'(core, { cycleId }, { actor }) {
    const seen = await loadCycle(core, actor, cycleId);
    mustBeAllowedToAssign(seen.scope, seen);
    return showRecipientsForm(core, seen.cycle);
  },

  async 'add-recipients'(core, { cycleId }, { actor, values }) {
    const seen = await loadCycle(core, actor, cycleId);
    mustBeAllowedToAssign(seen.scope, seen);
    const organisation = await loadOrganisation();
    const read = readRecipientsForm(values, seen.cycle, organisation, core.clock.now());
    if ('errors' in read) {
      const isOneOpen = canChooseToJoin(seen.cycle, core.clock.now(), organisation.calendars);
      const form = recipientsForm({ cycle: seen.cycle, isOneOpen, values, errors: read.errors });
      return { kind: 'errors', form };
    }
    await addRecipients(core, seen, read.input);
    return showRecipients(core, await loadCycle(core, actor, cycleId), { said: 'Added.' });
  },

  async 'remove-recipient'(core, { cycleId, recipientId }, { actor }) {
    const seen = await loadCycle(core, actor, cycleId);
    await removeRecipient(core, seen, recipientId);
    return showRecipients(core, await loadCycle(core, actor, cycleId), { said: 'Removed.' });
  },
};

export async function showRecipientsForm(core: Core, cycle: Cycle): Promise<Reply> {
  const isOneOpen = canChooseToJoin(cycle, core.clock.now(), await loadWorkingCalendars());
  const values = { ...newRecipientsValues, ...(cycle.status === 'ended' && { when: 'now' }) };
  return { kind: 'show', view: recipientsForm({ cycle, isOneOpen, values, errors: {} }) };
}

/** The list, as long as somebody can be taken off it; else the cycle's page. */
async function showRecipients(
  core: Core,
  seen: SeenCycle,
  where: { page?: number | undefined; said?: string },
): Promise<Reply> {
  if (!isEditable(seen.cycle)) return showCycle(core, seen, where.said);
  return {
    kind: 'show',
    view: recipientsPage({ cycle: seen.cycle, names: await loadOrganisation(), ...where }),
  };
}
