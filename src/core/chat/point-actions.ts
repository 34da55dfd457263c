import { z } from 'zod';
import { id, page, seen } from './action-fields.ts';

/** To the chat message that something was made from. */
const link = z.url({ protocol: /^https?$/ }).max(1000);

/** What is typed after a command: more than a point can hold, since the form asks to shorten it. */
export const longestWords = 8000;

/** Says which agenda point or action point is meant. */
const point = { point: z.enum(['agenda-point', 'action-point']), pointId: id };

/** What a person can do on the agenda points, action points, notes, objectives and ratings of a 1-to-1. */
export const pointActions = [
  z.strictObject({ type: z.literal('open-point'), oneToOneId: id, ...point, page }),
  z.strictObject({ type: z.literal('open-comment-form'), oneToOneId: id, ...point }),
  z.strictObject({ type: z.literal('add-comment'), oneToOneId: id, ...point }),
  z.strictObject({ type: z.literal('delete-comment'), oneToOneId: id, commentId: id }),
  z.strictObject({ type: z.literal('open-edit-agenda-point'), oneToOneId: id, pointId: id }),
  z.strictObject({ type: z.literal('edit-agenda-point'), oneToOneId: id, pointId: id, seen }),

  z.strictObject({ type: z.literal('open-agenda-form'), oneToOneId: id.optional() }),
  /** `agenda @person text`: a person and then a text. Where one is missing, or in doubt, it opens the form, filled in. */
  z.strictObject({ type: z.literal('say-agenda-point'), words: z.string().max(longestWords) }),
  /** `agenda text`, addressed to nobody, or by a mention to somebody unknown: the form, with all of it. */
  z.strictObject({
    type: z.literal('open-agenda-form-for-words'),
    words: z.string().max(longestWords),
    isToStranger: z.literal(true).optional(),
  }),
  /** A chat message becomes an agenda point; its text is in the values. */
  z.strictObject({ type: z.literal('open-agenda-form-for-message'), link: link.optional() }),
  z.strictObject({ type: z.literal('add-agenda-point'), oneToOneId: id.optional(), link: link.optional() }),
  z.strictObject({ type: z.literal('tick-agenda-point'), oneToOneId: id, pointId: id }),
  z.strictObject({ type: z.literal('untick-agenda-point'), oneToOneId: id, pointId: id }),
  z.strictObject({ type: z.literal('delete-agenda-point'), oneToOneId: id, pointId: id }),

  z.strictObject({ type: z.literal('open-action-form'), oneToOneId: id.optional() }),
  z.strictObject({ type: z.literal('add-action-point'), oneToOneId: id }),
  z.strictObject({ type: z.literal('tick-action-point'), oneToOneId: id, actionPointId: id }),
  z.strictObject({ type: z.literal('untick-action-point'), oneToOneId: id, actionPointId: id }),

  z.strictObject({
    type: z.literal('rate-usefulness'),
    oneToOneId: id,
    score: z.int().min(1).max(5),
  }),
  z.strictObject({ type: z.literal('open-usefulness'), oneToOneId: id }),
  z.strictObject({ type: z.literal('save-usefulness'), oneToOneId: id, seen }),

  z.strictObject({ type: z.literal('list-objectives'), page }),
  /** Without a 1-to-1 it is about one's own objectives. */
  z.strictObject({ type: z.literal('open-objective-form'), oneToOneId: id.optional() }),
  z.strictObject({ type: z.literal('add-objective'), oneToOneId: id.optional() }),
  z.strictObject({ type: z.literal('open-progress-form'), itemId: id, oneToOneId: id.optional() }),
  z.strictObject({ type: z.literal('move-progress'), itemId: id, oneToOneId: id.optional(), seen }),

  z.strictObject({ type: z.literal('open-note-form'), oneToOneId: id.optional() }),
  z.strictObject({ type: z.literal('add-note'), oneToOneId: id }),
  z.strictObject({ type: z.literal('delete-note'), oneToOneId: id, noteId: id }),
] as const;
