import type { AskedQuestion, Question } from './question.ts';
import type { QuestionSet } from './question-set.ts';

type AskedSet = Pick<QuestionSet, '_id' | 'name' | 'ask' | 'questions'>;

/**
 * What is asked in the n-th occurrence of a cycle, set by set: each question as the 1-to-1 keeps it. A set that stands
 * twice, in a template of an earlier version, is asked once.
 * @param issuedBefore counts the occurrences that were issued, from 0, so that one that was missed leaves no question out
 */
export function questionsFor(sets: readonly AskedSet[], issuedBefore: number): AskedQuestion[] {
  const once = sets.filter((set, place) => sets.findIndex(({ _id }) => _id === set._id) === place);
  return once.flatMap((set) =>
    askedOf(set, issuedBefore).map((question) => ({
      ...question,
      id: `${set._id}_${question.key}`,
      setName: set.name,
    })),
  );
}

function askedOf({ ask, questions }: AskedSet, issuedBefore: number): Question[] {
  if (ask === 'all') return questions.filter(({ everyNth }) => issuedBefore % everyNth === 0);
  const { rotate } = ask;
  // Going round in order, a question comes again only once all the others were asked.
  const isAsked = (index: number) => {
    const distance = (index - issuedBefore * rotate) % questions.length;
    return (distance + questions.length) % questions.length < rotate;
  };
  return questions.filter((_, index) => isAsked(index));
}
