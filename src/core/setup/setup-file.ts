import { z } from 'zod';
import { datesInFileSchema } from '../cycles/cycle-dates.ts';
import { cycleInputSchema } from '../cycles/cycle-input.ts';

import { describeIssue } from '../forms/describe-issue.ts';
import type { Problem } from '../forms/problem.ts';
import { holidayCalendarInputSchema } from '../holidays/holiday-calendar.ts';
import { questionSetInputSchema } from '../question-sets/question-set.ts';
import { templateInputSchema } from '../templates/template.ts';
import { isoDateSchema } from '../time/iso-date.ts';
import { readYaml } from './read-yaml.ts';
import { setupRefusal } from './setup-refusal.ts';

/** What a file says of a cycle beside its settings. */
export const cycleInFileSchema = cycleInputSchema.extend({
  /** What is left out is as the deadlines of its template say. */
  dates: datesInFileSchema,
  /** How a cycle that is new begins, unless it is to run at once. */
  status: z.enum(['draft', 'paused']).optional(),
  /** The day on which a paused one goes on by itself. */
  pausedUntil: isoDateSchema.optional(),
  /** The e-mail of whoever made it, and so manages it. */
  creator: z.email().toLowerCase().optional(),
  /** The e-mail of a manager: whoever does not report to them does not get it. */
  onlyReportsOf: z.email().toLowerCase().optional(),
});

const setupFileSchema = z.strictObject({
  holidays: z.array(holidayCalendarInputSchema).default([]),
  questionSets: z.array(questionSetInputSchema).default([]),
  templates: z.array(templateInputSchema).default([]),
  cycles: z.array(cycleInFileSchema).default([]),
});

/** Holiday calendars, question sets, templates and cycles that name each other, people and teams. */
export type Setup = z.infer<typeof setupFileSchema>;

export interface SetupFile {
  setup: Setup;
  /** @throws {AppError} that says each with its line, when there are any */
  refuse(problems: readonly Problem[]): void;
}

/** @throws {AppError} that names whatever is not understood, line by line */
export function readSetupFile(text: string): SetupFile {
  const locator = readYaml(text);
  const { content } = locator;
  const parsed = setupFileSchema.safeParse(content);
  if (!parsed.success) {
    throw setupRefusal(
      locator,
      parsed.error.issues.flatMap((issue) => describeIssue(issue, content)),
    );
  }
  return {
    setup: parsed.data,
    refuse(problems) {
      if (problems.length > 0) throw setupRefusal(locator, problems);
    },
  };
}
