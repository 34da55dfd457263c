import type { Handlers } from '../../chat/handler.ts';
import type { Form } from '../../chat/view.ts';
import { loadOneToOne, mustBeAllowed, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { mustBeUnfinished } from '../../one-to-ones/must-be.ts';
import { agendaOf, isResolvedIn } from '../../points/agenda-of.ts';
import { readingsOf } from '../../readings/readings-of.ts';
import { finalise, leavesPartEmpty, missingBeforeFinalise, wasFinalised } from '../../steps/finalise.ts';
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
    mustBeUnfinished(seen);
    return { kind: 'show', view: await formFor(seen) };
  },

  async finalise(core, { oneToOneId, withoutAnswers = false }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    if (!(await wasFinalised(core, seen))) {
      mustBeAllowed(seen, 'finalise');
      mustBeUnfinished(seen);
      const isAsked = leavesPartEmpty(seen) && !withoutAnswers;
      if (isAsked || Object.keys(missingBeforeFinalise(seen)).length > 0)
        return { kind: 'show', view: await formFor(seen) };
      await finalise(core, actor, seen, withoutAnswers);
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
  const isMissing = Object.keys(missingBeforeFinalise(seen)).length > 0;
  const own = isMissing ? 'missing' : leavesPartEmpty(seen) ? 'empty' : 'fine';
  return finaliseForm(seen, openPoints, own);
}
