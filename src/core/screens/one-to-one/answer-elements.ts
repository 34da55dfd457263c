import { all, quote, strong, subtle } from '../../chat/elements.ts';
import type { CardElement } from '../../chat/view.ts';
import type { SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import type { PartName } from '../../one-to-ones/one-to-one.ts';
import { questionsOf } from '../../one-to-ones/questions-of.ts';
import type { AskedQuestion } from '../../question-sets/question.ts';
import { showAnswer } from '../../question-sets/show-answer.ts';
import { dayIn } from '../../time/local-time.ts';
import { dayFor } from '../../views/describe-one-to-one.ts';

type Names = ReadonlyMap<string, string>;

const bothParts: readonly PartName[] = ['reviewee', 'reviewer'];

/** Every question that somebody has answered, with what both shared; nothing that is still somebody's draft. */
export function answerElements(seen: SeenOneToOne, names: Names): CardElement[][] {
  return seen.oneToOne.questions
    .map((question) => answersTo(seen, question, names))
    .filter((elements) => elements.length > 1);
}

/** A stand-in, or whoever reviewed it before, shared in their own name. */
function sharerName(seen: SeenOneToOne, part: PartName, names: Names): string {
  const { sharedById = seen[part]._id } = seen.oneToOne.parts[part];
  if (sharedById === seen.actor._id) return 'You';
  return sharedById === seen[part]._id ? seen[part].name : (names.get(sharedById) ?? 'Former colleague');
}

/** The ids of those who shared answers. */
export function sharersOf({ oneToOne: { parts } }: SeenOneToOne): string[] {
  return [parts.reviewee.sharedById, parts.reviewer.sharedById].filter((id) => id !== undefined);
}

/** Whose answers are still to come. */
export function waitingFor(seen: SeenOneToOne): CardElement[] {
  return bothParts
    .filter((part) => seen.oneToOne.parts[part].sharedAt === undefined)
    .filter((part) => questionsOf(seen.oneToOne, part).length > 0)
    .map((part) =>
      subtle(
        part === seen.ownPart
          ? 'You have not shared your part yet: nobody else can read it.'
          : `${seen[part].name} has not shared their part yet.`,
      ),
    );
}

function answersTo(seen: SeenOneToOne, question: AskedQuestion, names: Names): CardElement[] {
  return all(
    strong(question.prompt),
    bothParts.map((part) => quoteOf(seen, part, question, names)),
  );
}

function quoteOf(
  seen: SeenOneToOne,
  part: PartName,
  question: AskedQuestion,
  names: Names,
): CardElement | undefined {
  const { shared, changedAt } = seen.oneToOne.parts[part];
  const answer = shared?.[question.id];
  if (answer === undefined) return undefined;
  const name = sharerName(seen, part, names);
  const changed = changedAt?.[question.id];
  const when = changed ? ` · changed ${dayFor(seen, dayIn(new Date(changed), seen.actor.timeZone))}` : '';
  return quote(showAnswer(question, answer), `${name}${when}`);
}
