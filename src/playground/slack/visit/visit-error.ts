/** The visitor asked for something that is not on their screen; the message says so in a sentence. */
export class VisitError extends Error {}
