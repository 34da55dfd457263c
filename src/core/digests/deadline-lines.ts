import type { OneToOne, PartName } from '../one-to-ones/one-to-one.ts';
import { absenceOn, standInIdOn } from '../people/absences.ts';
import type { Person } from '../people/person.ts';
import { allDutiesOf, type Dutiful } from '../reminders/duties.ts';
import type { Settings } from '../settings/settings.ts';
import type { IsoDate } from '../time/iso-date.ts';
import type { DeadlineRange } from './post-days.ts';

/** Of a 1-to-1, what says how far it is, and nothing of what is in it. */
export type Progress = Dutiful & Pick<OneToOne, 'title' | 'revieweeId' | 'reviewerId'>;

/** Of a person, what says whether they act on a day. */
export type Actor = Pick<Person, '_id' | 'absences'>;

/** `finalise` is the reviewer's too. */
export type DeadlineKind = PartName | 'finalise';

/** How far a team is with one deadline. */
export interface DeadlineLine {
  title: string;
  kind: DeadlineKind;
  dueOn: IsoDate;
  done: number;
  total: number;
  /** How many people all of these are up to: numbers about one or two of them are names. */
  people: number;
  /** Who still has to act. */
  waitingForIds: string[];
}

interface MemberDuty {
  title: string;
  kind: DeadlineKind;
  dueOn: IsoDate;
  actorId: string;
  isDone: boolean;
}

const kinds: readonly DeadlineKind[] = ['reviewee', 'reviewer', 'finalise'];

/**
 * What is due of a team's members, by deadline. Whoever is away that day is left out, unless somebody stands in for
 * them.
 */
export function deadlineLines(
  oneToOnes: readonly Progress[],
  members: ReadonlyMap<string, Actor>,
  { from, until }: DeadlineRange,
  on: IsoDate,
): DeadlineLine[] {
  const lines = new Map<string, MemberDuty[]>();
  for (const duty of oneToOnes.flatMap((oneToOne) => dutiesIn(oneToOne, members, on))) {
    if (duty.dueOn < from || duty.dueOn > until) continue;
    const key = [duty.dueOn, duty.title, kinds.indexOf(duty.kind)].join('\n');
    lines.set(key, [...(lines.get(key) ?? []), duty]);
  }
  return [...lines.keys()].sort().flatMap((key) => lineOf(lines.get(key) ?? []));
}

/** Of fewer people a number says who is meant, and the title what they are in. */
const fewestToCount = 3;

/**
 * Whether a team's channel hears of it: it is open, and its people are named anyway or so many that a number names
 * nobody. Without such a line there is no post.
 */
export function isWorthPosting(
  { done, total, people }: Pick<DeadlineLine, 'done' | 'total' | 'people'>,
  { channelDigest }: Pick<Settings, 'channelDigest'>,
): boolean {
  return done < total && (channelDigest === 'names' || people >= fewestToCount);
}

function lineOf(duties: readonly MemberDuty[]): DeadlineLine[] {
  const [first] = duties;
  if (!first) return [];
  const open = duties.filter(({ isDone }) => !isDone);
  return [
    {
      title: first.title,
      kind: first.kind,
      dueOn: first.dueOn,
      done: duties.length - open.length,
      total: duties.length,
      people: new Set(duties.map(({ actorId }) => actorId)).size,
      waitingForIds: [...new Set(open.map(({ actorId }) => actorId))],
    },
  ];
}

function dutiesIn(oneToOne: Progress, members: ReadonlyMap<string, Actor>, on: IsoDate): MemberDuty[] {
  const reviewee = members.get(oneToOne.revieweeId);
  const actorIds = {
    reviewee: reviewee && !absenceOn(reviewee.absences, on) ? reviewee._id : undefined,
    reviewer: actingReviewerOf(oneToOne, members, on),
  };
  return allDutiesOf(oneToOne).flatMap(({ what, side, by, isDone }) => {
    const actorId = actorIds[side];
    const kind = what === 'finalise' ? what : side;
    return actorId === undefined ? [] : { title: oneToOne.title, kind, dueOn: by, actorId, isDone };
  });
}

/** Nobody stands in for the reviewer of their own 1-to-1. */
function actingReviewerOf(
  { revieweeId, reviewerId }: Progress,
  members: ReadonlyMap<string, Actor>,
  on: IsoDate,
): string | undefined {
  const reviewer = members.get(reviewerId);
  if (!reviewer || !absenceOn(reviewer.absences, on)) return reviewer?._id;
  const standInId = standInIdOn(reviewer.absences, on);
  return standInId === revieweeId ? undefined : standInId;
}
