/** The visitor asked for something that is not on their screen; the message says so in a sentence. */
export class VisitError extends Error {}

/** It was there when their screen was drawn, and has changed or gone since. */
export class GoneError extends VisitError {}
