import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { cycleInputSchema } from '../cycles/cycle.ts';
import { questionSetInputSchema } from '../question-sets/question-set.ts';
import { templateInputSchema } from '../templates/template.ts';
import { describeIssue } from './describe-issue.ts';
import { refusalOf, type SetupProblem, setupRefusal } from './setup-problem.ts';

const setupFileSchema = z.strictObject({
  questionSets: z.array(questionSetInputSchema).default([]),
  templates: z.array(templateInputSchema).default([]),
  cycles: z.array(cycleInputSchema).default([]),
});

/** Question sets, templates and cycles that name each other, people and teams. */
export type Setup = z.infer<typeof setupFileSchema>;

export interface SetupFile {
  setup: Setup;
  /** @throws {AppError} that says each with its line, when there are any */
  refuse(problems: readonly SetupProblem[]): void;
}

/** @throws {AppError} that names whatever is not understood, line by line */
export function readSetupFile(text: string): SetupFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw refusalOf(
      document.errors.map(({ pos, message }) => ({ line: lines.linePos(pos[0]).line, text: message })),
    );
  }
  const content: unknown = document.toJS() ?? {};
  const locator = { content, document, lines };
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
