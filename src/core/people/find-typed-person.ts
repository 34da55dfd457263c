import { matchPerson } from './match-person.ts';
import { type Person, PersonModel } from './person.ts';

type Candidate = Pick<Person, '_id' | 'name' | 'email'>;

/**
 * The one active person who is meant by a typed name or e-mail, or a sentence that says why there is none.
 * @param exceptId somebody who cannot be meant
 */
export async function findTypedPerson(
  typed: string,
  exceptId?: string,
): Promise<{ person: Candidate } | { error: string }> {
  const others = { isActive: true, ...(exceptId !== undefined && { _id: { $ne: exceptId } }) };
  const candidates = await PersonModel.find(others, { name: 1, email: 1 }).lean<Person[]>();
  const match = matchPerson(typed, candidates);
  if (match.kind === 'several') {
    const names = match.people.slice(0, 5).map(({ name, email }) => `${name} (${email})`);
    return { error: `Several people could be meant: ${names.join(', ')}. Write the e-mail.` };
  }
  if (match.kind === 'one' && match.rest === '') return { person: match.person };
  return {
    error: `Nobody here is called "${typed.trim().slice(0, 60)}". Write the full name or the e-mail.`,
  };
}
