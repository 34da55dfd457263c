import type { Handlers } from '../../chat/handler.ts';
import { openKeptForm } from '../../chat/keep-form.ts';
import { canArchiveAny } from '../../one-to-ones/find-for-archive.ts';
import { listEarlier } from '../../one-to-ones/list-earlier.ts';
import { listOneToOnes } from '../../one-to-ones/list-one-to-ones.ts';
import { pageOf } from '../../page.ts';
import { dayIn } from '../../time/local-time.ts';
import { nearestFirst } from './due-words.ts';
import { earlierList } from './earlier-list.ts';
import { gatherHub } from './gather-hub.ts';
import { helpCard } from './help-card.ts';
import { hub } from './hub.ts';
import { oneToOneList } from './one-to-one-list.ts';

type HubActions =
  | 'open-home'
  | 'open-hub'
  | 'open-help'
  | 'say-unknown-command'
  | 'open-kept-form'
  | 'list-one-to-ones'
  | 'list-earlier';

const listedPerPage = 10;

export const hubHandlers: Handlers<HubActions> = {
  async 'open-home'(core, _action, { actor }) {
    return { kind: 'show', view: hub(await gatherHub(core, actor)) };
  },

  async 'open-hub'(core, _action, { actor }) {
    return { kind: 'show', view: hub(await gatherHub(core, actor)) };
  },

  async 'open-help'() {
    return { kind: 'show', view: helpCard() };
  },

  async 'say-unknown-command'(_core, { text }) {
    const said = text.split(/\s+/)[0] ?? '';
    return { kind: 'notice', text: `Tandem does not know "${said}". Write "help" to see what it knows.` };
  },

  async 'open-kept-form'(core, { keptId }, { actor }) {
    const { action: to, values } = await openKeptForm(core, actor, keptId);
    return { kind: 'go', to, values };
  },

  async 'list-one-to-ones'(core, { of, page }, { actor }) {
    const all = await listOneToOnes(core, actor, of);
    const isArchivist = of === 'past' && (await canArchiveAny(core, actor));
    const today = dayIn(core.clock.now(), actor.timeZone);
    const inOrder = of === 'past' ? all : nearestFirst(all, today);
    return { kind: 'show', view: oneToOneList(of, pageOf(inOrder, listedPerPage, page), today, isArchivist) };
  },

  async 'list-earlier'(core, { page }, { actor }) {
    return { kind: 'show', view: earlierList(await listEarlier(core, actor, page)) };
  },
};
