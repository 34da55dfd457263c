import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import { humanResources, reviewers, standIn } from './little-company.ts';
import { PartModel } from './part-model.ts';

export type PartName = 'reviewee' | 'reviewer';

/** Who can read what somebody typed: nobody but them, the two of a reviewee's 1-to-1s and HR, or nobody any more. */
interface Words {
  authorId: string;
  readers: 'author' | 'nobody' | { revieweeId: string };
}

export interface Point {
  words: string;
  threadId: string;
  authorId: string;
  /** Of an action point. */
  ownerId?: string;
  addedIn: number;
  /** The occurrence in which it was discussed or done. */
  resolvedIn?: number;
  comments?: string[];
}

export interface Note {
  words: string;
  noteId: string;
  oneToOneId: string;
  authorId: string;
  isPrivate: boolean;
}

/** Everything that anybody types is one such word, so that it is recognised wherever it turns up. */
export const anyWords = /zq\d+z/g;

/** What each person typed and who may read it, told by the rules alone. */
export class CompanyModel {
  readonly agenda = new Map<string, Point>();
  readonly actions = new Map<string, Point>();
  readonly notes = new Map<string, Note>();
  readonly #words = new Map<string, Words>();
  readonly #parts = new Map<string, PartModel>();
  #count = 0;

  /** New words, which are their author's alone until something else is said of them. */
  type(authorId: string): string {
    this.#count += 1;
    const words = `zq${this.#count}z`;
    this.#words.set(words, { authorId, readers: 'author' });
    return words;
  }

  release(words: string, revieweeId: string): void {
    const known = this.#words.get(words);
    if (known) known.readers = { revieweeId };
  }

  withdraw(words: string): void {
    const known = this.#words.get(words);
    if (known) known.readers = 'nobody';
  }

  comment(point: Point, words: string, revieweeId: string): void {
    point.comments = [...(point.comments ?? []), words];
    this.release(words, revieweeId);
  }

  /** What was said about an agenda point goes with it. */
  forget(point: Point): void {
    this.agenda.delete(point.words);
    for (const words of [point.words, ...(point.comments ?? [])]) this.withdraw(words);
  }

  mayRead(personId: string, words: string, today: string): boolean {
    const known = this.#words.get(words);
    if (!known || known.readers === 'nobody') return false;
    if (known.authorId === personId) return true;
    return known.readers !== 'author' && relationTo(known.readers.revieweeId, personId, today) !== undefined;
  }

  /** One side of a 1-to-1, as it is by now. */
  partOf(oneToOneId: string, part: PartName): PartModel {
    return this.#parts.get(`${oneToOneId} ${part}`) ?? new PartModel();
  }

  /** From now on that side is as it became; what is shared in it can be read. */
  become(oneToOneId: string, revieweeId: string, part: PartName, became: PartModel): void {
    this.#parts.set(`${oneToOneId} ${part}`, became);
    for (const { words } of became.shared.values()) this.release(words, revieweeId);
  }

  /** Carried ones are those that nobody resolved; where nothing carries, a point stays with the first that came for it. */
  agendaOn(oneToOne: OneToOne, all: readonly OneToOne[]): Point[] {
    return pointsOn(this.agenda.values(), oneToOne, all, isCarrying(oneToOne));
  }

  actionsOn(oneToOne: OneToOne, all: readonly OneToOne[]): Point[] {
    return pointsOn(this.actions.values(), oneToOne, all, isCarrying(oneToOne));
  }
}

function isCarrying({ cycleId }: OneToOne): boolean {
  return cycleId === 'weekly';
}

function pointsOn(
  points: Iterable<Point>,
  { threadId, occurrence }: OneToOne,
  all: readonly OneToOne[],
  isCarried: boolean,
): Point[] {
  const held = all.filter((one) => one.threadId === threadId && one.status !== 'skipped');
  const homeOf = ({ addedIn }: Point) =>
    Math.min(...held.map((one) => one.occurrence).filter((candidate) => candidate >= addedIn));
  return [...points].filter((point) => {
    if (point.threadId !== threadId || (point.resolvedIn ?? occurrence) < occurrence) return false;
    return isCarried ? point.addedIn <= occurrence : homeOf(point) === occurrence;
  });
}

/** What somebody is to the 1-to-1s of a reviewee on a day. */
export function relationTo(
  revieweeId: string,
  personId: string,
  today: string,
): 'reviewee' | 'reviewer' | 'hr' | undefined {
  if (personId === revieweeId) return 'reviewee';
  const reviewerId = reviewers[revieweeId];
  const isStandIn =
    standIn.personId === personId &&
    standIn.forId === reviewerId &&
    standIn.from <= today &&
    today <= standIn.until;
  if (personId === reviewerId || isStandIn) return 'reviewer';
  return humanResources.includes(personId) ? 'hr' : undefined;
}
