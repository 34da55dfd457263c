import { AppError } from '../../src/core/errors.ts';

/** What a person is told by a use case that refuses, line by line. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string[]> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof AppError) return error.userMessage.split('\n');
    throw error;
  }
  throw new Error('it was not refused');
}
