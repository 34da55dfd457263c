import { AppError } from '../../errors.ts';
import { type Person, PersonModel } from '../person.ts';
import type { PeopleChange } from './people-change.ts';

type Standing = Pick<Person, 'role' | 'isActive'>;

/**
 * Once there is an active owner there always is one; where there is none, nothing is asked of a change.
 * @throws {AppError} when nobody would be one afterwards
 */
export async function mustKeepAnOwner({ created, changed }: PeopleChange): Promise<void> {
  const owners = await PersonModel.find({ role: 'owner', isActive: true }, { _id: 1 }).lean<
    Pick<Person, '_id'>[]
  >();
  if (owners.length === 0) return;
  const touched = new Set(changed.map(({ before }) => before._id));
  const isLeft =
    owners.some(({ _id }) => !touched.has(_id)) ||
    created.some(isActiveOwner) ||
    changed.some(({ before, changes }) => isActiveOwner({ ...before, ...changes.$set }));
  if (isLeft) return;
  throw new AppError(
    'invalid',
    'Nothing was changed, for it would leave no active owner: make somebody else an owner first.',
  );
}

function isActiveOwner({ role, isActive }: Standing): boolean {
  return isActive && role === 'owner';
}
