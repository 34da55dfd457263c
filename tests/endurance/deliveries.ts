import { OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import type { CountingSlack } from './counting-slack.ts';
import type { CompanySize } from './large-company.ts';

/** How many messages one app sends at the same time. */
export const sentAtOnce = 8;

/** Each 1-to-1 is issued, two messages about it are put into the outbox, and both are posted. */
export function stepsFor({ teams, membersPerTeam }: CompanySize): number {
  return teams * membersPerTeam * 5;
}

/** How far the work is, whatever the speed of the machine: kills are spread over all of it. */
export async function countSteps({ posts }: CountingSlack): Promise<number> {
  const [issued, announced] = await Promise.all([
    OneToOneModel.estimatedDocumentCount(),
    MessageModel.estimatedDocumentCount(),
  ]);
  return issued + announced + posts.size;
}

/** Whether something is to be sent, or being sent. */
export async function isAnythingUnsent(): Promise<boolean> {
  return (await MessageModel.exists({ nextTryAt: { $exists: true } })) !== null;
}

/** Messages that an app held, and may have had on the wire, when it was killed. */
export async function findHeldMessages(): Promise<string[]> {
  const held = await MessageModel.find({ nextTryAt: { $gt: new Date() } }, { _id: 1 }).lean<
    { _id: string }[]
  >();
  return held.map(({ _id }) => _id);
}

/** What a killed app held is free after a minute, which nobody needs to wait for here. */
export async function letAMinutePass(): Promise<void> {
  await MessageModel.updateMany({ nextTryAt: { $gt: new Date() } }, { nextTryAt: new Date() });
}
