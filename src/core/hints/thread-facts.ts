import type { Core } from '../core.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { datesOf } from '../cycles/dates/dates-of.ts';
import type { NotIssued } from '../cycles/not-issued.ts';
import { recordOf } from '../cycles/plan/record.ts';
import { type OneToOne, OneToOneModel } from '../one-to-ones/one-to-one.ts';
import { isUnderway } from '../one-to-ones/status.ts';
import type { Thread } from '../one-to-ones/thread.ts';
import type { Person } from '../people/person.ts';
import { type AgendaPoint, AgendaPointModel, type Topic } from '../points/agenda-point.ts';
import { addMonths } from '../time/calendar.ts';
import { dayIn, startOfDayIn } from '../time/local-time.ts';
import type { ThreadFacts } from './hint-rules.ts';

/** As many 1-to-1s as any rule looks back, and some that are skipped or open. */
const oneToOnesBack = 10;
const quarterMonths = 3;
const growthTopics: readonly (Topic | undefined)[] = ['praise', 'development', 'feedback'];

interface FoundFacts {
  facts: ThreadFacts;
  /** The newest 1-to-1 of the pair. */
  newestId: string;
}

type PastOneToOne = Omit<OneToOne, 'parts'>;

/** What the rules go by; undefined unless this person reviewed the newest 1-to-1 of the thread. */
export async function findThreadFacts(
  core: Core,
  reviewer: Person,
  { threadId, revieweeId }: Pick<Thread, 'threadId' | 'revieweeId'>,
  cycle: Cycle,
): Promise<FoundFacts | undefined> {
  const all = await OneToOneModel.find({ threadId }, { parts: 0, activity: 0 })
    .sort({ occurrence: -1 })
    .limit(oneToOnesBack)
    .lean<PastOneToOne[]>();
  const [newest] = all;
  if (newest?.reviewerId !== reviewer._id) return undefined;
  const past = all.filter(({ reviewerId }) => reviewerId === reviewer._id);
  const quarterAgo = addMonths(dayIn(core.clock.now(), reviewer.timeZone), -quarterMonths);
  const since = startOfDayIn(quarterAgo, reviewer.timeZone);
  const [points, recorded, met] = await Promise.all([
    findPoints(threadId, past.at(-1)?.occurrence ?? 0, since),
    recordOf(revieweeId, cycle._id),
    OneToOneModel.exists({ threadId, reviewerId: reviewer._id, issueOn: { $lte: quarterAgo } }),
  ]);
  const today = dayIn(core.clock.now(), reviewer.timeZone);
  const facts: ThreadFacts = {
    today,
    outcomes: outcomesOf(past, recorded, today),
    ...nextDue(past.find(isHeld), cycle, reviewer),
    ...countPointsOf(revieweeId, points, past.filter(isHeld)),
    questions: newest.questions,
    hasMetForQuarter: met !== null,
    hasGrowthTopic: points.some((point) => growthTopics.includes(point.topic) && isRecent(point, since)),
    mostCarried: mostCarried(newest, points),
  };
  return { facts, newestId: newest._id };
}

async function findPoints(threadId: string, oldest: number, since: Date): Promise<AgendaPoint[]> {
  return AgendaPointModel.find({
    threadId,
    $or: [
      { addedIn: { $gte: oldest } },
      { addedAt: { $gte: since } },
      { resolvedAt: { $gte: since } },
      { resolvedIn: { $exists: false } },
    ],
  }).lean<AgendaPoint[]>();
}

function isRecent({ addedAt, resolvedAt = addedAt }: AgendaPoint, since: Date): boolean {
  return addedAt >= since || resolvedAt >= since;
}

function countPointsOf(
  authorId: string,
  points: AgendaPoint[],
  held: PastOneToOne[],
): Pick<ThreadFacts, 'revieweePoints' | 'revieweePointsToCome'> {
  const own = points.filter((point) => point.authorId === authorId);
  const lastHeld = held[0]?.occurrence ?? -1;
  return {
    revieweePoints: held.map(({ occurrence }) => own.filter(({ addedIn }) => addedIn === occurrence).length),
    revieweePointsToCome: own.filter(({ addedIn }) => addedIn > lastHeld).length,
  };
}

function isHeld({ finalisedAt }: PastOneToOne): boolean {
  return finalisedAt !== undefined;
}

/** One that is still open counts as not held once there is a newer one: nobody will hold it any more. */
function outcomesOf(
  past: PastOneToOne[],
  recorded: readonly Pick<NotIssued, 'occurrence' | 'reason'>[],
  today: ThreadFacts['today'],
): ThreadFacts['outcomes'] {
  const [newest] = past;
  const oldest = past.at(-1)?.occurrence ?? 0;
  const over = past.filter((each) => !isUnderway(each) || (each !== newest && each.finaliseBy < today));
  const missed = recorded.filter(({ occurrence, reason }) => occurrence > oldest && reason === 'missed');
  return [
    ...over.map((each) => ({ occurrence: each.occurrence, isHeld: isHeld(each) })),
    ...missed.map(({ occurrence }) => ({ occurrence, isHeld: false })),
  ]
    .sort((left, right) => right.occurrence - left.occurrence)
    .map((each) => (each.isHeld ? 'held' : 'not held'));
}

function nextDue(
  last: PastOneToOne | undefined,
  { every, status, dates }: Cycle,
  { timeZone }: Person,
): Pick<ThreadFacts, 'nextDueOn'> {
  if (!last?.finalisedAt || !every || status !== 'active') return {};
  const fromLast = { ...dates, finaliseBy: dayIn(last.finalisedAt, timeZone) };
  return { nextDueOn: datesOf({ dates: fromLast, every, nonWorkingDays: 'keep' }, 1).finaliseBy };
}

function mostCarried({ occurrence, isRecurring, carryForward }: PastOneToOne, points: AgendaPoint[]): number {
  if (!isRecurring || !carryForward.agendaPoints) return 0;
  const open = points.filter(({ resolvedIn }) => resolvedIn === undefined);
  return Math.max(0, ...open.map(({ addedIn }) => occurrence - addedIn));
}
