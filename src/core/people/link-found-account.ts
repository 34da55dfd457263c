import { isDuplicateKey } from '../database/is-duplicate-key.ts';
import type { LookupRefusal } from './lookup.ts';
import { type Person, PersonModel, type SlackAccount } from './person.ts';

const holdMs = 60_000;

type Asked = Pick<Person, '_id' | 'email'>;

/** The right to ask a platform for somebody's account, which one sweep has at a time. */
export async function holdLookup({ _id, email }: Asked, now: Date): Promise<Date | undefined> {
  const heldUntil = new Date(now.getTime() + holdMs);
  const { modifiedCount } = await PersonModel.updateOne(
    { ...withoutAccount({ _id, email }), 'lookup.heldUntil': { $not: { $gt: now } } },
    { $set: { lookup: { email, heldUntil } } },
  );
  return modifiedCount === 0 ? undefined : heldUntil;
}

/** Nothing came of asking: whoever is next asks again. */
export async function letGoOfLookup({ _id }: Asked, heldUntil: Date): Promise<void> {
  await PersonModel.updateOne({ _id, 'lookup.heldUntil': heldUntil }, { $unset: { lookup: true } });
}

/** Links the account that bears somebody's e-mail, as when they write first; an account belongs to one person. */
export async function linkFoundAccount(person: Asked, account: SlackAccount, now: Date): Promise<void> {
  try {
    await PersonModel.updateOne(withoutAccount(person), {
      $set: { slack: account, hasAppeared: true },
      $unset: { lookup: true },
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await rememberLookup(person, 'account-taken', now);
  }
}

/** There is none to write to: they are not asked for again for a while. */
export async function rememberLookup(person: Asked, because: LookupRefusal, now: Date): Promise<void> {
  const { email } = person;
  await PersonModel.updateOne(withoutAccount(person), { $set: { lookup: { email, because, askedAt: now } } });
}

/** Somebody has changed something: they are asked for again. */
export async function forgetLookups(personIds: readonly string[]): Promise<void> {
  const those = { _id: { $in: [...personIds] }, 'lookup.askedAt': { $type: 'date' as const } };
  await PersonModel.updateMany(those, { $unset: { lookup: true } });
}

/** Whose e-mail changed in the meantime, or who wrote first, is left as they are. */
function withoutAccount({ _id, email }: Asked) {
  return { _id, email, isActive: true, slack: { $exists: false } };
}
