import type { FormValues } from '../forms/form-values.ts';
import { linesIn } from '../forms/lines-in.ts';
import { sentenceForIssue } from '../forms/sentence-for-issue.ts';
import { keyFor } from './key-for.ts';
import { type Question, questionSchema } from './question.ts';
import { type QuestionSet, questionSetInputSchema } from './question-set.ts';

export type ReadQuestionSet =
  | { input: Pick<QuestionSet, 'name' | 'isShared' | 'ask' | 'questions'> }
  | { errors: Record<string, string> };

/**
 * A question set as its form was filled in, or a sentence beside each field that is wrong.
 * @param existing the questions of a set that is changed; a new one takes them from the form, one per line
 */
export function readQuestionSet(values: FormValues, existing?: Question[]): ReadQuestionSet {
  const raw = {
    name: values.name,
    shared: values.sharing !== 'personal',
    ask: values.ask === 'rotate' ? { rotate: Number(values.rotate) } : 'all',
    questions: existing ?? newQuestions(values),
  };
  const read = questionSetInputSchema.safeParse(raw);
  if (read.success) {
    const { shared, ...input } = read.data;
    return { input: { ...input, isShared: shared } };
  }
  const errors: Record<string, string> = {};
  for (const issue of read.error.issues) {
    const field = fieldOf(String(issue.path[0]), raw.ask);
    errors[field] ??= field === 'rotate' ? rotateSentence(issue.message) : sentenceForIssue(issue, raw);
  }
  return { errors };
}

function fieldOf(path: string, ask: unknown): string {
  if (path === 'questions') return 'prompts';
  return path === 'ask' && ask !== 'all' ? 'rotate' : path;
}

function rotateSentence(message: string): string {
  return message.includes('everyNth')
    ? 'Some questions are asked every n-th time only. Let them be asked every time first.'
    : 'Please give a whole number from 1 to 50.';
}

function newQuestions({ prompts }: FormValues): unknown[] {
  const keys: string[] = [];
  return linesIn(prompts).map((prompt) => {
    const key = keyFor(prompt, keys);
    keys.push(key);
    const question = { key, type: 'longText', prompt };
    return questionSchema.safeParse(question).data ?? question;
  });
}
