/**
 * How far a 1-to-1 is. `lapsed`: nobody finalised it, and the next one of its thread took its place. `not-held`: somebody
 * said that the two did not meet.
 */
export const oneToOneStatuses = ['open', 'lapsed', 'finalised', 'not-held', 'skipped', 'archived'] as const;

export type OneToOneStatus = (typeof oneToOneStatuses)[number];

interface HasStatus {
  status: OneToOneStatus;
}

/** Somebody said that the two did not meet. */
export interface NotHeld {
  at: Date;
  byId: string;
  /** In their own words; absent for whoever may not read the content. */
  reason?: string;
}

interface Closed {
  finalisedById?: string;
  notHeld?: NotHeld;
}

/** What its people may still answer and close. */
const unfinishedStatuses: readonly OneToOneStatus[] = ['open', 'lapsed'];

/** What was closed by somebody, and can be reopened. */
export const closedStatuses: readonly OneToOneStatus[] = ['finalised', 'not-held'];

/** What was issued to somebody and not put away since. */
export const listedStatuses: readonly OneToOneStatus[] = [...unfinishedStatuses, ...closedStatuses];

/** What was issued to somebody. */
export const issuedStatuses: readonly OneToOneStatus[] = [...listedStatuses, 'archived'];

/** In the words of the database: it was issued, whatever became of it; what was skipped and then put away was not. */
export const wasIssued = {
  status: { $ne: 'skipped' as const },
  'archived.from': { $ne: 'skipped' as const },
};

/** Whether its two are at it: it is due, people are reminded of it, and what they add goes to it. */
export function isUnderway({ status }: HasStatus): boolean {
  return status === 'open';
}

/** Whether its parts may still be answered, and it may be finalised, handed over or called off: in time, or late. */
export function isUnfinished({ status }: HasStatus): boolean {
  return unfinishedStatuses.includes(status);
}

/** Whether somebody closed it, so that it can be reopened. */
export function isClosed({ status }: HasStatus): boolean {
  return closedStatuses.includes(status);
}

/** Who finalised it, or said that the two did not meet. */
export function closerIdOf({ finalisedById, notHeld }: Closed): string | undefined {
  return finalisedById ?? notHeld?.byId;
}

const names: Partial<Record<OneToOneStatus, string>> = {
  lapsed: 'not finalised',
  'not-held': 'closed without a meeting',
};

/** What stands behind "this 1-to-1 is". */
export function nameOfStatus(status: OneToOneStatus): string {
  return names[status] ?? status;
}
