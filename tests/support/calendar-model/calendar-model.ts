import {
  type ChosenTeam,
  clockOf,
  type ModelCompany,
  type ModelPerson,
  type ModelRecipients,
  personCalled,
  recipientsOf,
} from './company.ts';
import type { Day } from './days.ts';
import type { Look, ModelIssued, ModelRecorded, ModelState } from './model-state.ts';
import { isOver, type ModelCycle, type OwnOccurrence, occurrencesOf } from './occurrences.ts';
import { isCovered, isPausedAt } from './pauses.ts';
import { type Reason, reasonAgainst, reviewerOf } from './reasons.ts';
import { aDayBefore, dayIn, type Moment, momentOf } from './wall-clock.ts';

/**
 * Who gets which occurrence of a cycle from whom and when, and who does not and why: from the rules alone, person by
 * person and day by day.
 */
export class CalendarModel {
  readonly state: ModelState;
  readonly #calendar: ReturnType<typeof occurrencesOf>;

  constructor(state: ModelState) {
    this.state = state;
    this.#calendar = occurrencesOf(state.cycle, state.startedAt);
  }

  get issued(): readonly ModelIssued[] {
    return this.state.issued;
  }

  get recorded(): readonly ModelRecorded[] {
    return this.state.recorded;
  }

  /** The same as it stands now; what happens to one of them does not happen to the other. */
  copy(): CalendarModel {
    const { pauses, looks, atOnce, issued, recorded } = this.state;
    return new CalendarModel({
      ...this.state,
      pauses: pauses.map((pause) => ({ ...pause })),
      looks: [...looks],
      atOnce: [...atOnce],
      issued: [...issued],
      recorded: [...recorded],
    });
  }

  change(company: ModelCompany): void {
    this.state.company = company;
  }

  addRecipients(
    added: { company?: boolean; people?: string[]; teams?: ChosenTeam[] },
    isAtOnce = false,
  ): void {
    const { cycle, company } = this.state;
    const before = recipientsOf(company, cycle.recipients).map(({ email }) => email);
    const { recipients } = cycle;
    this.#setRecipients({
      ...recipients,
      company: recipients.company === true || added.company === true,
      people: [...(recipients.people ?? []), ...(added.people ?? [])],
      teams: [...(recipients.teams ?? []), ...(added.teams ?? [])],
    });
    const joined = this.recipients().filter(({ email }) => !before.includes(email));
    if (isAtOnce) this.state.atOnce.push(...joined.map(({ email }) => email));
  }

  exclude(except: ModelRecipients['except']): void {
    this.#setRecipients({ ...this.state.cycle.recipients, ...(except && { except }) });
  }

  #setRecipients(recipients: ModelRecipients): void {
    this.state.cycle = { ...this.state.cycle, recipients };
  }

  /** From now on; with a day, until then. One that is paused is paused until another day. */
  pause(at: string, until?: Day): void {
    const moment = momentOf(at);
    const { pauses, company } = this.state;
    const last = pauses.at(-1);
    const isPaused = last && company.people.some(({ zone }) => isPausedAt([last], moment, zone));
    if (isPaused) pauses.pop();
    pauses.push({ from: isPaused ? last.from : moment, ...(until !== undefined && { until }) });
  }

  resume(at: string): void {
    const last = this.state.pauses.at(-1);
    if (last) last.resumedAt = momentOf(at);
  }

  recipients(): ModelPerson[] {
    return recipientsOf(this.state.company, this.state.cycle.recipients);
  }

  isPausedFor({ zone }: ModelPerson, at: Moment): boolean {
    return isPausedAt(this.state.pauses, at, zone);
  }

  covers(own: OwnOccurrence, zone: string): boolean {
    return isCovered(this.state.pauses, own, zone);
  }

  occurrenceFor(occurrence: number, person: ModelPerson): OwnOccurrence | undefined {
    return this.#calendar.occurrenceFor(occurrence, clockOf(this.state.company, person));
  }

  /** Those of this person whose moment has come, the oldest first. */
  occurrencesUntil(at: Moment, person: ModelPerson): OwnOccurrence[] {
    return this.#calendar.occurrencesUntil(at, clockOf(this.state.company, person));
  }

  /** The first one whose moment is still to come. */
  nextAfter(at: Moment, person: ModelPerson): OwnOccurrence | undefined {
    return this.#calendar.nextAfter(at, clockOf(this.state.company, person));
  }

  issuedTo({ email }: ModelPerson, { occurrence }: { occurrence: number }): ModelIssued | undefined {
    return this.state.issued.find((one) => one.occurrence === occurrence && one.reviewee === email);
  }

  recordOf({ email }: ModelPerson, { occurrence }: { occurrence: number }): ModelRecorded | undefined {
    return this.state.recorded.find((one) => one.occurrence === occurrence && one.person === email);
  }

  sweep(at: string): void {
    const moment = momentOf(at);
    for (const person of this.recipients()) {
      if (this.isPausedFor(person, moment)) this.#recordWhatIsPaused(person, moment);
      else this.#lookAt(person, moment);
    }
    const { company, cycle, looks, pauses } = this.state;
    const { recipients } = cycle;
    looks.push({ at: moment, company, recipients, pauses: pauses.map((pause) => ({ ...pause })) });
  }

  #lookAt(person: ModelPerson, at: Moment): void {
    const due = this.#dueTo(person, at).filter((own) => !this.#isSettled(person, own));
    const newest = due.findLast((own) => !this.#isOutOfReach(person, own, at));
    for (const own of due) {
      const reason = reasonAgainst(this.state, person, own) ?? (own === newest ? undefined : 'missed');
      if (reason === undefined) this.#issue(person, own, at);
      else this.#record(person, own, reason);
    }
    this.state.atOnce = this.state.atOnce.filter((email) => email !== person.email);
  }

  /** They have theirs, or were away: that stands. */
  #isSettled(person: ModelPerson, own: OwnOccurrence): boolean {
    return (
      this.issuedTo(person, own) !== undefined || this.recordOf(person, own)?.reason === 'away throughout'
    );
  }

  #isOutOfReach(person: ModelPerson, own: OwnOccurrence, at: Moment): boolean {
    return own.isClosed || isCovered(this.state.pauses, own, person.zone) || this.#isOver(person, own, at);
  }

  #isOver(person: ModelPerson, { dates }: OwnOccurrence, at: Moment): boolean {
    return isOver(dates, clockOf(this.state.company, person), at);
  }

  /** When they were last looked at while nothing was paused where they live. */
  #lastLookAt(person: ModelPerson): Look | undefined {
    return this.state.looks.findLast(({ at, pauses }) => !isPausedAt(pauses, at, person.zone));
  }

  #dueTo(person: ModelPerson, at: Moment): OwnOccurrence[] {
    const look = this.#lastLookAt(person);
    const come = this.occurrencesUntil(at, person);
    const due = come.filter((own) => isAfter(own.moment, look) || this.#wasAhead(person, own, look));
    if (due.length > 0) return due;
    const isAtOnce = this.state.atOnce.includes(person.email);
    return come
      .slice(-1)
      .filter(
        (own) => own.issueDay === dayIn(at, person.zone) || (isAtOnce && !this.#isOver(person, own, at)),
      );
  }

  /** Its moment was still to come by the clock that they had when they were last looked at. */
  #wasAhead({ email }: ModelPerson, { occurrence }: OwnOccurrence, look: Look | undefined): boolean {
    const before = look && personCalled(look.company, email);
    if (!before || !recipientsOf(look.company, look.recipients).includes(before)) return false;
    const then = this.#calendar.occurrenceFor(occurrence, clockOf(look.company, before));
    return then !== undefined && then.moment > look.at;
  }

  /** While it is paused: a day later, for whoever is a recipient then. */
  #recordWhatIsPaused(person: ModelPerson, at: Moment): void {
    const look = this.#lastLookAt(person);
    const come = this.occurrencesUntil(aDayBefore(at), person);
    for (const own of come) {
      if (!isAfter(own.moment, look) || this.#isSettled(person, own)) continue;
      if (!isCovered(this.state.pauses, own, person.zone)) continue;
      const reason = reasonAgainst(this.state, person, own);
      if (reason !== undefined) this.#record(person, own, reason);
    }
  }

  #issue(person: ModelPerson, { occurrence, dates }: OwnOccurrence, at: Moment): void {
    const { email: reviewee } = person;
    const reviewer = reviewerOf(this.state, person) ?? 'nobody';
    const taken = this.recordOf(person, { occurrence });
    this.state.recorded = this.state.recorded.filter((record) => record !== taken);
    this.state.issued.push({ occurrence, reviewee, reviewer, dates, at });
  }

  #record(person: ModelPerson, { occurrence }: OwnOccurrence, reason: Reason): void {
    if (this.recordOf(person, { occurrence })) return;
    this.state.recorded.push({ occurrence, person: person.email, reason });
  }
}

function isAfter(moment: Moment, look: Look | undefined): boolean {
  return look === undefined || moment > look.at;
}

/** A cycle that is started at a moment; nothing is issued before the first sweep. */
export function startModel(cycle: ModelCycle, company: ModelCompany, at: string): CalendarModel {
  const nothingYet = { pauses: [], looks: [], atOnce: [], issued: [], recorded: [] };
  return new CalendarModel({ cycle, company, startedAt: momentOf(at), ...nothingYet });
}
