import type { Field, Input, Option } from '../chat/view.ts';
import { type Answer, type AskedQuestion, longestAnswer } from '../question-sets/question.ts';
import { moods, showAnswer } from '../question-sets/show-answer.ts';
import { isoDateSchema } from '../time/iso-date.ts';

/** The most options that are all shown at once. */
const mostExpanded = 10;

export interface QuestionFieldState {
  value: string | string[] | undefined;
  previous: Answer | undefined;
  error: string | undefined;
  readableBy: string;
}

/** The field that asks a question. */
export function questionField(question: AskedQuestion, state: QuestionFieldState): Field {
  return {
    kind: 'field',
    id: question.id,
    label: question.prompt,
    ...(question.help !== undefined && { help: question.help }),
    isRequired: question.required,
    readableBy: state.readableBy,
    ...(question.showPrevious &&
      state.previous !== undefined && { previous: showAnswer(question, state.previous) }),
    ...(state.error !== undefined && { error: state.error }),
    input: inputFor(question, state.value),
  };
}

function inputFor(question: AskedQuestion, value: string | string[] | undefined): Input {
  const one = typeof value === 'string' ? { value } : {};
  switch (question.type) {
    case 'shortText':
      return { type: 'text', isMultiline: false, maxLength: longestAnswer, ...one };
    case 'longText':
      return { type: 'text', isMultiline: true, maxLength: longestAnswer, ...one };
    case 'scale':
      return choice(scaleOptions(question), value);
    case 'mood':
      return choice(
        moods.map((label, index) => ({ value: String(index + 1), label })),
        value,
      );
    case 'yesNo':
      return choice(
        [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ],
        value,
      );
    case 'singleChoice':
      return choice(optionsNamed(question.options), value);
    case 'multipleChoice': {
      const chosen = typeof value === 'string' ? [value] : (value ?? []);
      const values = chosen.filter((option) => question.options.includes(option));
      return { type: 'choices', options: optionsNamed(question.options), values };
    }
    case 'number': {
      const { min, max } = question;
      const bounds = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
      return { type: 'number', isInteger: false, ...bounds, ...one };
    }
    case 'date': {
      const day = isoDateSchema.safeParse(value);
      return { type: 'date', ...(day.success && { value: day.data }) };
    }
  }
}

function choice(options: Option[], value: string | string[] | undefined): Input {
  const chosen = options.find((option) => option.value === value);
  return {
    type: 'choice',
    options,
    isCompact: options.length > mostExpanded,
    ...(chosen && { value: chosen.value }),
  };
}

function optionsNamed(names: readonly string[]): Option[] {
  return names.map((name) => ({ value: name, label: name }));
}

function scaleOptions({ min, max, minLabel, maxLabel }: Extract<AskedQuestion, { type: 'scale' }>): Option[] {
  return Array.from({ length: max - min + 1 }, (_, index) => {
    const value = String(min + index);
    const word = min + index === min ? minLabel : min + index === max ? maxLabel : undefined;
    return { value, label: word === undefined ? value : `${value} – ${word}` };
  });
}
