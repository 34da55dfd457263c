import type { FormValues } from '../forms/form-values.ts';
import { linesIn } from '../forms/lines-in.ts';
import type { QuestionType } from '../forms/question-types.ts';
import type { ReadForm } from '../forms/read-form.ts';
import { sentenceForIssue } from '../forms/sentence-for-issue.ts';
import { type Question, questionSchema } from './question.ts';
import type { QuestionSet } from './question-set.ts';

/** A question as its form was filled in, or a sentence beside each field that is wrong. */
export function readQuestion(
  type: QuestionType,
  key: string,
  { ask }: Pick<QuestionSet, 'ask'>,
  values: FormValues,
): ReadForm<Question> {
  const flags = [values.flags ?? []].flat();
  const everyNth = ask === 'all' ? numberIn(values.everyNth) : undefined;
  const raw = {
    key,
    type,
    prompt: values.prompt,
    askedTo: values.askedTo,
    required: flags.includes('required'),
    showPrevious: flags.includes('showPrevious'),
    ...(everyNth !== undefined && { everyNth }),
    ...(values.help !== undefined && { help: values.help }),
    ...ofType(type, values),
  };
  const read = questionSchema.safeParse(raw);
  if (read.success) return { input: read.data };
  const errors: Record<string, string> = {};
  for (const issue of read.error.issues) errors[String(issue.path[0])] ??= sentenceForIssue(issue, raw);
  return { errors };
}

function ofType(type: QuestionType, values: FormValues): Record<string, unknown> {
  switch (type) {
    case 'scale':
      return {
        min: numberIn(values.min),
        max: numberIn(values.max),
        ...(values.minLabel !== undefined && { minLabel: values.minLabel }),
        ...(values.maxLabel !== undefined && { maxLabel: values.maxLabel }),
      };
    case 'number': {
      const [min, max] = [numberIn(values.min), numberIn(values.max)];
      return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
    }
    case 'singleChoice':
    case 'multipleChoice':
      return { options: linesIn(values.options) };
    default:
      return {};
  }
}

/** A number, or what was typed instead, for the schema to refuse. */
function numberIn(value: string | string[] | undefined): number | string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const text = value.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : value;
}
