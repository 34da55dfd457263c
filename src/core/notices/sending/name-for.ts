import { findPeople } from '../../people/find-people.ts';

/** Somebody's name in what a reader is told; "You" for the reader. */
export async function nameFor(readerId: string, id: string): Promise<string> {
  if (id === readerId) return 'You';
  return (await findPeople([id])).get(id)?.name ?? 'A former colleague';
}
