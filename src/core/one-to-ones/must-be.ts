import { AppError } from '../errors.ts';
import type { OneToOne } from './one-to-one.ts';
import { isUnderway, isUnfinished, nameOfStatus } from './status.ts';

interface Standing {
  oneToOne: Pick<OneToOne, 'status'>;
}

/** @throws {AppError} unless its two are at it: for what is over, and for what the next one took the place of */
export function mustBeUnderway({ oneToOne }: Standing): void {
  if (isUnderway(oneToOne)) return;
  const { status } = oneToOne;
  const sentence =
    status === 'lapsed'
      ? 'The next 1-to-1 has taken the place of this one. Do it there.'
      : `This 1-to-1 is ${nameOfStatus(status)} and does not change any more.`;
  throw new AppError('conflict', sentence);
}

/** @throws {AppError} when the 1-to-1 is closed, skipped or archived; one that lapsed may still be finished */
export function mustBeUnfinished({ oneToOne }: Standing): void {
  if (isUnfinished(oneToOne)) return;
  throw new AppError(
    'conflict',
    `This 1-to-1 is ${nameOfStatus(oneToOne.status)} and does not change any more.`,
  );
}
