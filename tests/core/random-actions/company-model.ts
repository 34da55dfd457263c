import type { OneToOne } from '../../../src/core/one-to-ones/one-to-one.ts';
import { fieldPages, humanResources, reviewers, standIn } from './little-company.ts';

export type PartName = 'reviewee' | 'reviewer';
type Values = Record<string, string>;

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
  readonly #drafts = new Map<string, Values>();
  readonly #shared = new Map<string, Values>();
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

  draftOf(oneToOneId: string, part: PartName, authorId: string): Values | undefined {
    return this.#drafts.get(`${oneToOneId} ${part} ${authorId}`);
  }

  sharedOf(oneToOneId: string, part: PartName): Values | undefined {
    return this.#shared.get(`${oneToOneId} ${part}`);
  }

  /** What the form of whoever answers that part holds. */
  formOf(oneToOneId: string, part: PartName, authorId: string): Values {
    return this.draftOf(oneToOneId, part, authorId) ?? this.sharedOf(oneToOneId, part) ?? {};
  }

  saveDraft(oneToOneId: string, part: PartName, authorId: string, onPage: string[], typed: Values): void {
    const before = this.formOf(oneToOneId, part, authorId);
    const after = { ...before };
    for (const field of onPage) {
      delete after[field];
      if (typed[field] !== undefined) after[field] = typed[field];
    }
    const isUnchanged = fieldPages.long.flat().every((field) => after[field] === before[field]);
    if (isUnchanged && this.sharedOf(oneToOneId, part)) return;
    this.#drafts.set(`${oneToOneId} ${part} ${authorId}`, after);
  }

  /** The title is the one question that has to be answered. */
  canShare(oneToOneId: string, part: PartName, authorId: string): boolean {
    return this.formOf(oneToOneId, part, authorId).set_title !== undefined;
  }

  share(oneToOneId: string, revieweeId: string, part: PartName, authorId: string): void {
    const values = this.formOf(oneToOneId, part, authorId);
    this.#shared.set(`${oneToOneId} ${part}`, values);
    this.#drafts.delete(`${oneToOneId} ${part} ${authorId}`);
    for (const words of Object.values(values)) this.release(words, revieweeId);
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
