import { isShowing, type UserAction } from '../../core/chat/user-action.ts';
import { unlessDatabaseIsAway } from '../../core/database/away.ts';
import type { Adapter } from '../adapter.ts';
import { type Answered, noticeOf } from '../ask.ts';
import { describeError } from '../explain-error.ts';

/** What somebody did is not stored, so Slack does not hear that it is, and says so itself. */
export class NotStored extends Error {
  override readonly name = 'NotStored';
  /** Bolt wraps errors that have none. */
  readonly code = 'tandem_not_stored';
}

/** How one kind of request is acknowledged and answered. */
export interface Ways {
  /** Tells Slack that Tandem has it, which is over in three seconds; with the answer where that goes along. */
  ack(answered: Answered): Promise<unknown>;
  /** The same before there is an answer; absent where something would be lost if Tandem were killed then. */
  ackEarly?: (() => Promise<unknown>) | undefined;
  answer(answered: Answered): Promise<unknown>;
  /** Where {@link Ways.answer} would come too late for Slack. */
  answerLate(answered: Answered): Promise<unknown>;
  /** Whether somebody is looking at a window that waits. */
  isWaitedFor?(): boolean;
}

/**
 * Lets Slack know that something was taken only when it is stored, and answers then. What only shows something has
 * nothing to store.
 * @throws {NotStored} where it takes longer than Slack waits, or the database is away; the work goes on
 */
export async function answerOnceStored(
  adapter: Adapter,
  action: UserAction,
  work: Promise<Answered>,
  ways: Ways,
): Promise<void> {
  const answered = await inTime(adapter, action, work, ways);
  if (answered !== undefined) {
    await acknowledge(adapter, () => ways.ack(answered));
    await ways.answer(answered);
  } else if (ways.ackEarly) {
    await acknowledge(adapter, ways.ackEarly);
    await ways.answerLate(await settled(adapter, action, work));
  } else {
    throw notStored(adapter, action, work, ways);
  }
}

/** Undefined when there is no answer as long as Slack waits. */
async function inTime(
  adapter: Adapter,
  action: UserAction,
  work: Promise<Answered>,
  ways: Ways,
): Promise<Answered | undefined> {
  try {
    return await within(adapter.patienceMs, unlessDatabaseIsAway(work));
  } catch (error) {
    if (!isShowing(action)) throw notStored(adapter, action, work, ways);
    return { reply: noticeOf(adapter, error, action), asked: { action } };
  }
}

async function settled(adapter: Adapter, action: UserAction, work: Promise<Answered>): Promise<Answered> {
  return work.catch((error: unknown) => ({ reply: noticeOf(adapter, error, action), asked: { action } }));
}

/** Slack says that it failed; if it was done after all, the answer still goes to where it was asked for. */
function notStored(adapter: Adapter, action: UserAction, work: Promise<Answered>, ways: Ways): NotStored {
  adapter.log.warn({ action: action.type }, 'not stored in time, so Slack is told nothing');
  work
    .then(ways.answerLate, async (error: unknown) => {
      const reply = noticeOf(adapter, error, action);
      if (ways.isWaitedFor?.()) await ways.answerLate({ reply, asked: { action } });
    })
    .catch((error: unknown) => adapter.log.warn(describeError(error), 'could not answer late'));
  return new NotStored('not stored');
}

/** A connection that is gone is no reason not to answer: Slack sends the request again. */
async function acknowledge({ log }: Adapter, ack: () => Promise<unknown>): Promise<void> {
  try {
    await ack();
  } catch (error) {
    log.warn(describeError(error), 'could not acknowledge');
  }
}

/** The result, or undefined when it is not there in time. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
