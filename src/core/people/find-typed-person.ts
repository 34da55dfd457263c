import { emailAtStart, type Match, readerOfPeople } from './match-person.ts';
import { type Person, PersonModel } from './person.ts';

export type Candidate = Pick<Person, '_id' | 'name' | 'email'>;

/**
 * Whom words begin with, among all active people: a name that is unique among some of them may be another one's, too.
 * @param others who can be meant by their e-mail though they are not active
 */
export async function findNamed(words: string, others: readonly Candidate[] = []): Promise<Match<Candidate>> {
  const fields = { name: 1, email: 1 };
  const given = emailAtStart(words);
  if (!given) {
    return readerOfPeople(await PersonModel.find({ isActive: true }, fields).lean<Candidate[]>())(words);
  }
  const { email } = given;
  const person =
    others.find((other) => other.email === email) ??
    (await PersonModel.findOne({ email, isActive: true }, fields).lean<Candidate>());
  return readerOfPeople(person ? [person] : [])(words);
}

/**
 * The one active person who is meant, beyond doubt, by a typed name or e-mail, or a sentence that says why there is none.
 * @param exceptId somebody who cannot be meant
 */
export async function findTypedPerson(
  typed: string,
  exceptId?: string,
): Promise<{ person: Candidate } | { error: string }> {
  const match = await findNamed(typed);
  if (match.kind === 'none' || match.rest !== '') return { error: nobodyCalled(typed) };
  if (match.kind === 'several') return { error: severalSentence(match.people) };
  const { person, isWhole } = match;
  if (person._id === exceptId) return { error: `It cannot be ${person.name}. Write somebody else.` };
  if (isWhole) return { person };
  return {
    error: `Do you mean ${person.name} (${person.email})? Then write the whole name or the e-mail.`,
  };
}

/** The one active person whom a search names, be it by part of a name: what is found says who it is. */
export async function findSearched(typed: string): Promise<{ person: Candidate } | { error: string }> {
  const match = await findNamed(typed);
  if (match.kind === 'none' || match.rest !== '') return { error: nobodyCalled(typed) };
  return match.kind === 'several' ? { error: severalSentence(match.people) } : { person: match.person };
}

function severalSentence(people: readonly Candidate[]): string {
  const names = people.slice(0, 5).map(({ name, email }) => `${name} (${email})`);
  return `Several people could be meant: ${names.join(', ')}. Write the e-mail.`;
}

function nobodyCalled(typed: string): string {
  return `Nobody here is called "${typed.trim().slice(0, 60)}". Write the full name or the e-mail.`;
}
