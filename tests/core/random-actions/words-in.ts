import { anyWords } from './company-model.ts';

/** All that somebody typed and that turns up in it. */
export function wordsIn(shown: unknown): string[] {
  return JSON.stringify(shown ?? '').match(anyWords) ?? [];
}
