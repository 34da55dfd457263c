import { addEntries } from '../../audit/record.ts';
import type { Core } from '../../core.ts';
import { type Changes, type Comparison, updateOf, writesOf } from '../../database/compare-records.ts';
import type { Lease } from '../../database/lease.ts';
import { type Person, PersonModel, platforms } from '../person.ts';
import { aloneWithPeople } from './alone-with-people.ts';
import { raiseChangeNumber, withChangeNumber } from './change-number.ts';
import { entriesFor } from './entries-for.ts';
import { withHrDates } from './hr-dates.ts';
import { mustKeepAnOwner } from './keep-an-owner.ts';
import type { PeopleChange } from './people-change.ts';

/** @throws {AppError} when nobody would be an active owner afterwards: then nothing was written */
export type WritePeople = (change: PeopleChange) => Promise<void>;

/**
 * The only way in which it is written who there is, who is active and who has which role. One at a time does so, however
 * many copies of Tandem run: what `act` reads holds until it writes.
 * @param actor absent for the operator and for what Tandem does by itself
 */
export async function changePeople<T>(
  core: Core,
  actor: Pick<Person, '_id'> | undefined,
  act: (write: WritePeople) => Promise<T>,
): Promise<T> {
  return aloneWithPeople((lease) => act((change) => write(core, actor, change, lease)));
}

async function write(
  core: Core,
  actor: Pick<Person, '_id'> | undefined,
  change: PeopleChange,
  lease: Lease,
): Promise<void> {
  await mustKeepAnOwner(change);
  const stamped = appearing(await withChangeNumber(withHrDates(change, core.clock.now())));
  const writes = [...change.changed.flatMap(lettingGoOf), ...writesOf(stamped)];
  if (writes.length === 0) return;
  // Asked last of all: whoever was held up for longer than the lease lasts has read what may hold no more.
  await lease.renew();
  await PersonModel.bulkWrite(writes);
  await raiseChangeNumber();
  await addEntries(entriesFor(core, actor, change));
}

/** Whoever is given an account can be reached by it: what waited for them is not to wait any longer. */
function appearing(change: PeopleChange): PeopleChange {
  const changed = change.changed.map(({ before, changes }) =>
    givesAccount(changes)
      ? { before, changes: { ...changes, $set: { ...changes.$set, hasAppeared: true } } }
      : { before, changes },
  );
  return { ...change, changed };
}

function givesAccount({ $set = {} }: Changes): boolean {
  return platforms.some((platform) => $set[platform] !== undefined);
}

/** Two people may swap accounts: each is let go of before it is given away. */
function lettingGoOf({ before, changes }: Comparison<Person>['changed'][number]) {
  const accounts = platforms.filter((account) => changes.$set?.[account] !== undefined);
  if (accounts.length === 0) return [];
  return [updateOf(before, { $unset: Object.fromEntries(accounts.map((account) => [account, true])) })];
}
