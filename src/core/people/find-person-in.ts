import type { FormValues } from '../forms/form-values.ts';
import { findSearched } from './find-typed-person.ts';

/** Whom a search form names, or a sentence that says why it is nobody. */
export async function findPersonIn({ person }: FormValues): ReturnType<typeof findSearched> {
  const typed = typeof person === 'string' ? person : '';
  return typed.trim() === '' ? { error: 'Please write a name.' } : findSearched(typed);
}
