import type { Handlers } from '../../chat/handler.ts';
import type { Form } from '../../chat/view.ts';
import type { Core } from '../../core.ts';
import { defined } from '../../defined.ts';
import { readForm } from '../../forms/read-form.ts';
import { loadOneToOne, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { mustBeRateable, rateUsefulness, usefulnessInputSchema } from '../../usefulness/rate-usefulness.ts';
import { usefulnessOf } from '../../usefulness/usefulness-of.ts';
import { usefulnessForm } from './usefulness-form.ts';

type UsefulnessActions = 'rate-usefulness' | 'open-usefulness' | 'save-usefulness';

export const usefulnessHandlers: Handlers<UsefulnessActions> = {
  async 'rate-usefulness'(core, { oneToOneId, score }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    await rateUsefulness(core, seen, { score });
    const said = `Thank you: ${score} of 5 is kept.`;
    return { kind: 'go', to: { type: 'open-usefulness', oneToOneId }, said };
  },

  async 'open-usefulness'(core, { oneToOneId }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    mustBeRateable(seen);
    return { kind: 'show', view: await formFor(core, seen) };
  },

  async 'save-usefulness'(core, { oneToOneId }, { actor, values }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    mustBeRateable(seen);
    const read = readForm(usefulnessInputSchema, values);
    if ('errors' in read)
      return { kind: 'errors', form: usefulnessForm(seen, { values, errors: read.errors }) };
    await rateUsefulness(core, seen, { ...read.input, why: read.input.why ?? '' });
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId }, said: 'Kept, for you alone.' };
  },
};

async function formFor(core: Core, seen: SeenOneToOne): Promise<Form> {
  const own = (await usefulnessOf(core, seen))?.own;
  const values = defined({ score: own && String(own.score), why: own?.why });
  return usefulnessForm(seen, { values, errors: {} });
}
