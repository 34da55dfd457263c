import { AppError } from '../errors.ts';
import { type Person, PersonModel, type Platform, type SlackAccount, type TeamsAccount } from './person.ts';

/** What a platform says about whoever did something there. */
export interface PlatformProfile {
  /** From the platform's directory, never from what the person typed. */
  email?: string;
  isGuest: boolean;
  timeZone?: string;
}

const notKnown = (email: string | undefined) =>
  new AppError(
    'not-found',
    email === undefined
      ? 'Tandem could not read your e-mail address here, so it does not know who you are. Ask your admin to add you.'
      : `Tandem does not know ${email} yet. Ask your admin to add you, then try again.`,
  );

const isGuestRefusal = () =>
  new AppError(
    'not-allowed',
    'Guests are not added by themselves. Ask your admin to link your account in Tandem.',
  );

/**
 * The person behind an account: by the account when it is linked, else by e-mail, and then linked.
 * @param fetchProfile asked only when the account is not linked yet
 * @throws {AppError} for a stranger, a guest that nobody linked, or somebody who is no longer active
 */
export async function findActor(
  account: { platform: 'slack'; account: SlackAccount } | { platform: 'teams'; account: TeamsAccount },
  fetchProfile: () => Promise<PlatformProfile>,
): Promise<Person> {
  const linked = await PersonModel.findOne(linkedFilter(account)).lean<Person>();
  if (linked) {
    if (!linked.isActive) throw notKnown(linked.email);
    return linked;
  }
  const profile = await fetchProfile();
  if (profile.isGuest) throw isGuestRefusal();
  if (profile.email === undefined) throw notKnown(undefined);
  const person = await PersonModel.findOneAndUpdate(
    { email: profile.email.toLowerCase(), isActive: true, [account.platform]: { $exists: false } },
    { $set: { [account.platform]: account.account, hasAppeared: true } },
    { returnDocument: 'after' },
  ).lean<Person>();
  // Two first events at once: the other one has linked the account in the meantime.
  const actor =
    person ?? (await PersonModel.findOne({ ...linkedFilter(account), isActive: true }).lean<Person>());
  if (!actor) throw notKnown(profile.email);
  return actor;
}

/** What waited for these people before they could be reached is on its way. */
export async function clearAppearance(personIds: readonly string[]): Promise<void> {
  await PersonModel.updateMany({ _id: { $in: [...personIds] } }, { $unset: { hasAppeared: true } });
}

function linkedFilter({ platform, account }: { platform: Platform; account: SlackAccount | TeamsAccount }) {
  return platform === 'slack'
    ? { 'slack.userId': (account as SlackAccount).userId }
    : { 'teams.aadObjectId': (account as TeamsAccount).aadObjectId };
}
