import { newestOfThreads } from '../one-to-ones/newest-of-threads.ts';
import type { OneToOne } from '../one-to-ones/one-to-one.ts';
import type { NewMessage } from '../outbox/new-message.ts';
import { getSettings } from '../settings/settings.ts';

type Handed = Pick<OneToOne, '_id' | 'threadId' | 'revieweeId' | 'reviewerId'>;

/** The questions to the reviewees of new 1-to-1s whose reviewer is another than last time, where they are to be asked. */
export async function askForHistory(oneToOnes: readonly Handed[]): Promise<NewMessage[]> {
  if ((await getSettings()).history !== 'withConsent') return [];
  const before = await newestOfThreads(
    oneToOnes.map(({ threadId }) => threadId),
    oneToOnes.map(({ _id }) => _id),
  );
  return oneToOnes
    .filter(({ threadId, reviewerId }) => (before.get(threadId)?.reviewerId ?? reviewerId) !== reviewerId)
    .map(({ _id: oneToOneId, revieweeId, reviewerId }) => ({
      personId: revieweeId,
      notice: { kind: 'handover-asked', oneToOneId },
      distinctBy: reviewerId,
    }));
}
