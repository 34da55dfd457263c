import { z } from 'zod';
import { oneLine, severalLines } from '../forms/shown-text.ts';

const askedToSchema = z.enum(['reviewee', 'reviewer', 'both']);

const common = {
  key: z
    .string()
    .regex(/^[a-zA-Z][a-zA-Z0-9_]{0,39}$/, 'must be letters, digits and _ (at most 40), a letter first'),
  prompt: severalLines(300),
  help: severalLines(300).optional(),
  askedTo: askedToSchema.default('reviewee'),
  required: z.boolean().default(false),
  showPrevious: z.boolean().default(false),
  /** Asked every n-th occurrence. */
  everyNth: z.int().min(1).max(52).default(1),
};

const label = oneLine(40);
const optionsSchema = z
  .array(oneLine(75))
  .min(2, 'needs 2 to 10 options')
  .max(10, 'needs 2 to 10 options')
  .refine((options) => new Set(options).size === options.length, 'has the same option twice');

/** Every question type there is; unknown keys are refused by name. */
export const questionSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('shortText') }),
  z.strictObject({ ...common, type: z.literal('longText') }),
  z
    .strictObject({
      ...common,
      type: z.literal('scale'),
      min: z.int().min(0).max(10).default(1),
      max: z.int().min(1).max(10).default(5),
      minLabel: label.optional(),
      maxLabel: label.optional(),
    })
    .refine((scale) => scale.min < scale.max, { error: 'min must be below max', path: ['max'] }),
  z.strictObject({ ...common, type: z.literal('mood') }),
  z.strictObject({ ...common, type: z.literal('yesNo') }),
  z.strictObject({ ...common, type: z.literal('singleChoice'), options: optionsSchema }),
  z.strictObject({ ...common, type: z.literal('multipleChoice'), options: optionsSchema }),
  z
    .strictObject({
      ...common,
      type: z.literal('number'),
      min: z.number().optional(),
      max: z.number().optional(),
    })
    .refine(({ min, max }) => min === undefined || max === undefined || min < max, {
      error: 'min must be below max',
      path: ['max'],
    }),
  z.strictObject({ ...common, type: z.literal('date') }),
]);

export type Question = z.infer<typeof questionSchema>;

/** A question as an issued 1-to-1 keeps it: its own copy, with an id that is stable across occurrences. */
export type AskedQuestion = Question & {
  /** `<question set id>_<key>`: names the field, the answer, and the same question in other occurrences. */
  id: string;
  setName: string;
};

/** Text for the text types and dates, a number for scale, mood (1–5) and number, the chosen options otherwise. */
export type Answer = string | number | boolean | string[];
export type Answers = Record<string, Answer>;

/** The longest text answer that both platforms take in one field. */
export const longestAnswer = 3000;
