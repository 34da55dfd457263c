import { AppError } from '../errors.ts';

/** Others may be quicker that often before somebody is asked to try again. */
const mostTries = 20;

/**
 * Does something again until nobody was quicker.
 * @param attempt undefined when what it began with was changed in between
 * @throws {AppError} when others are quicker all the time
 */
export async function untilNobodyIsQuicker<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const done = await attempt();
    if (done !== undefined) return done;
  }
  throw new AppError('conflict', 'Several people are changing this at the moment. Try again in a minute.');
}
