import type { Handlers } from '../../chat/handler.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Person } from '../../people/person.ts';
import { mustBeAdministrator } from '../../permissions/permissions.ts';
import { sendAgain, sendAllAgain } from '../../undelivered/send-again.ts';
import {
  countUndelivered,
  findWaitingPlatforms,
  listUndelivered,
  type Undelivered,
} from '../../undelivered/undelivered.ts';
import { undeliveredList, undeliveredPage } from './undelivered-pages.ts';

type UndeliveredActions = 'list-undelivered' | 'open-undelivered' | 'send-again' | 'send-all-again';

const messagesPerPage = 10;

export const undeliveredHandlers: Handlers<UndeliveredActions> = {
  async 'list-undelivered'(_core, _action, { actor }) {
    mustBeAdministrator(actor);
    return showCounts(actor);
  },

  async 'open-undelivered'(_core, { page, ...which }, { actor }) {
    mustBeAdministrator(actor);
    return showList(which, actor, page);
  },

  async 'send-again'(core, { messageId }, { actor }) {
    const which = await sendAgain(core, actor, messageId);
    return showList(which, actor, 0, 'It is sent again.');
  },

  async 'send-all-again'(core, which, { actor }) {
    const count = await sendAllAgain(core, actor, which);
    const said = count === 1 ? 'One message is sent again.' : `${count} messages are sent again.`;
    return showCounts(actor, count === 0 ? 'There was nothing left to send again.' : said);
  },
};

async function showCounts(actor: Person, said?: string): Promise<Reply> {
  const [counts, waiting] = await Promise.all([countUndelivered(), findWaitingPlatforms()]);
  return { kind: 'show', view: undeliveredPage({ counts, waiting }, actor, said) };
}

async function showList(
  { reason, platform }: Undelivered,
  actor: Person,
  page?: number,
  said?: string,
): Promise<Reply> {
  const list = await listUndelivered({ reason, platform }, messagesPerPage, page);
  return { kind: 'show', view: undeliveredList({ reason, platform }, list, actor, said) };
}
