import { z } from 'zod';
import { id, page, seen } from './action-fields.ts';

/** What a person can do on the pages of cycles. */
export const cycleActions = [
  z.strictObject({ type: z.literal('list-cycles'), page }),
  z.strictObject({ type: z.literal('open-cycle'), cycleId: id }),
  z.strictObject({
    type: z.literal('preview-cycle'),
    cycleId: id,
    isLeftOut: z.boolean().optional(),
    page,
  }),
  /** `seen` stands for the preview that was looked at: another one has to be looked at first. */
  z.strictObject({ type: z.literal('start-cycle'), cycleId: id, seen: z.string().max(40) }),
  z.strictObject({ type: z.literal('open-pause-form'), cycleId: id }),
  z.strictObject({ type: z.literal('pause-cycle'), cycleId: id, seen }),
  z.strictObject({ type: z.literal('resume-cycle'), cycleId: id }),
  z.strictObject({ type: z.literal('end-cycle'), cycleId: id }),
  z.strictObject({ type: z.literal('archive-cycle'), cycleId: id }),

  /** A new one starts out with a template: the one that is named here or was chosen in a form. */
  z.strictObject({
    type: z.literal('open-cycle-form'),
    cycleId: id.optional(),
    copyOf: id.optional(),
    templateId: id.optional(),
  }),
  z.strictObject({ type: z.literal('save-cycle'), cycleId: id.optional(), copyOf: id.optional(), seen }),

  z.strictObject({ type: z.literal('list-recipients'), cycleId: id, page }),
  z.strictObject({ type: z.literal('open-recipients-form'), cycleId: id }),
  z.strictObject({ type: z.literal('add-recipients'), cycleId: id }),
  z.strictObject({ type: z.literal('remove-recipient'), cycleId: id, recipientId: id }),

  z.strictObject({ type: z.literal('list-exceptions'), cycleId: id, page }),
  z.strictObject({ type: z.literal('open-exceptions-form'), cycleId: id }),
  z.strictObject({ type: z.literal('add-exceptions'), cycleId: id }),
  z.strictObject({ type: z.literal('remove-exception'), cycleId: id, exceptedId: id }),

  /** Of one occurrence the people, otherwise the occurrences. */
  z.strictObject({
    type: z.literal('list-not-issued'),
    cycleId: id,
    occurrence: z.int().min(0).max(1_000_000).optional(),
    page,
  }),
] as const;
