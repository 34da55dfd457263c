import mongoose from 'mongoose';
import { z } from 'zod';
import { oneLine } from '../forms/shown-text.ts';
import { newId } from '../new-id.ts';
import { type Question, questionSchema } from './question.ts';

const askSchema = z.union([z.literal('all'), z.strictObject({ rotate: z.int().min(1).max(50) })], {
  error: 'must be all, or { rotate: 3 } with how many are asked each time',
});

/** A question set as it stands in a file or a form. */
export const questionSetInputSchema = z
  .strictObject({
    name: oneLine(80),
    shared: z.boolean().default(true),
    ask: askSchema.default('all'),
    /** The e-mail of whoever made it: a personal set is theirs alone. */
    creator: z.email().toLowerCase().optional(),
    questions: z
      .array(questionSchema)
      .min(1, 'needs at least one question')
      .max(50)
      .superRefine((questions, context) => {
        const seen = new Set<string>();
        questions.forEach(({ key }, index) => {
          if (seen.has(key)) {
            context.addIssue({
              code: 'custom',
              message: `the key "${key}" is used twice`,
              path: [index, 'key'],
            });
          }
          seen.add(key);
        });
      }),
  })
  .refine(({ ask, questions }) => ask === 'all' || questions.every(({ everyNth }) => everyNth === 1), {
    error: 'rotates, so no question may have everyNth: each is asked when its turn comes',
    path: ['ask'],
  });

type QuestionSetInput = z.infer<typeof questionSetInputSchema>;

export interface QuestionSet extends Omit<QuestionSetInput, 'shared' | 'creator'> {
  _id: string;
  /** Personal to its creator, or shared with the organisation. */
  isShared: boolean;
  creatorId?: string;
  questions: Question[];
}

const questionSetSchema = new mongoose.Schema<QuestionSet>(
  {
    _id: { type: String, default: newId },
    name: { type: String, required: true },
    isShared: { type: Boolean, required: true },
    creatorId: String,
    ask: { type: mongoose.Schema.Types.Mixed, required: true },
    questions: { type: [mongoose.Schema.Types.Mixed], required: true } as never,
  },
  { collection: 'questionSets', versionKey: false },
);

questionSetSchema.index({ name: 1 }, { unique: true });

export const QuestionSetModel = mongoose.model<QuestionSet>('QuestionSet', questionSetSchema);
