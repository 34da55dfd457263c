import mongoose from 'mongoose';
import { z } from 'zod';
import { oneLine, severalLines } from '../forms/shown-text.ts';
import { newId } from '../new-id.ts';
import { visibleToSchema } from '../permissions/visible-to.ts';
import { type Deadlines, deadlinesSchema } from './deadlines.ts';

export const panels = ['objectives', 'tasks', 'learning', 'quizzes', 'exercises', 'surveys'] as const;
export type Panel = (typeof panels)[number];

const carryForwardSchema = z.strictObject({
  answers: z.boolean().default(true),
  agendaPoints: z.boolean().default(true),
  actionPoints: z.boolean().default(true),
});

const questionSetsSchema = z.array(oneLine(80)).superRefine((names, context) => {
  names.forEach((name, place) => {
    if (names.indexOf(name) === place) return;
    context.addIssue({
      code: 'custom',
      path: [place],
      message: 'is in it already: a template has a set once',
    });
  });
});

/** A template as it stands in a file or a form: it names its question sets. */
export const templateInputSchema = z.strictObject({
  name: oneLine(80),
  description: severalLines(500, { least: 0 }).optional(),
  questionSets: questionSetsSchema.default([]),
  panels: z.array(z.enum(panels)).default([]),
  visibleTo: visibleToSchema,
  carryForward: carryForwardSchema.prefault({}),
  agendaPoints: z.array(severalLines(500)).max(20).default([]),
  deadlines: deadlinesSchema.optional(),
  /** Days from the deadline: -2 is two days before it. */
  reminders: z.array(z.int().min(-30).max(60)).max(10).default([-2, 0, 1, 7]),
  /** `manager`, or the e-mail of a named coach. */
  reviewer: z.union([z.literal('manager'), z.email().toLowerCase()]).default('manager'),
  /** The e-mail of whoever made it, and so may change it. */
  creator: z.email().toLowerCase().optional(),
});

type TemplateInput = z.infer<typeof templateInputSchema>;
export type CarryForward = z.infer<typeof carryForwardSchema>;

/** What can carry forward to the next 1-to-1, in the order in which it is shown. */
export const carriable: readonly (keyof CarryForward)[] = ['answers', 'agendaPoints', 'actionPoints'];

export interface Template extends Omit<TemplateInput, 'questionSets' | 'reviewer' | 'creator' | 'visibleTo'> {
  _id: string;
  visibleTo?: TemplateInput['visibleTo'];
  questionSetIds: string[];
  /** A named coach; the manager when absent. */
  reviewerId?: string;
  creatorId?: string;
}

const templateSchema = new mongoose.Schema<Template>(
  {
    _id: { type: String, default: newId },
    name: { type: String, required: true },
    description: String,
    questionSetIds: { type: [String], default: [] },
    panels: { type: [String], default: [] },
    carryForward: {
      type: new mongoose.Schema<CarryForward>(
        { answers: Boolean, agendaPoints: Boolean, actionPoints: Boolean },
        { _id: false },
      ),
      required: true,
    },
    visibleTo: { type: String, enum: ['hr', 'pair'] },
    agendaPoints: { type: [String], default: [] },
    deadlines: {
      type: new mongoose.Schema<Deadlines>(
        { revieweeBy: Number, reviewerBy: Number, finaliseBy: Number },
        { _id: false },
      ),
      default: undefined,
    },
    reminders: { type: [Number], default: [-2, 0, 1, 7] },
    reviewerId: String,
    creatorId: String,
  },
  { collection: 'templates', versionKey: false },
);

templateSchema.index({ name: 1 }, { unique: true });

export const TemplateModel = mongoose.model<Template>('Template', templateSchema);
