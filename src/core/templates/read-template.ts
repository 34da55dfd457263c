import { capped } from '../forms/capped.ts';
import type { FormValues } from '../forms/form-values.ts';
import { linesIn } from '../forms/lines-in.ts';
import type { ReadForm } from '../forms/read-form.ts';
import { sentenceForIssue } from '../forms/sentence-for-issue.ts';
import { findTypedPerson } from '../people/find-typed-person.ts';

import type { TemplateSettings } from './change-template.ts';
import { type Deadlines, deadlineFields, deadlinesSchema, mostDeadlineDays } from './deadlines.ts';
import { templateInputSchema } from './template.ts';

/** A template as its form was filled in, or a sentence beside each field that is wrong. */
export async function readTemplate(values: FormValues): Promise<ReadForm<TemplateSettings>> {
  const carried = [values.carryForward ?? []].flat();
  const raw = {
    name: values.name,
    ...(values.description !== undefined && { description: values.description }),
    panels: [values.panels ?? []].flat(),
    carryForward: {
      answers: carried.includes('answers'),
      agendaPoints: carried.includes('agendaPoints'),
      actionPoints: carried.includes('actionPoints'),
    },
    ...(values.visibleTo !== undefined && { visibleTo: values.visibleTo }),
    agendaPoints: linesIn(values.agendaPoints),
    reminders: daysIn(values.reminders),
  };
  const read = templateInputSchema.omit({ reviewer: true, questionSets: true }).safeParse(raw);
  const reviewer = await readReviewer(values.reviewer);
  const deadlines = readDeadlines(values);
  const errors: Record<string, string> = { ...('errors' in deadlines && deadlines.errors) };
  for (const issue of read.error?.issues ?? []) {
    const field = String(issue.path[0]);
    errors[field] ??= field === 'reminders' ? reminderSentence : sentenceForIssue(issue, raw);
  }
  if ('error' in reviewer) errors.reviewer = reviewer.error;
  if (!read.success || 'error' in reviewer || 'errors' in deadlines) return { errors };
  const { description, ...settings } = read.data;
  return { input: { ...settings, ...(description && { description }), ...deadlines, ...reviewer } };
}

const reminderSentence =
  'Please give at most 10 whole numbers from -30 to 60, such as -2, 0, 1, 7 for two days before, the day itself, and after.';

/** The days in order, each once; what is no number is left for the schema to refuse. */
function daysIn(value: string | string[] | undefined): (number | string)[] {
  const words = [value ?? []].flat().flatMap((text) =>
    capped(text, 1000)
      .split(/[\s,;]+/)
      .filter((word) => word !== ''),
  );
  const days = words.map((word) => (/^[-+−]?\d+$/.test(word) ? Number(word.replace('−', '-')) : word));
  return [...new Set(days)].sort((left, right) => Number(left) - Number(right));
}

/** All three, in order, or none. */
function readDeadlines(
  values: FormValues,
): { deadlines?: Deadlines } | { errors: Partial<Record<keyof Deadlines, string>> } {
  const given = deadlineFields.filter((field) => values[field] !== undefined);
  if (given.length === 0) return {};
  const errors: Partial<Record<keyof Deadlines, string>> = {};
  for (const field of deadlineFields.filter((each) => !given.includes(each)))
    errors[field] = 'Please give all three, or none of them.';
  if (given.length < deadlineFields.length) return { errors };
  const raw = Object.fromEntries(deadlineFields.map((field) => [field, Number(values[field])]));
  const read = deadlinesSchema.safeParse(raw);
  if (read.success) return { deadlines: read.data };
  for (const { path, code } of read.error.issues) {
    const field = path[0] as keyof Deadlines;
    errors[field] ??=
      code === 'custom'
        ? 'Please give no fewer days than for what is due before it.'
        : `Please give a whole number of days from 0 to ${mostDeadlineDays}.`;
  }
  return { errors };
}

/** Nothing, or the word, means the manager. */
async function readReviewer(
  value: string | string[] | undefined,
): Promise<{ reviewerId?: string } | { error: string }> {
  const typed = typeof value === 'string' ? value.trim() : '';
  if (typed === '' || /^(the )?manager$/i.test(typed)) return {};
  const found = await findTypedPerson(typed);
  return 'error' in found ? found : { reviewerId: found.person._id };
}
