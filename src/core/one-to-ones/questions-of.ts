import type { AskedQuestion } from '../question-sets/question.ts';
import type { OneToOne, PartName } from './one-to-one.ts';

/** The questions that one side of a 1-to-1 answers, in order. */
export function questionsOf(oneToOne: Pick<OneToOne, 'questions'>, part: PartName): AskedQuestion[] {
  return oneToOne.questions.filter(({ askedTo }) => askedTo === part || askedTo === 'both');
}
