import { type NotIssued, NotIssuedModel } from '../../../../src/core/cycles/not-issued.ts';
import { type Person, PersonModel } from '../../../../src/core/people/person.ts';

/** Somebody who was due an occurrence and was not issued it, by e-mail. */
export interface Recorded {
  occurrence: number;
  person: string;
  reason: string;
}

/** Those who were due and got nothing, save those who were away throughout, whose 1-to-1s are skipped. */
export async function readRecord(cycleId: string): Promise<Recorded[]> {
  const people = await PersonModel.find({}, { email: 1 }).lean<Pick<Person, '_id' | 'email'>[]>();
  const emails = new Map(people.map(({ _id, email }) => [_id, email]));
  const records = await NotIssuedModel.find({ cycleId }).lean<NotIssued[]>();
  return records.flatMap(({ occurrence, reason, personIds }) =>
    personIds.map((id) => ({ occurrence, reason, person: emails.get(id) ?? id })),
  );
}
