import type { AskedQuestion, Question } from './question.ts';
import type { QuestionSet } from './question-set.ts';

type AskedSet = Pick<QuestionSet, '_id' | 'name' | 'ask' | 'questions'>;

/**
 * What is asked in the n-th turn of a cycle, set by set: each question as the 1-to-1 keeps it.
 * @param turn counts the occurrences that were issued, from 0, so that one that was missed leaves no question out
 */
export function questionsFor(sets: readonly AskedSet[], turn: number): AskedQuestion[] {
  return sets.flatMap((set) =>
    askedOf(set, turn).map((question) => ({
      ...question,
      id: `${set._id}_${question.key}`,
      setName: set.name,
    })),
  );
}

function askedOf({ ask, questions }: AskedSet, turn: number): Question[] {
  if (ask === 'all') return questions.filter(({ everyNth }) => turn % everyNth === 0);
  const { rotate } = ask;
  // Going round in order, a question comes again only once all the others were asked.
  const isAsked = (index: number) => {
    const distance = (index - turn * rotate) % questions.length;
    return (distance + questions.length) % questions.length < rotate;
  };
  return questions.filter((_, index) => isAsked(index));
}
