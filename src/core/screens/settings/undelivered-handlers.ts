import type { Handlers } from '../../chat/handler.ts';
import { mustBeAdministrator } from '../../permissions/permissions.ts';
import { sendAgain, sendAllAgain, sendEverythingAgain } from '../../undelivered/send-again.ts';
import { countUnderway, findWaitingPlatforms } from '../../undelivered/suspended.ts';
import { countUndelivered, listUndelivered } from '../../undelivered/undelivered.ts';
import { undeliveredList } from './undelivered-list.ts';
import { undeliveredPage } from './undelivered-page.ts';

type UndeliveredActions =
  | 'list-undelivered'
  | 'open-undelivered'
  | 'send-again'
  | 'send-all-again'
  | 'send-everything-again';

const peoplePerPage = 10;

export const undeliveredHandlers: Handlers<UndeliveredActions> = {
  async 'list-undelivered'(_core, _action, { actor }) {
    mustBeAdministrator(actor);
    const [counts, waiting, underway] = await Promise.all([
      countUndelivered(),
      findWaitingPlatforms(),
      countUnderway(),
    ]);
    return { kind: 'show', view: undeliveredPage({ counts, waiting, underway }, actor) };
  },

  async 'open-undelivered'(_core, { page, reason, platform, state }, { actor }) {
    mustBeAdministrator(actor);
    const which = { reason, platform, state };
    const list = await listUndelivered(which, peoplePerPage, page);
    return { kind: 'show', view: undeliveredList(which, list, actor) };
  },

  async 'send-again'(core, { messageId }, { actor }) {
    const which = await sendAgain(core, actor, messageId);
    return { kind: 'go', to: { type: 'open-undelivered', ...which }, said: 'It is sent again.' };
  },

  async 'send-all-again'(core, { reason, platform, state }, { actor }) {
    const count = await sendAllAgain(core, actor, { reason, platform, state });
    return { kind: 'go', to: { type: 'list-undelivered' }, said: sentAgain(count) };
  },

  async 'send-everything-again'(core, _action, { actor }) {
    const count = await sendEverythingAgain(core, actor);
    return { kind: 'go', to: { type: 'list-undelivered' }, said: sentAgain(count) };
  },
};

function sentAgain(count: number): string {
  if (count === 0) return 'There was nothing left to send again.';
  return count === 1 ? 'One message is sent again.' : `${count} messages are sent again.`;
}
