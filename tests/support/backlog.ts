import type { Core } from '../../src/core/core.ts';
import { enqueue } from '../../src/core/outbox/enqueue.ts';
import { MessageModel } from '../../src/core/outbox/message.ts';
import type { Person } from '../../src/core/people/person.ts';
import { addOneToOne } from '../core/outbox/outbox-fixture.ts';
import { addPerson } from './small-company.ts';

/** One message in the outbox for each of these people, about a 1-to-1 of theirs with the first of them. */
export async function addBacklog(core: Core, people: (Partial<Person> & { name: string })[]): Promise<void> {
  let reviewerId: string | undefined;
  for (const { name, ...facts } of people) {
    const { _id: personId } = await addPerson(name, facts);
    reviewerId ??= personId;
    const oneToOneId = await addOneToOne(personId, reviewerId);
    await enqueue(core, [{ personId, notice: { kind: 'issued', oneToOneId } }]);
  }
}

export function countWaiting(): Promise<number> {
  return MessageModel.countDocuments({ state: 'pending' });
}
