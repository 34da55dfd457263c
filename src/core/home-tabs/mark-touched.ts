import type { Core } from '../core.ts';
import { type HomeTouch, HomeTouchModel } from '../homes/home.ts';
import { markHomes } from '../homes/mark-homes.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { standInIdOn } from '../people/absences.ts';
import { findPeople } from '../people/find-people.ts';
import { dayIn } from '../time/local-time.ts';

type Shown = Pick<OneToOne, '_id' | 'revieweeId' | 'reviewerId' | 'reassignments'>;

const touchesPerLook = 200;

/** Marks the Home tabs of those who see what was changed; a crash in between marks them twice. */
export async function markTouched(core: Core): Promise<void> {
  for (;;) {
    const touches = await HomeTouchModel.find().limit(touchesPerLook).lean<HomeTouch[]>();
    if (touches.length === 0) return;
    await markHomes(core, await findThoseWhoSee(core, touches));
    await HomeTouchModel.deleteMany({ _id: { $in: touches.map(({ _id }) => _id) } });
  }
}

async function findThoseWhoSee(core: Core, touches: readonly HomeTouch[]): Promise<string[]> {
  const ids = [...new Set(touches.map(({ oneToOneId }) => oneToOneId))];
  const fields = { revieweeId: 1, reviewerId: 1, reassignments: 1 };
  const oneToOnes = await OneToOneModel.find({ _id: { $in: ids } }, fields).lean<Shown[]>();
  const reviewers = await findPeople(oneToOnes.map(({ reviewerId }) => reviewerId));
  const seenBy = new Map(
    oneToOnes.map(({ _id, revieweeId, reviewerId, reassignments = [] }) => {
      const reviewer = reviewers.get(reviewerId);
      const standInId =
        reviewer && standInIdOn(reviewer.absences, dayIn(core.clock.now(), reviewer.timeZone));
      const before = reassignments.map(({ fromId }) => fromId);
      return [_id, [revieweeId, reviewerId, ...(standInId ? [standInId] : []), ...before]];
    }),
  );
  const all = touches.flatMap(({ oneToOneId, exceptId }) =>
    (seenBy.get(oneToOneId) ?? []).filter((id) => id !== exceptId),
  );
  return [...new Set(all)];
}
