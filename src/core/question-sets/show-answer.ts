import type { Answer, AskedQuestion } from './question.ts';

/** The five faces, worst first, each with its word: a face alone says nothing to a screen reader. */
export const moods = ['😞 Rough', '🙁 Not great', '😐 Okay', '🙂 Good', '😄 Great'] as const;

/** An answer in words, as both people read it. */
export function showAnswer(question: AskedQuestion, answer: Answer): string {
  if (Array.isArray(answer)) return answer.join(' · ');
  if (typeof answer === 'boolean') return answer ? 'Yes' : 'No';
  if (question.type === 'mood') return moods[Number(answer) - 1] ?? String(answer);
  if (question.type === 'scale') return `${answer} of ${question.max}${scaleWord(question, Number(answer))}`;
  return String(answer);
}

function scaleWord(question: Extract<AskedQuestion, { type: 'scale' }>, answer: number): string {
  const word =
    answer === question.min ? question.minLabel : answer === question.max ? question.maxLabel : undefined;
  return word === undefined ? '' : ` (${word})`;
}
