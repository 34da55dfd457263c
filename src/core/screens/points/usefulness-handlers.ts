import { type Edit, openEdit, saveEdit } from '../../chat/edit.ts';
import type { Handlers } from '../../chat/handler.ts';
import type { Core } from '../../core.ts';
import { defined } from '../../defined.ts';
import { readForm } from '../../forms/read-form.ts';
import { loadOneToOne, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { Person } from '../../people/person.ts';
import {
  mustBeRateable,
  rateUsefulness,
  type UsefulnessInput,
  usefulnessInputSchema,
} from '../../usefulness/rate-usefulness.ts';
import type { Usefulness } from '../../usefulness/usefulness.ts';
import { findOwnRating, openRating } from '../../usefulness/usefulness-of.ts';
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
    return openEdit(editOf(core, actor, oneToOneId));
  },

  async 'save-usefulness'(core, { oneToOneId, seen }, request) {
    const saved = await saveEdit(editOf(core, request.actor, oneToOneId), seen, request);
    if ('refused' in saved) return saved.refused;
    return { kind: 'go', to: { type: 'open-one-to-one', oneToOneId }, said: 'Kept, for you alone.' };
  },
};

interface SeenRating {
  seen: SeenOneToOne;
  rated: Usefulness | undefined;
}

function editOf(core: Core, actor: Person, oneToOneId: string): Edit<SeenRating, UsefulnessInput> {
  const isWhyUnreadable = (rated: Usefulness | undefined) =>
    rated !== undefined && openRating(core, rated).isWhyUnreadable === true;
  return {
    async load() {
      const seen = await loadOneToOne(core, actor, oneToOneId);
      mustBeRateable(seen);
      return { seen, rated: await findOwnRating(seen) };
    },
    stored({ rated }) {
      const own = rated && openRating(core, rated);
      return defined({ score: own && String(own.score), why: own?.why });
    },
    form: ({ seen, rated }, state) => usefulnessForm(seen, state, isWhyUnreadable(rated)),
    read: (_, values) => readForm(usefulnessInputSchema, values),
    write({ seen, rated }, { score, why = '' }) {
      // The field was empty because it could not show the reason, not because it was emptied.
      const isKept = why === '' && isWhyUnreadable(rated);
      return rateUsefulness(core, seen, { score, why: isKept ? undefined : why }, { rated });
    },
  };
}
