/** The only source of "now". */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that can be moved: it goes on at normal speed from wherever it was set to. */
export class MovableClock implements Clock {
  #offsetMs = 0;

  now(): Date {
    return new Date(systemClock.now().getTime() + this.#offsetMs);
  }

  moveTo(moment: Date): void {
    this.#offsetMs = moment.getTime() - systemClock.now().getTime();
  }
}

/** A clock that stands still, for one sweep "as if it were that moment" and for tests. */
export function clockAt(moment: Date | string): Clock {
  const fixed = new Date(moment);
  return { now: () => new Date(fixed) };
}
