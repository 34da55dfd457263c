import type { Question } from '../question-sets/question.ts';
import type { QuestionSet } from '../question-sets/question-set.ts';

/** By the types of the schema, so that the compiler finds one that can be chosen but not stored. */
export const questionTypeNames: Record<Question['type'], string> = {
  longText: 'Long text',
  shortText: 'Short text',
  scale: 'Scale, such as 1 to 5',
  mood: 'Mood, five faces',
  yesNo: 'Yes or no',
  singleChoice: 'One of several options',
  multipleChoice: 'Any of several options',
  number: 'Number',
  date: 'Date',
};

const askedToWords = { reviewee: 'for the reviewee', reviewer: 'for the reviewer', both: 'for both' };

/** All there is to a question beside its words, in one line. */
export function describeQuestion(question: Question): string {
  return [
    kindInWords(question),
    askedToWords[question.askedTo],
    question.required && 'required',
    question.showPrevious && 'shows the last answer',
    question.everyNth > 1 && `every ${ordinal(question.everyNth)} time`,
    question.help,
  ]
    .filter(Boolean)
    .join(' · ');
}

function kindInWords(question: Question): string {
  switch (question.type) {
    case 'scale': {
      const { min, max, minLabel, maxLabel } = question;
      const words = [minLabel && `${min} is ${minLabel}`, maxLabel && `${max} is ${maxLabel}`].filter(
        Boolean,
      );
      return `Scale ${min} to ${max}${words.length > 0 ? ` (${words.join(', ')})` : ''}`;
    }
    case 'singleChoice':
    case 'multipleChoice':
      return `${questionTypeNames[question.type]}: ${question.options.join(' / ')}`;
    case 'number': {
      const { min, max } = question;
      const bounds = [min !== undefined && `from ${min}`, max !== undefined && `up to ${max}`].filter(
        Boolean,
      );
      return ['Number', ...bounds].join(' ');
    }
    default:
      return questionTypeNames[question.type];
  }
}

function ordinal(number: number): string {
  const ends = /1[123]$/.test(String(number)) ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ends}`;
}

export function askInWords({ ask, questions }: Pick<QuestionSet, 'ask' | 'questions'>): string {
  if (ask === 'all') return 'All questions each time';
  return `${ask.rotate} of ${questions.length} each time, in turn`;
}

export function countOf(questions: readonly unknown[]): string {
  return questions.length === 1 ? '1 question' : `${questions.length} questions`;
}
