import { z } from 'zod';
import { id, page, seen } from './action-fields.ts';

/** The pages of a 1-to-1. */
const oneToOneTabs = ['agenda', 'answers', 'actions', 'notes', 'activity'] as const;
export type OneToOneTab = (typeof oneToOneTabs)[number];

const archiving = z.enum(['archive', 'restore']);
export type Archiving = z.infer<typeof archiving>;

/** What was typed into a field in another window, by its digest. */
const earlier = { field: id, typed: z.string().max(12) };

/** What a person can do on the page of a 1-to-1 and the forms of its steps. */
export const oneToOneActions = [
  z.strictObject({
    type: z.literal('open-one-to-one'),
    oneToOneId: id,
    tab: z.enum(oneToOneTabs).optional(),
    page,
  }),
  z.strictObject({ type: z.literal('open-finalise'), oneToOneId: id }),
  z.strictObject({
    type: z.literal('finalise'),
    oneToOneId: id,
    /** Whoever finalises answered nothing, and knows that their part stays empty. */
    withoutAnswers: z.literal(true).optional(),
  }),
  z.strictObject({ type: z.literal('open-not-held'), oneToOneId: id }),
  z.strictObject({ type: z.literal('say-not-held'), oneToOneId: id, seen }),

  z.strictObject({ type: z.literal('open-answers'), oneToOneId: id, page }),
  z.strictObject({ type: z.literal('save-draft'), oneToOneId: id, page }),
  /** Saves what is on this page of the form and shows another. */
  z.strictObject({ type: z.literal('turn-page'), oneToOneId: id, page, to: z.int().min(0).max(1000) }),
  z.strictObject({ type: z.literal('save-and-close'), oneToOneId: id, page }),
  z.strictObject({ type: z.literal('share-answers'), oneToOneId: id, page }),
  z.strictObject({ type: z.literal('use-earlier'), oneToOneId: id, page, ...earlier }),
  z.strictObject({ type: z.literal('dismiss-earlier'), oneToOneId: id, page, ...earlier }),

  z.strictObject({ type: z.literal('open-reopen'), oneToOneId: id }),
  z.strictObject({ type: z.literal('reopen'), oneToOneId: id }),
  z.strictObject({ type: z.literal('open-meeting-form'), oneToOneId: id }),
  z.strictObject({ type: z.literal('set-meeting'), oneToOneId: id, seen }),
  z.strictObject({ type: z.literal('remove-meeting'), oneToOneId: id, seen }),
  z.strictObject({ type: z.literal('open-reassign'), oneToOneId: id }),
  /** Without `toId`, the typed name says who is meant, and is asked about first. */
  z.strictObject({ type: z.literal('reassign'), oneToOneId: id, toId: id.optional(), seen }),

  z.strictObject({ type: z.literal('archive-one-to-one'), oneToOneId: id }),
  z.strictObject({ type: z.literal('restore-one-to-one'), oneToOneId: id }),
  /** A list to tick what goes into the archive, or comes back; whom to look for is in the values. */
  z.strictObject({ type: z.literal('open-archive'), doing: archiving, page }),
  z.strictObject({ type: z.literal('archive-chosen'), doing: archiving, page }),

  z.strictObject({ type: z.literal('open-reminders'), oneToOneId: id }),
  z.strictObject({ type: z.literal('snooze-reminders'), oneToOneId: id, days: z.int().min(1).max(31) }),
  z.strictObject({ type: z.literal('mute-reminders'), oneToOneId: id, isMuted: z.boolean() }),

  z.strictObject({ type: z.literal('release-history'), oneToOneId: id, toId: id }),
  z.strictObject({ type: z.literal('open-readings'), oneToOneId: id, page }),
] as const;
