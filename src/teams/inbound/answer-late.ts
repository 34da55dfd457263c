import { activityIdOf } from '../../core/chat/answered-activity.ts';
import type { UserAction } from '../../core/chat/user-action.ts';
import { enqueue } from '../../core/outbox/enqueue.ts';
import { wasSent } from '../../core/outbox/was-sent.ts';
import type { Adapter } from '../adapter.ts';

/** Something that was done by somebody who was not told so. */
export interface Untold {
  doneBy: string;
  /** By which it is known; without one nobody can tell it from the next. */
  key: string | undefined;
  action: UserAction;
}

/** Has the outbox say that something is done, and where: once, however often its answer gets lost. */
export async function answerLate({ core }: Adapter, { doneBy, key, action }: Untold): Promise<void> {
  if (key === undefined) return;
  const about = 'oneToOneId' in action ? action.oneToOneId : undefined;
  const notice = { ...noticeOf(key), ...(about !== undefined && { about }) };
  await enqueue(core, [{ personId: doneBy, notice }]);
}

/** Whether the outbox has said it. */
export async function wasAnsweredLate(doneBy: string, key: string): Promise<boolean> {
  return wasSent({ personId: doneBy, notice: noticeOf(key) });
}

function noticeOf(key: string) {
  return { kind: 'late-answer' as const, activityId: activityIdOf('teams', key) };
}
