import { can, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import type { PartName } from '../one-to-ones/one-to-one.ts';
import { questionsOf } from '../one-to-ones/questions-of.ts';
import type { AskedQuestion } from '../question-sets/question.ts';
import { showAnswer } from '../question-sets/show-answer.ts';
import { dayIn } from '../time/local-time.ts';
import { dayFor } from './describe-one-to-one.ts';
import type { CardElement } from './view.ts';

/** Every question that somebody has answered, with what both shared; nothing that is still somebody's draft. */
export function answerElements(seen: SeenOneToOne): CardElement[][] {
  if (!can(seen, 'read-shared')) return [];
  return seen.oneToOne.questions
    .map((question) => answersTo(seen, question))
    .filter((elements) => elements.length > 1);
}

/** Whose answers are still to come. */
export function waitingFor(seen: SeenOneToOne): CardElement[] {
  return (['reviewee', 'reviewer'] as const)
    .filter((part) => seen.oneToOne.parts[part].sharedAt === undefined)
    .filter((part) => questionsOf(seen.oneToOne, part).length > 0)
    .map((part) => ({
      kind: 'text',
      tone: 'subtle',
      text:
        part === seen.ownPart
          ? 'You have not shared your part yet: nobody else can read it.'
          : `${seen[part].name} has not shared their part yet.`,
    }));
}

function answersTo(seen: SeenOneToOne, question: AskedQuestion): CardElement[] {
  const quotes = (['reviewee', 'reviewer'] as const).flatMap((part) => quoteOf(seen, part, question));
  return [{ kind: 'text', text: [{ text: question.prompt, bold: true }] }, ...quotes];
}

function quoteOf(seen: SeenOneToOne, part: PartName, question: AskedQuestion): CardElement[] {
  const { shared, changedAt } = seen.oneToOne.parts[part];
  const answer = shared?.[question.id];
  if (answer === undefined) return [];
  const name = part === seen.ownPart ? 'You' : seen[part].name;
  const changed = changedAt?.[question.id];
  const when = changed ? ` · changed ${dayFor(seen, dayIn(new Date(changed), seen.actor.timeZone))}` : '';
  return [{ kind: 'quote', label: `${name}${when}`, text: showAnswer(question, answer) }];
}
