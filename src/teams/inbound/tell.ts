import type { Adapter } from '../adapter.ts';
import type { Answer, Asked } from '../ask.ts';
import { describeError, explainError } from '../explain-error.ts';
import { doneButNotShown } from '../sentences.ts';
import { answerLate, type Untold } from './answer-late.ts';
import type { Outcome } from './answer-once.ts';

/** Draws an answer, or says instead that it could not be drawn: what was done is not said to have gone wrong. */
export function drawOr<Drawn>(
  { log }: Adapter,
  { doneBy }: Answer,
  { action }: Asked,
  draw: () => Drawn,
  say: (text: string) => Drawn,
): Drawn {
  try {
    return draw();
  } catch (error) {
    const explanation = explainError(log, error, action.type);
    return say(doneBy === undefined ? explanation : doneButNotShown);
  }
}

/** Says an answer in the chat. What was done and cannot be said now the outbox says later; anything else is not sent. */
export async function tell(
  adapter: Adapter,
  { doneBy, key, action }: Partial<Untold>,
  say: () => Promise<void>,
): Promise<Outcome> {
  try {
    await say();
    return { isAnswered: true };
  } catch (error) {
    adapter.log.warn({ during: action?.type, ...describeError(error) }, 'Teams did not take an answer');
  }
  if (doneBy === undefined || action === undefined) return { isAnswered: false };
  try {
    await answerLate(adapter, { doneBy, key, action });
    return { isAnswered: false, owedTo: doneBy };
  } catch (error) {
    adapter.log.error(describeError(error), 'what was done in Teams cannot be said later');
    return { isAnswered: false };
  }
}
