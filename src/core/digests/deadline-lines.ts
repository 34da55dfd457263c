import type { OneToOne, PartName } from '../one-to-ones/one-to-one.ts';
import { absenceOn, standInIdOn } from '../people/absences.ts';
import type { Person } from '../people/person.ts';
import type { IsoDate } from '../time/iso-date.ts';
import type { DeadlineRange } from './post-days.ts';

/** Of a 1-to-1, what says how far it is, and nothing of what is in it. */
export interface Progress
  extends Pick<
    OneToOne,
    'title' | 'revieweeId' | 'reviewerId' | 'revieweeBy' | 'reviewerBy' | 'finaliseBy' | 'status'
  > {
  questions: { askedTo: PartName | 'both' }[];
  parts: Record<PartName, { sharedAt?: Date }>;
}

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

interface Duty {
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
  const lines = new Map<string, Duty[]>();
  for (const duty of oneToOnes.flatMap((oneToOne) => dutiesIn(oneToOne, members, on))) {
    if (duty.dueOn < from || duty.dueOn > until) continue;
    const key = [duty.dueOn, duty.title, kinds.indexOf(duty.kind)].join('\n');
    lines.set(key, [...(lines.get(key) ?? []), duty]);
  }
  return [...lines.keys()].sort().flatMap((key) => lineOf(lines.get(key) ?? []));
}

export function isOpen({ done, total }: DeadlineLine): boolean {
  return done < total;
}

function lineOf(duties: readonly Duty[]): DeadlineLine[] {
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

function dutiesIn(oneToOne: Progress, members: ReadonlyMap<string, Actor>, on: IsoDate): Duty[] {
  const reviewee = members.get(oneToOne.revieweeId);
  const revieweeId = reviewee && !absenceOn(reviewee.absences, on) ? reviewee._id : undefined;
  const reviewerId = actingReviewerOf(oneToOne, members, on);
  const deadlines = [
    { kind: 'reviewee', dueOn: oneToOne.revieweeBy, actorId: revieweeId },
    { kind: 'reviewer', dueOn: oneToOne.reviewerBy, actorId: reviewerId },
    { kind: 'finalise', dueOn: oneToOne.finaliseBy, actorId: reviewerId },
  ] as const;
  return deadlines.flatMap(({ kind, dueOn, actorId }) =>
    actorId === undefined || !isAsked(oneToOne, kind)
      ? []
      : [{ title: oneToOne.title, kind, dueOn, actorId, isDone: isDone(oneToOne, kind) }],
  );
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

/** A part without questions waits for nobody. */
function isAsked({ questions }: Progress, kind: DeadlineKind): boolean {
  return kind === 'finalise' || questions.some(({ askedTo }) => askedTo === kind || askedTo === 'both');
}

function isDone({ status, parts }: Progress, kind: DeadlineKind): boolean {
  return status === 'finalised' || (kind !== 'finalise' && parts[kind].sharedAt !== undefined);
}
