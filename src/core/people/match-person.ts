import type { Person } from './person.ts';

export type Match =
  | { kind: 'one'; person: Person; rest: string }
  | { kind: 'several'; people: Person[] }
  | { kind: 'none'; said: string };

/** Lower case without accents, so that "Jose Perez" finds José Pérez; keeps the length of each word comparable. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .toLowerCase();
}

function namesOf({ name, email }: Person): string[] {
  const words = name.split(/\s+/);
  return [email, name, words.slice(0, 1).join(' '), words.slice(-1).join(' ')].map(plain);
}

/** Reads a person at the start of the words, by e-mail, full name, first or last name; the longest name wins. */
export function matchPerson(words: string, candidates: readonly Person[]): Match {
  const typed = words.trim().replace(/^@/, '').split(/\s+/);
  for (let length = Math.min(typed.length, 6); length > 0; length -= 1) {
    const said = plain(typed.slice(0, length).join(' ')).replace(/[:,–—-]+$/, '');
    const people = candidates.filter((person) => namesOf(person).includes(said));
    if (people.length > 1) return { kind: 'several', people };
    const [person] = people;
    if (person) return { kind: 'one', person, rest: restAfter(words, length) };
  }
  return { kind: 'none', said: typed[0] ?? '' };
}

/** What follows the first words, exactly as it was typed. */
function restAfter(words: string, count: number): string {
  const pattern = new RegExp(`^\\s*(?:\\S+\\s+){${count - 1}}\\S+`);
  return words
    .trim()
    .replace(pattern, '')
    .replace(/^[\s:,–—-]+/, '')
    .trim();
}
