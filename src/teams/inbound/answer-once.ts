import {
  type ActivityClaim,
  activityIdOf,
  claimActivity,
  closeActivity,
  releaseActivity,
} from '../../core/chat/answered-activity.ts';
import { unlessDatabaseIsAway } from '../../core/database/away.ts';
import type { Adapter } from '../adapter.ts';
import { describeError } from '../explain-error.ts';
import { wasAnsweredLate } from './answer-late.ts';

/** What became of the answer to what somebody wrote or pressed. */
export interface Outcome {
  /** Whether it went out. */
  isAnswered: boolean;
  /** Whom the outbox tells instead. */
  owedTo?: string | undefined;
}

/**
 * Lets something be answered once, however often and at however many copies of the app Teams delivers it: an answer
 * counts when it has gone out.
 * @param sayInProgress for whoever asks while it is being worked on for longer than can be waited
 */
export async function answerOnce(
  adapter: Adapter,
  key: string | undefined,
  answer: () => Promise<Outcome>,
  sayInProgress: () => Promise<void>,
): Promise<void> {
  const claim = key === undefined ? undefined : await claimFor(adapter, key);
  if (key === undefined || claim === undefined) {
    await answer();
    return;
  }
  if (claim === 'in-progress') return sayInProgress();
  if (claim === 'answered') return;
  if (claim.owedTo !== undefined && (await wasAnsweredLate(claim.owedTo, key))) {
    return settle(adapter, claim, { isAnswered: true });
  }
  let outcome: Outcome = { isAnswered: false };
  try {
    outcome = await answer();
  } finally {
    await settle(adapter, claim, outcome);
  }
}

/** Takes what somebody did to answer it, waiting for whoever works on the same. */
export function claimFor({ core }: Adapter, key: string): ReturnType<typeof claimActivity> {
  return unlessDatabaseIsAway(claimActivity(core, activityIdOf('teams', key)));
}

/**
 * Lets go of what was taken; what was not answered, or not by a message of its own, is answered to whoever asks again.
 * Whoever did it hears nothing when that fails: they have their answer.
 */
export async function settle(
  { core, log }: Adapter,
  claim: ActivityClaim,
  { isAnswered, owedTo }: Outcome,
): Promise<void> {
  try {
    if (isAnswered) await closeActivity(core, claim);
    else await releaseActivity(core, claim, owedTo);
  } catch (error) {
    log.error(describeError(error), 'whether something in Teams was answered could not be noted');
  }
}
