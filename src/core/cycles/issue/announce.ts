import type { Core } from '../../core.ts';
import { askForHistory } from '../../handovers/ask-for-history.ts';
import { markHomes } from '../../homes/mark-homes.ts';
import type { OneToOne } from '../../one-to-ones/one-to-one.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { NewMessage } from '../../outbox/new-message.ts';
import { standInIdOn } from '../../people/absences.ts';
import type { OpenOrganisation } from '../../people/open-organisation.ts';
import { dayIn } from '../../time/local-time.ts';
import { type HearingCycle, hearings } from './hearings.ts';

export type Announced = Pick<
  OneToOne,
  | '_id'
  | 'threadId'
  | 'revieweeId'
  | 'reviewerId'
  | 'issueOn'
  | 'issuedAt'
  | 'revieweeBy'
  | 'reassignments'
  | 'takenOver'
>;

/** Tells both people of each 1-to-1, and a stand-in, that it is there; whoever was told is not told again. */
export type Announce = (oneToOnes: readonly Announced[]) => Promise<void>;

/** For the 1-to-1s of one cycle: its reviewees hear of theirs at once, whoever reviews them in their own morning. */
export function announcer(core: Core, cycle: HearingCycle, organisation: OpenOrganisation): Announce {
  const heardBy = hearings(cycle, organisation);
  const standInOf = standIns(organisation, core.clock.now());
  return async (oneToOnes) => {
    if (oneToOnes.length === 0) return;
    const pairs = oneToOnes.flatMap(({ revieweeId, reviewerId }) => [revieweeId, reviewerId]);
    await organisation.surround([], pairs);
    const substitutes = oneToOnes.flatMap(({ reviewerId }) => standInOf(reviewerId) ?? []);
    if (substitutes.length > 0) await organisation.surround([], substitutes);
    const heardAt = await heardBy();
    await enqueue(
      core,
      oneToOnes.flatMap((oneToOne) => {
        const { _id, revieweeId, reviewerId, revieweeBy } = oneToOne;
        return [...new Set([revieweeId, reviewerId, ...[standInOf(reviewerId) ?? []].flat()])].map(
          (personId): NewMessage => ({
            personId,
            notice: { kind: 'issued', oneToOneId: _id },
            deadlineOn: revieweeBy,
            ...(personId !== revieweeId && { dueAt: heardAt(oneToOne, personId) }),
          }),
        );
      }),
    );
    await markHomes(core, [...new Set([...pairs, ...substitutes])]);
    await enqueue(core, await askForHistory(oneToOnes));
  };
}

/** Who acts for a reviewer who is away today, when they named somebody. */
function standIns({ people }: OpenOrganisation, now: Date): (reviewerId: string) => string | undefined {
  return (reviewerId) => {
    const reviewer = people.get(reviewerId);
    if (!reviewer || reviewer.absences.length === 0) return undefined;
    return standInIdOn(reviewer.absences, dayIn(now, reviewer.timeZone));
  };
}
