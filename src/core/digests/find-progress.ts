import { OneToOneModel } from '../one-to-ones/one-to-one.ts';
import type { Progress } from './deadline-lines.ts';
import type { DeadlineRange } from './post-days.ts';

const idsPerQuery = 5000;

const fields = {
  title: 1,
  revieweeId: 1,
  reviewerId: 1,
  revieweeBy: 1,
  reviewerBy: 1,
  finaliseBy: 1,
  status: 1,
  'questions.askedTo': 1,
  'parts.reviewee.sharedAt': 1,
  'parts.reviewer.sharedAt': 1,
};

// Without them a small team might be looked for among everything that is open.
const byReviewee = { revieweeId: 1, status: 1, finaliseBy: 1 } as const;
const byReviewer = { reviewerId: 1, status: 1, finaliseBy: 1 } as const;

/** What is counted: without those that are done nobody could tell how many people a deadline is about. */
const counted: Progress['status'][] = ['open', 'finalised'];

/** How far these people are, on either side of a 1-to-1, with what may be due in that range; nothing past is read. */
export async function findProgress(
  personIds: readonly string[],
  { from, until }: DeadlineRange,
): Promise<Progress[]> {
  // No other deadline of a 1-to-1 is later than its last.
  const current = { status: { $in: counted }, finaliseBy: { $gte: from } };
  const found = new Map<string, Progress>();
  for (let start = 0; start < personIds.length; start += idsPerQuery) {
    const ids = { $in: personIds.slice(start, start + idsPerQuery) };
    const queries = [
      OneToOneModel.find({ revieweeId: ids, ...current, revieweeBy: { $lte: until } }, fields).hint(
        byReviewee,
      ),
      OneToOneModel.find({ reviewerId: ids, ...current, reviewerBy: { $lte: until } }, fields).hint(
        byReviewer,
      ),
    ];
    for (const query of queries) {
      for (const each of await query.lean<(Progress & { _id: string })[]>()) found.set(each._id, each);
    }
  }
  return [...found.values()];
}

/** Looks up of many which are about some people. */
export function byPerson(all: readonly Progress[]): (personIds: Iterable<string>) => Progress[] {
  const lists = new Map<string, Progress[]>();
  for (const progress of all) {
    for (const id of new Set([progress.revieweeId, progress.reviewerId])) {
      lists.set(id, [...(lists.get(id) ?? []), progress]);
    }
  }
  return (personIds) => [...new Set([...personIds].flatMap((id) => lists.get(id) ?? []))];
}
