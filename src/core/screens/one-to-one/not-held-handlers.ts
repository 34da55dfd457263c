import { type Edit, openEdit, saveEdit } from '../../chat/edit.ts';
import type { Handlers } from '../../chat/handler.ts';
import type { Core } from '../../core.ts';
import { readForm } from '../../forms/read-form.ts';
import { loadOneToOne, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { Person } from '../../people/person.ts';
import {
  mustBeClosable,
  type NotHeldInput,
  notHeldInputSchema,
  sayNotHeld,
  wasSaidNotHeld,
} from '../../steps/say-not-held.ts';
import { bothInWords } from '../../views/describe-one-to-one.ts';
import { notHeldForm, notHeldValues } from './not-held-form.ts';

type NotHeldActions = 'open-not-held' | 'say-not-held';

export const notHeldHandlers: Handlers<NotHeldActions> = {
  async 'open-not-held'(core, { oneToOneId }, { actor }) {
    return openEdit(notHeldEdit(core, actor, oneToOneId));
  },

  async 'say-not-held'(core, { oneToOneId, seen: drawn }, request) {
    const { actor } = request;
    const seen = await loadOneToOne(core, actor, oneToOneId);
    if (!(await wasSaidNotHeld(core, seen))) {
      const saved = await saveEdit(notHeldEdit(core, actor, oneToOneId), drawn, request);
      if ('refused' in saved) return saved.refused;
    }
    return {
      kind: 'go',
      to: { type: 'open-one-to-one', oneToOneId },
      said: `Closed: you did not meet. ${bothInWords(seen)} have been notified.`,
    };
  },
};

function notHeldEdit(core: Core, actor: Person, oneToOneId: string): Edit<SeenOneToOne, NotHeldInput> {
  return {
    async load() {
      const seen = await loadOneToOne(core, actor, oneToOneId);
      mustBeClosable(seen);
      return seen;
    },
    stored: notHeldValues,
    form: notHeldForm,
    read: (_, values) => readForm(notHeldInputSchema, values),
    write: (seen, input) => sayNotHeld(core, seen, input),
    // While it can be said, nobody has said so.
    isDone: () => false,
  };
}
