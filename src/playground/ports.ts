/** The organisation's time, which the visitors of the playground move. */
export interface ClockPort {
  now(): Date;
  /** Sets the time; nothing is issued or reminded of before {@link ClockPort.tick}. */
  moveTo(moment: Date): Promise<void>;
  /** When the next thing happens by itself (an issue, a reminder, a deadline); undefined when nothing will. */
  nextEventAt(): Promise<Date | undefined>;
  /** Does everything that is due now, and resolves when its messages have been delivered. */
  tick(): Promise<void>;
}

/** Puts the sample organisation into the app. Each step is harmless when it is done again. */
export interface SeedPort {
  /** Whether the app holds other people than these: an invented company is not mixed into a real one. */
  holdsOthersThan(emails: readonly string[]): Promise<boolean>;
  importPeople(csv: string): Promise<void>;
  importTeams(csv: string): Promise<void>;
  /** Creates question sets, templates and cycles, and starts the cycles; a cycle that was issued already stays as it is. */
  applySetup(yaml: string): Promise<void>;
}

/** What the playground writes to its log; pino's logger is one. */
export interface LogPort {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
