import { fromZonedTime } from 'date-fns-tz';

/** Who is reminded when, worked out from the rules alone: days are text, and clocks are those on the wall. */

export interface Somebody {
  id: string;
  name: string;
  email: string;
  zone: string;
  team: string;
  daysOff: ReadonlySet<string>;
  isActive: boolean;
  absences: { from: string; until: string; standIn?: string }[];
  lead?: number;
  window: { from: string; until: string };
}

export interface Pair {
  id: string;
  reviewee: string;
  reviewer: string;
  deadlines: { reviewee: string; reviewer: string; finalise: string };
  plan: number[];
  /** When both were last told that there is something to do. */
  toldAt: Date;
  isOpen: boolean;
  shared: Set<'reviewee' | 'reviewer'>;
  /** By person. */
  muted: Set<string>;
  snoozed: Map<string, string>;
}

interface Point {
  id: string;
  owner: string;
  dueOn: string;
  addedAt: Date;
  isDone: boolean;
}

export const morning = { from: '09:00', until: '12:00' };

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** `2027-03-14 09:00:00`, as a wall calendar and a wall clock show it. */
export function onTheWall(moment: Date, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(zone, format);
  }
  return format.format(moment);
}

export const dayOnTheWall = (moment: Date, zone: string) => onTheWall(moment, zone).slice(0, 10);

export class ExpectedReminders {
  readonly people = new Map<string, Somebody>();
  readonly pairs = new Map<string, Pair>();
  readonly points = new Map<string, Point>();
  /** `<day> <name> at <moment>`. */
  readonly reminders: string[] = [];
  readonly #last = new Map<string, string>();
  #now: Date;

  constructor(start: Date) {
    this.#now = start;
  }

  /** Everybody's mornings that begin before that moment. */
  passTo(moment: Date): void {
    for (const person of this.people.values()) {
      const lastDay = dayOnTheWall(moment, person.zone);
      for (let day = dayOnTheWall(this.#now, person.zone); day <= lastDay; day = plusDays(day, 1)) {
        const begins = fromZonedTime(`${day} ${person.window.from}`, person.zone);
        if (begins > this.#now && begins < moment) this.#remindIfDue(person, day, begins);
      }
    }
    this.#now = moment;
  }

  /** Something has just changed: whoever's morning it is may be due by it. */
  noteChange(): void {
    for (const person of this.people.values()) {
      const [day = '', time = ''] = onTheWall(this.#now, person.zone).split(' ');
      const { from, until } = person.window;
      if (time >= from && time <= `${until}:00`) this.#remindIfDue(person, day, this.#now);
    }
  }

  isAway({ absences }: Somebody, day: string): boolean {
    return absences.some(({ from, until }) => from <= day && day <= until);
  }

  /** Whether something waits of which they have begun to be reminded, or an action point of theirs is overdue. */
  isAnythingLeft(person: Somebody): boolean {
    const today = dayOnTheWall(this.#now, person.zone);
    const points = [...this.points.values()].filter(({ owner, isDone }) => owner === person.id && !isDone);
    if (points.some(({ dueOn }) => dueOn < today)) return true;
    return this.#rungsOf(person, this.#now).some((rung) => rung <= today);
  }

  isDayOff({ daysOff }: Somebody, day: string): boolean {
    return daysOff.has(day) || new Date(`${day}T12:00:00Z`).getUTCDay() === 6;
  }

  #remindIfDue(person: Somebody, day: string, moment: Date): void {
    if (!person.isActive || this.isDayOff(person, day) || this.isAway(person, day)) return;
    const last = this.#last.get(person.id) ?? '';
    if (!this.#rungsOf(person, moment).some((rung) => last < rung && rung <= day)) return;
    this.#last.set(person.id, day);
    this.reminders.push(`${day} ${person.name} at ${moment.toISOString()}`);
  }

  #rungsOf(person: Somebody, moment: Date): string[] {
    const rungs: string[] = [];
    for (const pair of this.pairs.values()) {
      for (const by of this.#deadlinesOf(pair, person, moment))
        rungs.push(...this.#ladderOf(pair, person, by));
    }
    for (const { owner, isDone, dueOn, addedAt } of this.points.values()) {
      if (owner !== person.id || isDone) continue;
      rungs.push(
        ...[1, 8]
          .map((days) => plusDays(dueOn, days))
          .filter((day) => day > dayOnTheWall(addedAt, person.zone)),
      );
    }
    return rungs;
  }

  #deadlinesOf(pair: Pair, { id }: Somebody, moment: Date): string[] {
    if (!pair.isOpen) return [];
    const { deadlines, shared } = pair;
    const isReviewer =
      id === pair.reviewer || (id !== pair.reviewee && id === this.#standInFor(pair.reviewer, moment));
    return [
      ...(id === pair.reviewee && !shared.has('reviewee') ? [deadlines.reviewee] : []),
      ...(isReviewer && !shared.has('reviewer') ? [deadlines.reviewer] : []),
      ...(isReviewer ? [deadlines.finalise] : []),
    ];
  }

  #standInFor(reviewer: string, moment: Date): string | undefined {
    const { absences, zone } = this.people.get(reviewer) ?? { absences: [], zone: 'UTC' };
    const day = dayOnTheWall(moment, zone);
    return absences.find(({ from, until, standIn }) => standIn && from <= day && day <= until)?.standIn;
  }

  #ladderOf({ plan, muted, snoozed, toldAt }: Pair, person: Somebody, by: string): string[] {
    const { id, lead, zone } = person;
    const isLonger = lead !== undefined && lead > Math.max(...plan.map((offset) => -offset));
    const putOffUntil = snoozed.get(id) ?? '';
    const rungs: string[] = putOffUntil === '' || muted.has(id) ? [] : [putOffUntil];
    for (const offset of isLonger ? [-lead, ...plan] : plan) {
      let day = plusDays(by, offset);
      while (offset <= 0 && this.isDayOff(person, day)) day = plusDays(day, -1);
      if (offset === 0 || (!muted.has(id) && day >= putOffUntil)) rungs.push(day);
    }
    return rungs.filter((day) => day > dayOnTheWall(toldAt, zone));
  }
}
