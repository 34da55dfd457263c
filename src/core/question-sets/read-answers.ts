import type { FormValues } from '../forms/form-values.ts';
import { isoDateSchema } from '../time/iso-date.ts';

import { type Answer, type Answers, type AskedQuestion, longestAnswer } from './question.ts';

type Read = { answer: Answer } | { error: string } | 'empty';

/** What was typed, as answers; each mistake is a sentence under its question's id. */
export function readAnswers(
  questions: readonly AskedQuestion[],
  values: FormValues,
): { answers: Answers; errors: Record<string, string> } {
  const answers: Answers = {};
  const errors: Record<string, string> = {};
  for (const question of questions) {
    const read = readAnswer(question, values[question.id]);
    if (read === 'empty') {
      if (question.required) errors[question.id] = 'Please answer this before you share.';
    } else if ('error' in read) {
      errors[question.id] = read.error;
    } else {
      answers[question.id] = read.answer;
    }
  }
  return { answers, errors };
}

function readAnswer(question: AskedQuestion, value: string | string[] | undefined): Read {
  const typed = Array.isArray(value) ? value : (value ?? '').trim();
  if (typed.length === 0) return 'empty';
  if (question.type === 'multipleChoice')
    return readChoices(question.options, typeof typed === 'string' ? [typed] : typed);
  if (typeof typed !== 'string') return { error: 'Please give one answer.' };
  switch (question.type) {
    case 'shortText':
    case 'longText':
      return typed.length <= longestAnswer
        ? { answer: typed }
        : { error: `Please keep it to ${longestAnswer} characters; these are ${typed.length}.` };
    case 'scale':
      return readWholeNumber(typed, question.min, question.max);
    case 'mood':
      return readWholeNumber(typed, 1, 5);
    case 'yesNo':
      if (typed !== 'yes' && typed !== 'no') return { error: 'Please choose yes or no.' };
      return { answer: typed === 'yes' };
    case 'singleChoice':
      return question.options.includes(typed)
        ? { answer: typed }
        : { error: 'Please choose one of the options.' };
    case 'number':
      return readNumber(typed, question.min, question.max);
    case 'date': {
      const day = isoDateSchema.safeParse(typed);
      return day.success ? { answer: day.data } : { error: 'Please give a date like 2026-12-23.' };
    }
  }
}

function readChoices(options: readonly string[], chosen: string[]): Read {
  const isKnown = chosen.every((option) => options.includes(option));
  return isKnown ? { answer: chosen } : { error: 'Please choose from the options.' };
}

function readWholeNumber(typed: string, min: number, max: number): Read {
  const number = Number(typed);
  return Number.isInteger(number) && number >= min && number <= max
    ? { answer: number }
    : { error: `Please choose a number from ${min} to ${max}.` };
}

function readNumber(typed: string, min: number | undefined, max: number | undefined): Read {
  const number = /^[-+]?\d+([.,]\d+)?$/.test(typed) ? Number(typed.replace(',', '.')) : Number.NaN;
  if (!Number.isFinite(number)) return { error: 'Please give a number, like 12 or 7.5.' };
  if (min !== undefined && number < min) return { error: `Please give a number from ${min} up.` };
  if (max !== undefined && number > max) return { error: `Please give a number up to ${max}.` };
  return { answer: number };
}

/** An answer as the field that asks for it would hold it. */
export function asFormValue(answer: Answer): string | string[] {
  if (Array.isArray(answer)) return answer;
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  return String(answer);
}
