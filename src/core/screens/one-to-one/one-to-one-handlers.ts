import type { Handlers } from '../../chat/handler.ts';
import type { Form } from '../../chat/view.ts';
import {
  loadOneToOne,
  mustBeAllowed,
  mustBeOpen,
  type SeenOneToOne,
} from '../../one-to-ones/load-one-to-one.ts';
import { agendaOf, isResolvedIn } from '../../points/agenda-of.ts';
import { readingsOf } from '../../readings/readings-of.ts';
import { finalise, missingBeforeFinalise, wasFinalised } from '../../steps/finalise.ts';
import { bothInWords } from '../../views/describe-one-to-one.ts';
import { finaliseForm } from './finalise-form.ts';
import { gatherOneToOne } from './gather-one-to-one.ts';
import { oneToOnePage } from './one-to-one-page.ts';
import { readingsPage } from './readings-page.ts';

const readingsPerPage = 20;

type OneToOneActions = 'open-one-to-one' | 'open-finalise' | 'finalise' | 'open-readings';

export const oneToOneHandlers: Handlers<OneToOneActions> = {
  async 'open-one-to-one'(core, { oneToOneId, tab = 'agenda', page }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    return { kind: 'show', view: oneToOnePage(await gatherOneToOne(core, seen, tab), tab, page) };
  },

  async 'open-readings'(core, { oneToOneId, page }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    mustBeAllowed(seen, 'see-readings');
    return { kind: 'show', view: readingsPage(seen, await readingsOf(seen.oneToOne, readingsPerPage, page)) };
  },

  async 'open-finalise'(core, { oneToOneId }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    mustBeAllowed(seen, 'finalise');
    mustBeOpen(seen);
    return { kind: 'show', view: await formFor(seen) };
  },

  async finalise(core, { oneToOneId }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    if (!(await wasFinalised(core, seen))) {
      mustBeAllowed(seen, 'finalise');
      mustBeOpen(seen);
      if (Object.keys(missingBeforeFinalise(seen)).length > 0)
        return { kind: 'show', view: await formFor(seen) };
      await finalise(core, actor, seen);
    }
    return {
      kind: 'go',
      to: { type: 'open-one-to-one', oneToOneId },
      said: `Finalised. ${bothInWords(seen)} are told.`,
    };
  },
};

async function formFor(seen: SeenOneToOne): Promise<Form> {
  const agenda = await agendaOf(seen.oneToOne);
  const openPoints = agenda.filter((point) => !isResolvedIn(point, seen.oneToOne.occurrence)).length;
  return finaliseForm(seen, openPoints, Object.keys(missingBeforeFinalise(seen)).length > 0);
}
