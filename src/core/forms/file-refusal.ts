import { AppError } from '../errors.ts';

/** What is said of a file that is not taken: always that it changed nothing, and then what is wrong with it. */
export function fileRefusal(sentences: readonly string[], cause?: unknown): AppError {
  return new AppError('invalid', ['Nothing was changed.', ...sentences].join('\n'), { cause });
}
