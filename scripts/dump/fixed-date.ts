/** A Monday morning in London, with all of the invented company at work. */
const startsAt = Date.parse('2026-12-07T08:00:00Z');

const RealDate = globalThis.Date;
const offsetMs = startsAt - RealDate.now();

/** Imported before anything else: every date that is made from here on counts from that morning. */
class MovedDate extends RealDate {
  constructor(...values: ConstructorParameters<typeof RealDate> | []) {
    if (values.length === 0) super(RealDate.now() + offsetMs);
    else super(...values);
  }

  static override now(): number {
    return RealDate.now() + offsetMs;
  }
}

Object.defineProperty(MovedDate, 'name', { value: 'Date' });

globalThis.Date = MovedDate as DateConstructor;
