import { issueDue } from '../../../src/core/cycles/issue/issue-due.ts';
import { previewStoredCycle } from '../../../src/core/cycles/plan/preview.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { type Person, PersonModel } from '../../../src/core/people/person.ts';
import type { TestCore } from '../../support/test-core.ts';

const minuteMs = 60_000;
const longestLeapMs = 3 * 24 * 60 * minuteMs;

/** Who gets what from whom: as a preview promised it, or as it happened. */
interface Given {
  cycle: string;
  occurrence: number;
  reviewee: string;
  reviewer: string;
  /** Issue, reviewee, reviewer and finalise dates. */
  dates: string[];
}

interface Promised extends Given {
  issueAt: string;
}

export interface Issued extends Given {
  at: string;
  /** What calendar and clock on the reviewee's wall showed. */
  shown: string;
  /** The preview had named an earlier moment, which had gone by already. */
  isLate: boolean;
}

/** Something that happens to the organisation, or to whoever runs this, at some moment. */
export interface Happening {
  at: string;
  happen(): Promise<void>;
}

/**
 * Lets time pass from one moment at which something is to be issued to the next. The sweep runs at each such moment and
 * a minute before it, and what it did is held against what the previews had said just before.
 */
export class Simulation {
  readonly issued: Issued[] = [];
  readonly skipped: Given[] = [];
  readonly disagreements: { at: string; promised: string[]; happened: string[] }[] = [];
  readonly #core: TestCore;
  /** By id. */
  readonly #cycleNames: ReadonlyMap<string, string>;
  /** What the next occurrence of each cycle is to bring, as its preview last said. */
  readonly #promises = new Map<string, Promised[]>();
  readonly #given = new Set<string>();
  /** By id. */
  #people = new Map<string, Person>();

  constructor(core: TestCore, cycleNames: ReadonlyMap<string, string>) {
    this.#core = core;
    this.#cycleNames = cycleNames;
  }

  async run(happenings: readonly Happening[], end: string): Promise<void> {
    const ahead = [...happenings];
    await this.#readPeople();
    await this.#lookAhead(this.#cycleNames.values());
    while (this.#now() < end) {
      const next = this.#nextPromised();
      const [happening] = ahead;
      if (happening && happening.at <= next) {
        ahead.shift();
        await this.#letHappen(happening);
      } else {
        await this.#goOnTo(next);
      }
    }
  }

  async #letHappen({ at, happen }: Happening): Promise<void> {
    this.#core.turnTo(at);
    await happen();
    await this.#readPeople();
    await this.#lookAhead(this.#cycleNames.values());
    await this.#sweep();
  }

  async #goOnTo(moment: string): Promise<void> {
    const concerned = this.#promisesWhere(({ issueAt }) => issueAt === moment).map(({ cycle }) => cycle);
    const minuteBefore = new Date(Date.parse(moment) - minuteMs).toISOString();
    if (minuteBefore > this.#now()) {
      this.#core.turnTo(minuteBefore);
      await this.#lookAhead(new Set(concerned));
      await this.#sweep();
    }
    this.#core.turnTo(moment);
    await this.#sweep();
    const waiting = new Set(this.#promisesWhere(({ issueAt }) => issueAt > moment).map(({ cycle }) => cycle));
    await this.#lookAhead([...this.#cycleNames.values()].filter((name) => !waiting.has(name)));
  }

  #now(): string {
    return this.#core.clock.now().toISOString();
  }

  #nextPromised(): string {
    const atTheLatest = new Date(this.#core.clock.now().getTime() + longestLeapMs).toISOString();
    const later = this.#promisesWhere(({ issueAt }) => issueAt > this.#now());
    return [...later.map(({ issueAt }) => issueAt), atTheLatest].sort()[0] ?? atTheLatest;
  }

  #promisesWhere(isMeant: (promised: Promised) => boolean): Promised[] {
    return [...this.#promises.values()].flat().filter(isMeant);
  }

  async #lookAhead(cycles: Iterable<string>): Promise<void> {
    for (const cycle of cycles) {
      const { occurrences } = await previewStoredCycle(this.#core, cycle);
      const promised = occurrences.flatMap((preview) =>
        preview.issues.map((issue) => {
          const { occurrence, issueOn, revieweeBy, reviewerBy, finaliseBy } = { ...preview, ...issue };
          return { ...issue, cycle, occurrence, dates: [issueOn, revieweeBy, reviewerBy, finaliseBy] };
        }),
      );
      this.#promises.set(cycle, promised);
    }
  }

  async #sweep(): Promise<void> {
    const counts = await issueDue(this.#core);
    const at = this.#now();
    const due = this.#promisesWhere((each) => each.issueAt <= at && !this.#given.has(keyOf(each)));
    const isIdle = counts.issued + counts.skipped === 0;
    const { issued, skipped } = isIdle
      ? { issued: [], skipped: [] }
      : await this.#readNew(new Map(due.map((each) => [keyOf(each), each.issueAt])));
    const [promised, happened] = [due.map(inWords).sort(), issued.map(inWords).sort()];
    if (promised.join('\n') !== happened.join('\n')) this.disagreements.push({ at, promised, happened });
    this.issued.push(...issued);
    this.skipped.push(...skipped);
    for (const each of [...issued, ...skipped]) this.#given.add(keyOf(each));
  }

  async #readPeople(): Promise<void> {
    const people = await PersonModel.find().lean<Person[]>();
    this.#people = new Map(people.map((person) => [person._id, person]));
  }

  async #readNew(promisedAt: ReadonlyMap<string, string>): Promise<{ issued: Issued[]; skipped: Given[] }> {
    const found = await OneToOneModel.find({ issuedAt: this.#core.clock.now() }).lean<OneToOne[]>();
    const read = found.map((one) => {
      const reviewee = this.#people.get(one.revieweeId);
      const given: Given = {
        cycle: this.#cycleNames.get(one.cycleId) ?? 'unknown',
        occurrence: one.occurrence,
        reviewee: reviewee?.email ?? 'nobody',
        reviewer: this.#people.get(one.reviewerId)?.email ?? 'nobody',
        dates: [one.issueOn, one.revieweeBy, one.reviewerBy, one.finaliseBy],
      };
      return { given, isSkipped: one.status === 'skipped', timeZone: reviewee?.timeZone ?? 'UTC' };
    });
    const at = this.#now();
    const isNew = read.filter(({ given }) => !this.#given.has(keyOf(given)));
    return {
      skipped: isNew.filter(({ isSkipped }) => isSkipped).map(({ given }) => given),
      issued: isNew
        .filter(({ isSkipped }) => !isSkipped)
        .map(({ given, timeZone }) => ({
          ...given,
          at,
          shown: this.#core.clock.now().toLocaleString('sv-SE', { timeZone }).slice(0, 16),
          isLate: (promisedAt.get(keyOf(given)) ?? at) < at,
        })),
    };
  }
}

function keyOf({ cycle, occurrence, reviewee }: Given): string {
  return `${cycle} ${occurrence} ${reviewee}`;
}

function inWords(given: Given): string {
  return `${keyOf(given)} from ${given.reviewer} on ${given.dates.join(', ')}`;
}
