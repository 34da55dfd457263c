import mongoose from 'mongoose';
import { touches } from '../../database/compare-records.ts';
import { reportingTo } from '../organisation.ts';
import { type Person, PersonModel } from '../person.ts';
import { aloneWithPeople } from './alone-with-people.ts';
import type { PeopleChange } from './people-change.ts';

// A counter and not a clock: the command line may run as if it were another moment. It is raised once everybody who
// was changed bears its next number, and by one at a time, so whoever reads it finds all who changed until then.
interface Counter {
  _id: string;
  value: number;
}

const ofPeople = { _id: 'changes of people' };

function counters() {
  return mongoose.connection.collection<Counter>('counters');
}

/** Up to which number people have changed: whoever bears a higher one is about to. */
export async function lastChangeNumber(): Promise<number> {
  return (await counters().findOne(ofPeople))?.value ?? 0;
}

/** To be called alone, once those who bear the next number are stored. */
export async function raiseChangeNumber(): Promise<void> {
  await counters().updateOne(ofPeople, { $inc: { value: 1 } }, { upsert: true });
}

/** What of a person decides for whom a cycle is, who reviews them, and when. */
const deciding: readonly (keyof Person)[] = [
  'timeZone',
  'primaryTeamId',
  'otherTeamIds',
  'overrideManagerId',
  'startOn',
  'isActive',
  'absences',
];

/** The same change with the next number on everybody who may get a 1-to-1 by it, or get it at another time. */
export async function withChangeNumber({ created, changed }: PeopleChange): Promise<PeopleChange> {
  const change = (await lastChangeNumber()) + 1;
  return {
    created: created.map((person) => ({ ...person, change })),
    changed: changed.map(({ before, changes }) =>
      touches(changes, deciding)
        ? { before, changes: { ...changes, $set: { ...changes.$set, change } } }
        : { before, changes },
    ),
  };
}

/** Has every cycle look at these people again. */
export async function noteChangeOf(filter: mongoose.QueryFilter<Person>): Promise<void> {
  await aloneWithPeople(async () => {
    await PersonModel.updateMany(filter, { $set: { change: (await lastChangeNumber()) + 1 } });
    await raiseChangeNumber();
  });
}

/** Has every cycle look again at somebody whose absences changed and, where another stands in, at who reports to them. */
export async function noteAbsenceOf(personId: string, standInId: string | undefined): Promise<void> {
  const reports = standInId === undefined ? [] : [await reportingTo([personId])];
  await noteChangeOf({ $or: [{ _id: personId }, ...reports] });
}
