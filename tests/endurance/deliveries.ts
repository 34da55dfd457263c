import { type OneToOne, OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import type { CountingSlack } from './counting-slack.ts';

/** How many messages one app has on the wire at most. */
export const sentAtOnce = 16;

/** Each 1-to-1 is issued, two messages about it are put into the outbox, and both are posted. */
export const stepsPerOneToOne = 5;

/** How far the work is, whatever the speed of the machine: kills are spread over all of it. */
export async function countSteps({ posts }: CountingSlack): Promise<number> {
  const [issued, announced] = await Promise.all([
    OneToOneModel.estimatedDocumentCount(),
    MessageModel.estimatedDocumentCount(),
  ]);
  return issued + announced + posts.size;
}

/** What both of each 1-to-1 are to be told, as the stand-in counts it. */
export function announcementsOf(
  oneToOnes: readonly Pick<OneToOne, '_id' | 'revieweeId' | 'reviewerId'>[],
): string[] {
  return oneToOnes.flatMap(({ _id, revieweeId, reviewerId }) => [
    `issued:${_id}:${revieweeId}`,
    `issued:${_id}:${reviewerId}`,
  ]);
}

/** Whether something is to be sent, or being sent. */
export async function isAnythingUnsent(): Promise<boolean> {
  return (await MessageModel.exists({ nextTryAt: { $exists: true } })) !== null;
}

/** What each run of an app that was killed may have had on the wire then, by its name. */
export type HeldByRun = Map<string, ReadonlySet<string>>;

/** Messages that apps hold, and may have on the wire. */
export async function findHeldMessages(): Promise<ReadonlySet<string>> {
  const held = await MessageModel.find({ nextTryAt: { $gt: new Date() } }, { _id: 1 }).lean<
    { _id: string }[]
  >();
  return new Set(held.map(({ _id }) => withoutDay(_id)));
}

/** The id of a message, as the stand-in Slack knows it: a reminder says nothing of the day that it is for. */
export function withoutDay(messageId: string): string {
  return messageId.replace(/^(reminder:.*):\d{4}-\d\d-\d\d$/, '$1');
}

/** What a killed app held is free after a minute, which nobody needs to wait for where no other one runs. */
export async function letAMinutePass(): Promise<void> {
  await MessageModel.updateMany({ nextTryAt: { $gt: new Date() } }, { nextTryAt: new Date() });
}

/** Messages that were posted more than once. */
export function findDoubled({ posts }: Pick<CountingSlack, 'posts'>): string[] {
  return [...posts].filter(([, runs]) => runs.length > 1).map(([message]) => message);
}

/** Those of them that any other run posted than one that was killed while it may have had them on the wire. */
export function findDoubledWithoutCause({ posts }: Pick<CountingSlack, 'posts'>, held: HeldByRun): string[] {
  const hasCause = (message: string) => {
    const runs = posts.get(message) ?? [];
    const isOncePerRun = new Set(runs).size === runs.length;
    return isOncePerRun && runs.slice(0, -1).every((run) => held.get(run)?.has(message));
  };
  return findDoubled({ posts }).filter((message) => !hasCause(message));
}
