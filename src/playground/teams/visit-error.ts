/** Something nobody could do in the Teams client, such as pressing a button that is not there. */
export class VisitError extends Error {
  override readonly name = 'VisitError';
}
