import { findTypedPerson } from '../people/find-typed-person.ts';
import { linesIn } from '../question-sets/read-question.ts';
import { sentenceForIssue } from '../question-sets/sentence-for-issue.ts';
import type { FormValues } from '../views/view.ts';
import type { TemplateSettings } from './change-template.ts';
import { templateInputSchema } from './template.ts';

export type ReadTemplate = { settings: TemplateSettings } | { errors: Record<string, string> };

/** A template as its form was filled in, or a sentence beside each field that is wrong. */
export async function readTemplate(values: FormValues): Promise<ReadTemplate> {
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
    agendaPoints: linesIn(values.agendaPoints),
    reminders: daysIn(values.reminders),
  };
  const read = templateInputSchema.omit({ reviewer: true, questionSets: true }).safeParse(raw);
  const reviewer = await readReviewer(values.reviewer);
  const errors: Record<string, string> = {};
  for (const issue of read.error?.issues ?? []) {
    const field = String(issue.path[0]);
    errors[field] ??= field === 'reminders' ? reminderSentence : sentenceForIssue(issue, raw);
  }
  if ('error' in reviewer) errors.reviewer = reviewer.error;
  if (!read.success || 'error' in reviewer) return { errors };
  const { description, ...settings } = read.data;
  return { settings: { ...settings, ...(description && { description }), ...reviewer } };
}

const reminderSentence =
  'Please give at most 10 whole numbers from -30 to 60, such as -2, 0, 1, 7 for two days before, the day itself, and after.';

/** The days in order, each once; what is no number is left for the schema to refuse. */
function daysIn(value: string | string[] | undefined): (number | string)[] {
  const words = [value ?? []].flat().flatMap((text) => text.split(/[\s,;]+/).filter((word) => word !== ''));
  const days = words.map((word) => (/^[-+−]?\d+$/.test(word) ? Number(word.replace('−', '-')) : word));
  return [...new Set(days)].sort((left, right) => Number(left) - Number(right));
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
