import { mayReadEarlier } from '../permissions/permissions.ts';
import type { Answers } from '../question-sets/question.ts';
import type { SeenOneToOne } from './load-one-to-one.ts';
import { type OneToOne, OneToOneModel, type PartName } from './one-to-one.ts';
import { findReleasedAt } from './release.ts';

/** How far back the last answer to a question that is not asked every time is looked for. */
const occurrencesBack = 12;

type Earlier = Pick<OneToOne, 'parts' | 'reviewerId' | 'issuedAt'>;

/** The last shared answer to each question of one side, from earlier occurrences of the pair's thread. */
export async function previousAnswers(seen: SeenOneToOne, part: PartName): Promise<Answers> {
  const { threadId, occurrence, isRecurring, carryForward } = seen.oneToOne;
  if (!isRecurring || !carryForward.answers) return {};
  const earlier = await OneToOneModel.find(
    { threadId, occurrence: { $lt: occurrence } },
    { [`parts.${part}.shared`]: 1, reviewerId: 1, issuedAt: 1 },
  )
    .sort({ occurrence: -1 })
    .limit(occurrencesBack)
    .lean<Earlier[]>();
  const readable = part === 'reviewee' ? earlier : await readableByReviewer(seen, earlier);
  return Object.assign({}, ...readable.reverse().map(({ parts }) => parts?.[part]?.shared)) as Answers;
}

/** What an earlier reviewer answered is shown to a new one as far as they may read it. */
async function readableByReviewer(
  { oneToOne, settings }: SeenOneToOne,
  earlier: Earlier[],
): Promise<Earlier[]> {
  const { threadId, reviewerId } = oneToOne;
  const releasedAt = await findReleasedAt(threadId, reviewerId);
  return earlier.filter((one) => one.reviewerId === reviewerId || mayReadEarlier(settings, releasedAt, one));
}
