import { defined } from '../defined.ts';
import { readsWhatWasWritten, takenOverBy } from '../permissions/own-grants.ts';
import { mayReadEarlier } from '../permissions/permissions.ts';
import type { Answers } from '../question-sets/question.ts';
import type { SeenOneToOne } from './load-one-to-one.ts';
import { type OneToOne, OneToOneModel, type PartName } from './one-to-one.ts';
import { findReleasedAt } from './release.ts';

/** How far back the last answer to a question that is not asked every time is looked for. */
const occurrencesBack = 12;

type Earlier = Pick<OneToOne, '_id' | 'parts' | 'reviewerId' | 'issuedAt' | 'reassignments' | 'takenOver'>;

export interface PreviousAnswers {
  answers: Answers;
  /** The 1-to-1s they are from that somebody else reviewed. */
  fromOthers: string[];
}

/** The last shared answer to each question of one side, from earlier occurrences of the pair's thread. */
export async function previousAnswers(seen: SeenOneToOne, part: PartName): Promise<PreviousAnswers> {
  const { threadId, occurrence, isRecurring, carryForward } = seen.oneToOne;
  if (!isRecurring || !carryForward.answers) return { answers: {}, fromOthers: [] };
  const earlier = await OneToOneModel.find(
    { threadId, occurrence: { $lt: occurrence } },
    {
      [`parts.${part}.shared`]: 1,
      [`parts.${part}.sharedAt`]: 1,
      reviewerId: 1,
      issuedAt: 1,
      reassignments: 1,
      takenOver: 1,
    },
  )
    .sort({ occurrence: -1 })
    .limit(occurrencesBack)
    .lean<Earlier[]>();
  const readable = part === 'reviewee' ? earlier : await readableByReviewer(seen, earlier);
  const shared = readable.filter(({ parts }) => parts?.[part]?.shared !== undefined).reverse();
  const isOfAnother = ({ reviewerId }: Earlier) => part === 'reviewer' && reviewerId !== seen.actor._id;
  return {
    answers: Object.assign({}, ...shared.map(({ parts }) => parts[part].shared)) as Answers,
    fromOthers: shared.filter(isOfAnother).map(({ _id }) => _id),
  };
}

/** What an earlier reviewer answered is shown to a new one as far as they may read it. */
async function readableByReviewer(
  { oneToOne, actor, settings, ownGrants }: SeenOneToOne,
  earlier: Earlier[],
): Promise<Earlier[]> {
  const { threadId, reviewerId } = oneToOne;
  const own = ownGrants?.reviewer;
  const releasedAt = own ? own.releasedAt : await findReleasedAt(threadId, reviewerId);
  const isTheirs = (one: Earlier) => one.reviewerId === (own ? actor._id : reviewerId);
  return earlier.filter((one) => {
    if (!isTheirs(one)) return mayReadEarlier(settings, releasedAt, one, own !== undefined);
    const taken = own && takenOverBy(one, actor._id);
    if (!taken) return true;
    const { at: readsFrom, heldUntil } = taken;
    const { sharedAt = one.issuedAt } = one.parts.reviewer;
    return readsWhatWasWritten(sharedAt, defined({ readsFrom, heldUntil, releasedAt }));
  });
}
