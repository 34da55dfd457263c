import { capped } from '../forms/capped.ts';
import type { Person } from './person.ts';

/** Longer than any name or e-mail with the signs that people put around it. */
const mostNamed = 400;

type Named = Pick<Person, 'name' | 'email'>;

/** Whom words begin with; `rest` is what follows, exactly as it was typed. */
export type Match<P extends Named = Person> =
  /** Said by e-mail or by whole name, or else by part of a name, on which nothing is done before it was seen who that is. */
  | { kind: 'one'; person: P; isWhole: boolean; said: string; rest: string }
  | { kind: 'several'; people: P[]; isWhole: boolean; said: string; rest: string }
  | { kind: 'none' };

/** Lower case without accents, so that "Jose Perez" finds José Pérez; keeps the length of each word comparable. */
export function plain(text: string): string {
  return capped(text, mostNamed)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .toLowerCase();
}

/** An e-mail at the start of words, in lower case, and what follows it. */
export function emailAtStart(words: string): { email: string; said: string; rest: string } | undefined {
  const addressed = withoutAt(words);
  const first = addressed.split(/\s/, 1)[0] ?? '';
  if (first.length > mostNamed) return undefined;
  const [, email] = /^[<(]?([^\s<>()@]+@[^\s<>()@]+?)[>):;,.!?–—-]*$/.exec(first) ?? [];
  return email === undefined
    ? undefined
    : { email: email.toLowerCase(), said: email, rest: restAfter(addressed, 1) };
}

/**
 * Reads a person at the start of words, by e-mail, whole name, or part of a name: the first words of it or the last ones.
 * The longest that is understood wins; equally long, a whole name does.
 * @param people all among whom a name has to be unique, not only those who can be meant
 */
export function readerOfPeople<P extends Named>(people: readonly P[]): (words: string) => Match<P> {
  const { byEmail, byName, byPart, longest } = indexOf(people);
  return (words) => {
    const given = emailAtStart(words);
    if (given) {
      const person = byEmail.get(given.email);
      return person
        ? { kind: 'one', person, isWhole: true, said: given.said, rest: given.rest }
        : { kind: 'none' };
    }
    const addressed = withoutAt(words);
    const typed = blankless(addressed);
    for (let length = Math.min(typed.length, longest); length > 0; length -= 1) {
      for (const said of unpunctuated(typed.slice(0, length).join(' '))) {
        const named = byName.get(plain(said));
        const found = named ?? byPart.get(plain(said));
        const [person, ...others] = found ?? [];
        if (found === undefined || person === undefined) continue;
        const how = { isWhole: named !== undefined, said, rest: restAfter(addressed, length) };
        return others.length > 0
          ? { kind: 'several', people: found, ...how }
          : { kind: 'one', person, ...how };
      }
    }
    return { kind: 'none' };
  };
}

function indexOf<P extends Named>(people: readonly P[]) {
  const byEmail = new Map<string, P>();
  const byName = new Map<string, P[]>();
  const byPart = new Map<string, P[]>();
  let longest = 0;
  for (const person of people) {
    const words = blankless(plain(person.name));
    byEmail.set(person.email, person);
    add(byName, words.join(' '), person);
    for (const part of partsOf(words)) add(byPart, part, person);
    longest = Math.max(longest, words.length);
  }
  return { byEmail, byName, byPart, longest };
}

function add<P>(index: Map<string, P[]>, key: string, person: P): void {
  const same = index.get(key);
  if (same) same.push(person);
  else index.set(key, [person]);
}

/** The first words and the last words of a name, but not all of them. */
function partsOf(words: readonly string[]): Set<string> {
  const parts = new Set<string>();
  for (let length = 1; length < words.length; length += 1) {
    parts.add(words.slice(0, length).join(' '));
    parts.add(words.slice(-length).join(' '));
  }
  return parts;
}

/** As it was typed and then without one sign after the other at its end: a full stop may belong to a name. */
function unpunctuated(said: string): string[] {
  if (said.length > mostNamed) return [];
  const fewer = said.replace(/\s*[:;,.!?–—-]$/, '');
  return fewer === said ? [said] : [said, ...unpunctuated(fewer)];
}

function withoutAt(words: string): string {
  return capped(words).trim().replace(/^@\s*/, '');
}

function blankless(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** What follows the first words; a sign that stands alone between them and the rest belongs to neither. */
function restAfter(words: string, count: number): string {
  const first = new RegExp(`^(?:\\S+\\s+){${count - 1}}\\S+`);
  return words
    .replace(first, '')
    .trim()
    .replace(/^[:;,–—-]+(?=\s|$)/, '')
    .trim();
}
