import type { Db, Migration } from './migration.ts';

interface Missed {
  occurrence: number;
  finaliseBy: string;
}

/** As it was: how far a cycle is stood there for everybody at once. */
interface OldCycle {
  _id: string;
  status: string;
  dates: { firstIssueOn: string; finaliseBy: string };
  trigger?: object;
  startedAt?: Date;
  firstIssuedAt?: Date;
  nextOccurrence?: number;
  nextIssueAt?: Date;
  issuedUntilAt?: Date;
  pausedUntil?: string;
  joining?: { personIds: string[]; isAtOnce?: boolean };
  missedOccurrences?: Missed[];
}

/** How often a cycle with a trigger looked at everybody. */
const triggersEveryMs = 3_600_000;
const mostInOne = 5000;

/**
 * A cycle says up to which moment everything is settled, instead of which occurrence is next for everybody; and what was
 * missed is recorded for those whom the cycle had reached.
 */
export const ownTimeOfEach: Migration = {
  number: 3,
  name: 'own time of each',
  async up(db, signal) {
    const cycles = db.collection<OldCycle>('cycles');
    let changed = 0;
    for await (const cycle of cycles.find({ revision: { $exists: false } })) {
      signal.throwIfAborted();
      for (const missed of cycle.missedOccurrences ?? []) await keepMissed(db, cycle, missed);
      const update = updateOf(cycle, await lastIssueOf(db, cycle));
      const { modifiedCount } = await cycles.updateOne(
        { _id: cycle._id, revision: { $exists: false } },
        update,
      );
      changed += modifiedCount;
    }
    return changed;
  },
};

async function lastIssueOf(db: Db, { _id: cycleId }: OldCycle): Promise<Date | undefined> {
  const [last] = await db
    .collection<{ issuedAt: Date }>('oneToOnes')
    .find({ cycleId })
    .sort({ issuedAt: -1 })
    .limit(1)
    .toArray();
  return last?.issuedAt;
}

function updateOf(cycle: OldCycle, lastIssue: Date | undefined) {
  const { status, startedAt, pausedUntil: untilOn, joining } = cycle;
  const lookedUntilAt = lookedUntil(cycle, lastIssue);
  const isPaused = status === 'paused';
  const from = lookedUntilAt ?? startedAt ?? new Date(0);
  return {
    $set: {
      revision: 0,
      issuedOccurrences: issuedOf(cycle),
      pauses: isPaused ? [{ from, ...(untilOn !== undefined && { untilOn }) }] : [],
      ...(lookedUntilAt && { lookedUntilAt }),
      ...(isPaused && { nextIssueAt: from }),
      ...(joining?.isAtOnce && { atOnce: joining.personIds }),
    },
    $unset: {
      nextOccurrence: 1,
      issuedUntilAt: 1,
      issuedToHash: 1,
      joining: 1,
      missedOccurrences: 1,
    } as const,
  };
}

/** Up to when everybody who was due has theirs, or was passed over. */
function lookedUntil(cycle: OldCycle, lastIssue: Date | undefined): Date | undefined {
  const { status, startedAt, issuedUntilAt, nextIssueAt, trigger } = cycle;
  if (status === 'draft' || !startedAt) return undefined;
  // When it was paused nobody knows: what would have come since the last issue is taken to lie in the pause.
  if (status !== 'active' || !nextIssueAt) return issuedUntilAt ?? lastIssue;
  if (trigger) return new Date(Math.max(startedAt.getTime(), nextIssueAt.getTime() - triggersEveryMs) - 1);
  return issuedUntilAt ?? new Date(nextIssueAt.getTime() - 1);
}

/** Rotation counted those that were not missed, from the first on. */
function issuedOf({
  trigger,
  firstIssuedAt,
  issuedUntilAt,
  nextOccurrence = 0,
  missedOccurrences = [],
}: OldCycle): number[] {
  if (trigger || !firstIssuedAt) return [];
  const missed = new Set(missedOccurrences.map(({ occurrence }) => occurrence));
  const length = nextOccurrence + (issuedUntilAt ? 1 : 0);
  return Array.from({ length }, (_, occurrence) => occurrence).filter((each) => !missed.has(each));
}

async function keepMissed(
  db: Db,
  { _id: cycleId, dates }: OldCycle,
  { occurrence, finaliseBy }: Missed,
): Promise<void> {
  const before = { cycleId, occurrence: { $lt: occurrence } };
  const personIds: string[] = await db.collection('oneToOnes').distinct('revieweeId', before);
  const window = Date.parse(dates.finaliseBy) - Date.parse(dates.firstIssueOn);
  const issueOn = new Date(Date.parse(finaliseBy) - window).toISOString().slice(0, 10);
  for (let from = 0; from < Math.max(personIds.length, 1); from += mostInOne) {
    await db.collection<{ _id: string }>('notIssued').updateOne(
      { _id: `${cycleId}:${occurrence}:missed:${from / mostInOne}` },
      {
        $set: {
          cycleId,
          occurrence,
          reason: 'missed',
          personIds: personIds.slice(from, from + mostInOne),
          issueOn,
          finaliseBy,
        },
      },
      { upsert: true },
    );
  }
}
