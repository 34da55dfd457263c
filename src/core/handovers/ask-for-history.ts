import { newestOfThreads } from '../one-to-ones/newest-of-threads.ts';
import type { OneToOne } from '../one-to-ones/one-to-one.ts';
import type { NewMessage } from '../outbox/new-message.ts';
import { isTakenOver } from '../permissions/own-grants.ts';
import { getSettings } from '../settings/settings.ts';

type Handed = Pick<
  OneToOne,
  '_id' | 'threadId' | 'revieweeId' | 'reviewerId' | 'reassignments' | 'takenOver'
>;

/**
 * The questions to the reviewees of new 1-to-1s whose reviewer is another than last time, where they are to be asked.
 * Whether there is anything left to ask is looked at when the question is sent.
 */
export async function askForHistory(oneToOnes: readonly Handed[]): Promise<NewMessage[]> {
  const { history, historyReadsFrom } = await getSettings();
  if (history === 'never') return [];
  const isOpen = history === 'always' && historyReadsFrom === undefined;
  const asked = oneToOnes.filter((one) => !isOpen || isTakenOver(one));
  const before = await newestOfThreads(
    asked.map(({ threadId }) => threadId),
    asked.map(({ _id }) => _id),
  );
  const isOfAnother = ({ threadId, reviewerId }: Handed) =>
    (before.get(threadId)?.reviewerId ?? reviewerId) !== reviewerId;
  return asked
    .filter((one) => isTakenOver(one) || isOfAnother(one))
    .map(({ _id: oneToOneId, revieweeId, reviewerId, reassignments = [] }) => ({
      personId: revieweeId,
      notice: { kind: 'handover-asked', oneToOneId },
      // Who takes it over once more asks for what was written in between.
      distinctBy: [reviewerId, ...(reassignments.length > 1 ? [reassignments.length] : [])].join(':'),
    }));
}
