import type { Core } from '../../core.ts';
import { askForHistory } from '../../handovers/ask-for-history.ts';
import type { OneToOne } from '../../one-to-ones/one-to-one.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { NewMessage } from '../../outbox/new-message.ts';
import { standInIdOn } from '../../people/absences.ts';
import type { Organisation } from '../../people/organisation.ts';
import { dayIn } from '../../time/local-time.ts';

export type Announced = Pick<
  OneToOne,
  '_id' | 'threadId' | 'revieweeId' | 'reviewerId' | 'revieweeBy' | 'reassignments' | 'takenOver'
>;

/** Who acts for a reviewer who is away today, when they named somebody. */
export type StandInOf = (reviewerId: string) => string | undefined;

export function standIns({ people }: Organisation, now: Date): StandInOf {
  return (reviewerId) => {
    const reviewer = people.get(reviewerId);
    if (!reviewer || reviewer.absences.length === 0) return undefined;
    return standInIdOn(reviewer.absences, dayIn(now, reviewer.timeZone));
  };
}

/** Tells both people of each 1-to-1, and a stand-in, that it is there; whoever was told is not told again. */
export async function announce(
  core: Core,
  oneToOnes: readonly Announced[],
  standInOf: StandInOf,
): Promise<void> {
  if (oneToOnes.length === 0) return;
  await enqueue(
    core,
    oneToOnes.flatMap((oneToOne) => noticesOf(oneToOne, standInOf(oneToOne.reviewerId))),
  );
  await enqueue(core, await askForHistory(oneToOnes));
}

function noticesOf(
  { _id, revieweeId, reviewerId, revieweeBy }: Announced,
  standInId: string | undefined,
): NewMessage[] {
  const readers = new Set([revieweeId, reviewerId, ...(standInId === undefined ? [] : [standInId])]);
  return [...readers].map((personId) => ({
    personId,
    notice: { kind: 'issued', oneToOneId: _id },
    deadlineOn: revieweeBy,
  }));
}
