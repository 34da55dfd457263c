import type { PartName } from './one-to-one.ts';

/** The questions that one side of a 1-to-1 answers, in order. */
export function questionsOf<Question extends { askedTo: PartName | 'both' }>(
  { questions }: { questions: readonly Question[] },
  part: PartName,
): Question[] {
  return questions.filter(({ askedTo }) => askedTo === part || askedTo === 'both');
}
