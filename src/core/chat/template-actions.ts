import { z } from 'zod';
import { directions } from '../forms/move-in-list.ts';
import { questionTypes } from '../forms/question-types.ts';
import { id, page, seen } from './action-fields.ts';

/** Where something that is moved stood when its button was drawn, from 0; buttons of older versions do not say. */
const place = z.int().min(0).max(1000).optional();

/** What a person can do on the pages of question sets and templates. */
export const templateActions = [
  z.strictObject({ type: z.literal('list-question-sets'), page }),
  z.strictObject({ type: z.literal('open-question-set'), questionSetId: id, page }),
  z.strictObject({ type: z.literal('open-question-set-form'), questionSetId: id.optional() }),
  z.strictObject({ type: z.literal('save-question-set'), questionSetId: id.optional(), seen }),
  z.strictObject({ type: z.literal('delete-question-set'), questionSetId: id }),
  z.strictObject({ type: z.literal('list-library'), page }),
  z.strictObject({ type: z.literal('open-library-set'), slug: id }),
  z.strictObject({ type: z.literal('add-from-library'), slug: id }),

  z.strictObject({ type: z.literal('open-question-type-form'), questionSetId: id }),
  /** With a key it edits that question; without one the kind of the new question is in the values. */
  z.strictObject({ type: z.literal('open-question-form'), questionSetId: id, key: id.optional() }),
  z.strictObject({
    type: z.literal('save-question'),
    questionSetId: id,
    questionType: z.enum(questionTypes),
    key: id.optional(),
    seen,
  }),
  z.strictObject({
    type: z.literal('move-question'),
    questionSetId: id,
    key: id,
    place,
    direction: z.enum(directions),
  }),
  z.strictObject({ type: z.literal('remove-question'), questionSetId: id, key: id }),

  z.strictObject({ type: z.literal('list-templates'), page }),
  z.strictObject({ type: z.literal('open-template'), templateId: id }),
  z.strictObject({ type: z.literal('open-template-form'), templateId: id.optional() }),
  z.strictObject({ type: z.literal('save-template'), templateId: id.optional(), seen }),
  z.strictObject({ type: z.literal('delete-template'), templateId: id }),
  /** The question sets that can be added to a template. */
  z.strictObject({ type: z.literal('list-template-sets'), templateId: id, page }),
  z.strictObject({ type: z.literal('add-template-set'), templateId: id, questionSetId: id }),
  z.strictObject({
    type: z.literal('move-template-set'),
    templateId: id,
    questionSetId: id,
    place,
    direction: z.enum(directions),
  }),
  z.strictObject({ type: z.literal('remove-template-set'), templateId: id, questionSetId: id }),
] as const;
