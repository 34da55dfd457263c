import { type Person, PersonModel } from './person.ts';

/** People by id; ids that nobody has are missing from the map. */
export async function findPeople(ids: readonly string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const people = await PersonModel.find({ _id: { $in: [...new Set(ids)] } }).lean<Person[]>();
  return new Map(people.map((person) => [person._id, person]));
}
