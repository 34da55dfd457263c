import { inBatches } from '../../database/in-batches.ts';
import { type OneToOne, OneToOneModel, oneToOneId } from '../../one-to-ones/one-to-one.ts';
import type { IsoDate } from '../../time/iso-date.ts';
import type { OccurrenceDates } from '../cycle-dates.ts';
import type { LeftOutReason } from '../left-out-reason.ts';
import { type NotIssued, NotIssuedModel } from '../not-issued.ts';

type Issued = Pick<OneToOne, 'reviewerId'> & { dates: OccurrenceDates };

/** What has become of an occurrence so far, by person. */
export interface SoFar {
  /** As it was issued, by reviewee. */
  issued: ReadonlyMap<string, Issued>;
  /** Those of whom it is recorded why they got nothing. */
  reasons: ReadonlyMap<string, LeftOutReason>;
}

const issuedFields = {
  revieweeId: 1,
  reviewerId: 1,
  status: 1,
  issueOn: 1,
  revieweeBy: 1,
  reviewerBy: 1,
  finaliseBy: 1,
} as const;

export async function readSoFar(cycleId: string, occurrence: number): Promise<SoFar> {
  const ofIt = { cycleId, occurrence };
  const [oneToOnes, records] = await Promise.all([
    OneToOneModel.find(ofIt, issuedFields).lean<Pick<OneToOne, keyof typeof issuedFields>[]>(),
    NotIssuedModel.find(ofIt).lean<NotIssued[]>(),
  ]);
  const reasons = new Map<string, LeftOutReason>();
  for (const { personIds, reason } of records) for (const id of personIds) reasons.set(id, reason);
  const issued = new Map<string, Issued>();
  for (const { revieweeId, reviewerId, status, issueOn, revieweeBy, reviewerBy, finaliseBy } of oneToOnes) {
    if (status === 'skipped') reasons.set(revieweeId, 'away throughout');
    else issued.set(revieweeId, { reviewerId, dates: { issueOn, revieweeBy, reviewerBy, finaliseBy } });
  }
  for (const id of issued.keys()) reasons.delete(id);
  return { issued, reasons };
}

/** How many got none of an occurrence, and why. */
export interface RecordedOccurrence {
  occurrence: number;
  issueOn: IsoDate;
  finaliseBy: IsoDate;
  counts: Partial<Record<LeftOutReason, number>>;
}

/** Those occurrences of a cycle of which somebody got none, the newest first. */
export async function listRecorded(cycleId: string): Promise<RecordedOccurrence[]> {
  const [records, skipped] = await Promise.all([
    NotIssuedModel.aggregate<Omit<NotIssued, 'personIds'> & { count: number }>([
      { $match: { cycleId } },
      { $project: { occurrence: 1, reason: 1, issueOn: 1, finaliseBy: 1, count: { $size: '$personIds' } } },
    ]),
    OneToOneModel.aggregate<{ _id: number; issueOn: IsoDate; finaliseBy: IsoDate; count: number }>([
      { $match: { cycleId, status: 'skipped' } },
      {
        $group: {
          _id: '$occurrence',
          issueOn: { $min: '$issueOn' },
          finaliseBy: { $max: '$finaliseBy' },
          count: { $sum: 1 },
        },
      },
    ]),
  ]);
  const found = new Map<number, RecordedOccurrence>();
  const add = (of: Omit<RecordedOccurrence, 'counts'>, reason: LeftOutReason, count: number) => {
    if (count === 0) return;
    const { occurrence, issueOn, finaliseBy } = of;
    const recorded = found.get(occurrence) ?? { occurrence, issueOn, finaliseBy, counts: {} };
    if (issueOn < recorded.issueOn) recorded.issueOn = issueOn;
    if (finaliseBy > recorded.finaliseBy) recorded.finaliseBy = finaliseBy;
    recorded.counts[reason] = (recorded.counts[reason] ?? 0) + count;
    found.set(occurrence, recorded);
  };
  for (const record of records) add(record, record.reason, record.count);
  for (const { _id: occurrence, count, ...dates } of skipped) {
    add({ occurrence, ...dates }, 'away throughout', count);
  }
  return [...found.values()].sort((left, right) => right.occurrence - left.occurrence);
}

/** One who got none of an occurrence. */
export interface RecordedPerson extends Pick<NotIssued, 'occurrence' | 'reason' | 'issueOn'> {
  personId: string;
}

/** Who got none of an occurrence, or of any of a cycle, without reading those who have theirs. */
export async function readRecorded(cycleId: string, occurrence?: number): Promise<RecordedPerson[]> {
  const ofIt = { cycleId, ...(occurrence !== undefined && { occurrence }) };
  const [records, skipped] = await Promise.all([
    NotIssuedModel.find(ofIt).lean<NotIssued[]>(),
    OneToOneModel.find({ ...ofIt, status: 'skipped' }, { revieweeId: 1, occurrence: 1, issueOn: 1 }).lean<
      Pick<OneToOne, 'revieweeId' | 'occurrence' | 'issueOn'>[]
    >(),
  ]);
  const recorded = records.flatMap(({ personIds, occurrence: number, reason, issueOn }) =>
    personIds.map((personId) => ({ personId, occurrence: number, reason, issueOn })),
  );
  const idOf = (each: RecordedPerson) => oneToOneId(cycleId, each.occurrence, each.personId);
  // A sweep that is being cut short has issued theirs to some whose record still stands.
  const issued = new Set<string>();
  for (const batch of inBatches(recorded)) {
    for (const id of await OneToOneModel.distinct('_id', { _id: { $in: batch.map(idOf) } })) issued.add(id);
  }
  return [
    ...recorded.filter((each) => !issued.has(idOf(each))),
    ...skipped.map(({ revieweeId: personId, occurrence: number, issueOn }) => {
      return { personId, occurrence: number, reason: 'away throughout' as const, issueOn };
    }),
  ];
}

/** What of a person's own in a cycle is recorded as not issued, the newest first. */
export async function recordOf(personId: string, cycleId: string): Promise<Omit<NotIssued, 'personIds'>[]> {
  return NotIssuedModel.find({ personIds: personId, cycleId }, { personIds: 0 })
    .sort({ finaliseBy: -1 })
    .lean<Omit<NotIssued, 'personIds'>[]>();
}
