import type { CyclePreview } from '../../../../src/core/cycles/plan/preview.ts';
import { type CalendarModel, startModel } from '../../../support/calendar-model/calendar-model.ts';
import type { ModelCompany } from '../../../support/calendar-model/company.ts';
import type { ModelCycle } from '../../../support/calendar-model/occurrences.ts';
import { previewOf, previewOfOccurrences } from '../../../support/calendar-model/preview.ts';
import { aDayBefore, type Moment, momentOf } from '../../../support/calendar-model/wall-clock.ts';
import type { Recorded } from './read-record.ts';
import { SteadyPeople } from './steady-people.ts';
import type { Stored, Tandem } from './tandem.ts';

/** What Tandem and the model say of one thing, a line for each person. */
export interface Compared {
  tandem: string[];
  model: string[];
}

/** Tandem and the model, to both of which the same happens. */
export class Both {
  readonly #tandem: Tandem;
  readonly #model: CalendarModel;
  readonly #steady = new SteadyPeople();

  private constructor(tandem: Tandem, model: CalendarModel) {
    this.#tandem = tandem;
    this.#model = model;
  }

  static async start(
    tandem: Tandem,
    {
      cycle,
      company,
      timeZone,
      at,
    }: { cycle: ModelCycle; company: ModelCompany; timeZone: string; at: string },
  ): Promise<Both> {
    tandem.turnTo(momentOf(at));
    await tandem.apply(company);
    await tandem.start(cycle, timeZone);
    return new Both(tandem, startModel(cycle, company, at));
  }

  get model(): CalendarModel {
    return this.#model;
  }

  async change(at: string, company: ModelCompany): Promise<void> {
    this.#tandem.turnTo(momentOf(at));
    await this.#tandem.apply(company);
    this.#model.change(company);
  }

  async pause(at: string, until?: string): Promise<void> {
    this.#tandem.turnTo(momentOf(at));
    await this.#tandem.pause(until);
    this.#model.pause(at, until);
  }

  async resume(at: string): Promise<void> {
    this.#tandem.turnTo(momentOf(at));
    await this.#tandem.resume();
    this.#model.resume(at);
  }

  async sweep(at: string): Promise<void> {
    this.#tandem.turnTo(momentOf(at));
    await this.#tandem.sweep();
    this.#model.sweep(at);
    this.#steady.note(this.#model);
  }

  /** Who was issued what from whom with which dates and when, so far. */
  async issued(): Promise<Compared> {
    return this.#issuedIn(await this.#tandem.stored());
  }

  #issuedIn({ issued }: Stored): Compared {
    const lineOf = (one: Stored['issued'][number]) =>
      `${one.occurrence} ${one.reviewee} from ${one.reviewer} on ${one.dates.join()} at ${one.at}`;
    return compared(issued.map(lineOf), this.#model.issued.map(lineOf));
  }

  /** Who was due what and was not issued it, and why; of a pause only what it covered a day ago or longer. */
  async recorded(at: string): Promise<Compared> {
    return this.#recordedIn(await this.#tandem.stored(), momentOf(at));
  }

  #recordedIn({ awayThroughout, record }: Stored, at: Moment): Compared {
    const lineOf = ({ occurrence, person, reason }: Recorded) => `${occurrence} ${person} ${reason}`;
    const isSettled = (one: Recorded) => !this.#isPausedOfLate(one, at);
    const ours = [...awayThroughout, ...(record ?? [])].filter(isSettled);
    const all = this.#model.recorded.filter(isSettled);
    const comparable = record ? all : all.filter(({ reason }) => reason === 'away throughout');
    return compared(ours.map(lineOf), comparable.map(lineOf));
  }

  #isPausedOfLate({ occurrence, person: email }: Recorded, at: Moment): boolean {
    const person = this.#model.recipients().find((each) => each.email === email);
    const own = person && this.#model.occurrenceFor(occurrence, person);
    return person && own ? this.#model.covers(own, person.zone) && own.moment > aDayBefore(at) : false;
  }

  /** What is previewed at a moment, of those who are recipients then. */
  async preview(at: string, count = 3): Promise<Compared> {
    this.#tandem.turnTo(momentOf(at));
    const { occurrences } = await this.#tandem.preview(count);
    const moment = momentOf(at);
    const people = new Set(this.#model.recipients().map(({ email }) => email));
    const ours = occurrences.flatMap((preview) => linesOfPreview(preview, moment, people));
    const shown = occurrences.map(({ occurrence }) => occurrence);
    const awaited = previewOf(this.#model, at, 1).filter(({ occurrence }) => !shown.includes(occurrence));
    const theirs = [...previewOfOccurrences(this.#model, at, shown), ...awaited].flatMap(
      ({ occurrence, issues, leftOut }) => [
        ...issues.map((issue) => lineOfPromise({ occurrence, ...issue }, moment)),
        ...leftOut.map(({ person, reason }) => `${occurrence} ${person} left out: ${reason}`),
      ],
    );
    const isSaid = (line: string) => !this.#isLeftOpen(line, moment);
    return compared(ours.filter(isSaid), theirs.filter(isSaid));
  }

  /** What came due shortly before a pause, and was not swept since, may or may not be issued once it goes on. */
  #isLeftOpen(line: string, at: Moment): boolean {
    const [occurrence, email] = line.split(' ');
    const person = this.#model.recipients().find((each) => each.email === email);
    const own = person && this.#model.occurrenceFor(Number(occurrence), person);
    if (!person || !own || own.moment > at || !this.#model.isPausedFor(person, at)) return false;
    const isCovered = this.#model.covers(own, person.zone);
    return !isCovered && !this.#model.issuedTo(person, own) && !this.#model.recordOf(person, own);
  }

  async #gaps(stored: Stored): Promise<string[]> {
    return stored.record === undefined ? [] : gapsIn(stored, stored.record, this.#steady.emails());
  }

  /** Everything that is stored, held against the model; and what the database alone says of it. */
  async disagreements(at: string): Promise<{ tandem: string[]; model: string[] }> {
    const stored = await this.#tandem.stored();
    const [issued, recorded] = [this.#issuedIn(stored), this.#recordedIn(stored, momentOf(at))];
    const gaps = await this.#gaps(stored);
    return {
      tandem: [...onlyIn(issued.tandem, issued.model), ...onlyIn(recorded.tandem, recorded.model), ...gaps],
      model: [...onlyIn(issued.model, issued.tandem), ...onlyIn(recorded.model, recorded.tandem)],
    };
  }
}

export function onlyIn(these: readonly string[], those: readonly string[]): string[] {
  return these.filter((line) => !those.includes(line));
}

function compared(tandem: string[], model: string[]): Compared {
  return { tandem: tandem.sort(), model: model.sort() };
}

type Previewed = CyclePreview['occurrences'][number];

function linesOfPreview(preview: Previewed, at: Moment, people: ReadonlySet<string>): string[] {
  const { occurrence, issues, leftOut, ...common } = preview;
  return [
    ...issues
      .filter(({ reviewee }) => people.has(reviewee))
      .map(({ reviewee, reviewer, issueAt, ...own }) => {
        const { issueOn, revieweeBy, reviewerBy, finaliseBy } = { ...common, ...own };
        const dates = [issueOn, revieweeBy, reviewerBy, finaliseBy];
        return lineOfPromise({ occurrence, reviewee, reviewer, dates, issueAt }, at);
      }),
    ...leftOut
      .filter(({ person }) => people.has(person))
      .map(({ person, reason }) => `${occurrence} ${person} left out: ${reason}`),
  ];
}

interface Promised {
  occurrence: number;
  reviewee: string;
  reviewer: string;
  dates: readonly string[];
  issueAt: string;
}

/** Of what is past it does not matter when exactly it was to be: whoever came late got it later. */
function lineOfPromise({ occurrence, reviewee, reviewer, dates, issueAt }: Promised, at: Moment): string {
  return `${occurrence} ${reviewee} from ${reviewer} on ${dates.join()} at ${issueAt <= at ? 'once' : issueAt}`;
}

/** Whoever was issued one, or stands in the record of it, has something of every one from their first to their last. */
function gapsIn(
  { issued, awayThroughout }: Stored,
  record: readonly Recorded[],
  people: readonly string[],
): string[] {
  return people.flatMap((email) => {
    const had = [
      ...issued.filter(({ reviewee }) => reviewee === email),
      ...[...awayThroughout, ...record].filter(({ person }) => person === email),
    ]
      .map(({ occurrence }) => occurrence)
      .sort((left, right) => left - right);
    const expected = had.map((_, index) => (had[0] ?? 0) + index);
    return had.join() === expected.join() ? [] : [`${email} has ${had.join()}`];
  });
}
