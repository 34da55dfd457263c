import type { Handlers } from '../../chat/handler.ts';
import { addRecipients, removeRecipient } from '../../cycles/change/add-recipients.ts';
import { canChooseToJoin, clocksOf } from '../../cycles/dates/clocks.ts';
import { isEditable, loadCycle, mustBeAllowedToAssign } from '../../cycles/load-cycle.ts';
import { loadClocks } from '../../cycles/plan/load-clocks.ts';
import { loadOrganisation } from '../../people/organisation.ts';
import { readRecipientsForm } from './read-recipients-form.ts';
import { newRecipientsValues, recipientsForm } from './recipients-form.ts';
import { recipientsPage } from './recipients-page.ts';

type RecipientActions = 'list-recipients' | 'open-recipients-form' | 'add-recipients' | 'remove-recipient';

export const recipientHandlers: Handlers<RecipientActions> = {
  async 'list-recipients'(core, { cycleId, page }, { actor }) {
    const { cycle } = await loadCycle(core, actor, cycleId);
    // Nobody is taken off the list of a cycle that was issued.
    if (!isEditable(cycle)) return { kind: 'go', to: { type: 'open-cycle', cycleId } };
    return { kind: 'show', view: recipientsPage({ cycle, names: await loadOrganisation(), page }) };
  },

  async 'open-recipients-form'(core, { cycleId }, { actor }) {
    const seen = await loadCycle(core, actor, cycleId);
    mustBeAllowedToAssign(seen.scope, seen);
    const { cycle } = seen;
    const isOneOpen = canChooseToJoin(cycle, await loadClocks(cycle), core.clock.now());
    const values = cycle.status === 'ended' ? { ...newRecipientsValues, when: 'now' } : newRecipientsValues;
    return { kind: 'show', view: recipientsForm({ cycle, isOneOpen, values, errors: {} }) };
  },

  async 'add-recipients'(core, { cycleId }, { actor, values }) {
    const seen = await loadCycle(core, actor, cycleId);
    mustBeAllowedToAssign(seen.scope, seen);
    const organisation = await loadOrganisation();
    const read = readRecipientsForm(values, seen.cycle, organisation, core.clock.now());
    if ('errors' in read) {
      const isOneOpen = canChooseToJoin(seen.cycle, clocksOf(organisation, seen.cycle), core.clock.now());
      const form = recipientsForm({ cycle: seen.cycle, isOneOpen, values, errors: read.errors });
      return { kind: 'errors', form };
    }
    await addRecipients(core, actor, cycleId, read.input);
    return { kind: 'go', to: { type: 'list-recipients', cycleId }, said: 'Added.' };
  },

  async 'remove-recipient'(core, { cycleId, recipientId }, { actor }) {
    await removeRecipient(core, actor, cycleId, recipientId);
    return { kind: 'go', to: { type: 'list-recipients', cycleId }, said: 'Removed.' };
  },
};
