import { isNotFound } from '../../errors.ts';

/** What is found; undefined when it is not there any more, or not for whoever asks. */
export async function unlessGone<T>(find: () => Promise<T>): Promise<T | undefined> {
  try {
    return await find();
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
