import { inBatches } from '../database/in-batches.ts';
import { type Person, PersonModel } from './person.ts';

/** People by id; ids that nobody has are missing from the map. */
export async function findPeople(ids: readonly string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const people = await PersonModel.find({ _id: { $in: [...new Set(ids)] } }).lean<Person[]>();
  return new Map(people.map((person) => [person._id, person]));
}

/** How people are called, by id, however many they are. */
export async function findNames(
  ids: readonly string[],
): Promise<Map<string, Pick<Person, '_id' | 'name' | 'email'>>> {
  const names = new Map<string, Pick<Person, '_id' | 'name' | 'email'>>();
  for (const batch of inBatches(ids)) {
    const found = await PersonModel.find({ _id: { $in: batch } }, { name: 1, email: 1 }).lean<
      Pick<Person, '_id' | 'name' | 'email'>[]
    >();
    for (const person of found) names.set(person._id, person);
  }
  return names;
}
