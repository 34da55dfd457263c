/** The types of question, in the order in which they are offered. */
export const questionTypes = [
  'longText',
  'shortText',
  'scale',
  'mood',
  'yesNo',
  'singleChoice',
  'multipleChoice',
  'number',
  'date',
] as const;

export type QuestionType = (typeof questionTypes)[number];
