import type { Field, Input, Option } from '../chat/view.ts';
import { defined } from '../defined.ts';
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
  const previous = question.showPrevious ? state.previous : undefined;
  return defined({
    kind: 'field',
    id: question.id,
    label: question.prompt,
    help: question.help,
    isRequired: question.required,
    readableBy: state.readableBy,
    previous: previous === undefined ? undefined : showAnswer(question, previous),
    error: state.error,
    input: inputFor(question, state.value),
  });
}

function inputFor(question: AskedQuestion, value: string | string[] | undefined): Input {
  const one = typeof value === 'string' ? value : undefined;
  switch (question.type) {
    case 'shortText':
      return defined({ type: 'text', isMultiline: false, maxLength: longestAnswer, value: one });
    case 'longText':
      return defined({ type: 'text', isMultiline: true, maxLength: longestAnswer, value: one });
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
      return defined({ type: 'number', isInteger: false, min, max, value: one });
    }
    case 'date':
      return defined({ type: 'date', value: isoDateSchema.safeParse(value).data });
  }
}

function choice(options: Option[], value: string | string[] | undefined): Input {
  const chosen = options.find((option) => option.value === value);
  return defined({
    type: 'choice',
    options,
    isCompact: options.length > mostExpanded,
    value: chosen?.value,
  });
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
