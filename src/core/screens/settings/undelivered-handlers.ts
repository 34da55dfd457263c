import type { Handlers } from '../../chat/handler.ts';
import { mustBeAdministrator } from '../../permissions/permissions.ts';
import { sendAgain, sendAllAgain } from '../../undelivered/send-again.ts';
import { countUndelivered, findWaitingPlatforms, listUndelivered } from '../../undelivered/undelivered.ts';
import { undeliveredList, undeliveredPage } from './undelivered-pages.ts';

type UndeliveredActions = 'list-undelivered' | 'open-undelivered' | 'send-again' | 'send-all-again';

const messagesPerPage = 10;

export const undeliveredHandlers: Handlers<UndeliveredActions> = {
  async 'list-undelivered'(_core, _action, { actor }) {
    mustBeAdministrator(actor);
    const [counts, waiting] = await Promise.all([countUndelivered(), findWaitingPlatforms()]);
    return { kind: 'show', view: undeliveredPage({ counts, waiting }, actor) };
  },

  async 'open-undelivered'(_core, { page, reason, platform }, { actor }) {
    mustBeAdministrator(actor);
    const list = await listUndelivered({ reason, platform }, messagesPerPage, page);
    return { kind: 'show', view: undeliveredList({ reason, platform }, list, actor) };
  },

  async 'send-again'(core, { messageId }, { actor }) {
    const which = await sendAgain(core, actor, messageId);
    return { kind: 'go', to: { type: 'open-undelivered', ...which }, said: 'It is sent again.' };
  },

  async 'send-all-again'(core, which, { actor }) {
    const count = await sendAllAgain(core, actor, which);
    return { kind: 'go', to: { type: 'list-undelivered' }, said: sentAgain(count) };
  },
};

function sentAgain(count: number): string {
  if (count === 0) return 'There was nothing left to send again.';
  return count === 1 ? 'One message is sent again.' : `${count} messages are sent again.`;
}
