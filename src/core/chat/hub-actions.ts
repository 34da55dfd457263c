import { z } from 'zod';
import { id, page } from './action-fields.ts';
import { hintKinds } from './hint-kinds.ts';

/** What a person can do on the hub and the lists that start from it. */
export const hubActions = [
  z.strictObject({ type: z.literal('open-home') }),
  /** The hub in a dialog: from where others read along. */
  z.strictObject({ type: z.literal('open-hub') }),
  z.strictObject({ type: z.literal('open-help') }),
  z.strictObject({ type: z.literal('say-unknown-command'), text: z.string().max(200) }),
  /** Opens what a platform could not open when it was asked for, with what was typed for it. */
  z.strictObject({ type: z.literal('open-kept-form'), keptId: id }),
  z.strictObject({ type: z.literal('list-one-to-ones'), of: z.enum(['mine', 'reports', 'past']), page }),

  /** What lapsed and nobody has closed since, pair by pair. */
  z.strictObject({ type: z.literal('list-earlier'), page }),

  z.strictObject({ type: z.literal('open-one-to-one-search') }),
  z.strictObject({ type: z.literal('find-one-to-ones') }),
  z.strictObject({ type: z.literal('list-one-to-ones-of'), personId: id, page }),

  /** One's own private notes, wherever they were written. */
  z.strictObject({ type: z.literal('list-my-notes'), page }),
  z.strictObject({ type: z.literal('delete-my-note'), noteId: id, page }),

  z.strictObject({ type: z.literal('open-hints') }),
  z.strictObject({ type: z.literal('switch-hint'), kind: z.enum(hintKinds), isOn: z.boolean() }),
] as const;
