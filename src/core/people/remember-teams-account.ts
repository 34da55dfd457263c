import { type Person, PersonModel, type Platform, type TeamsAccount } from './person.ts';

/**
 * Keeps how to write to someone in Teams as it was last seen; what the account leaves out stays as it is.
 * @returns whether the app has just been installed: true once, however many events say so
 */
export async function rememberTeamsAccount(person: Person, account: TeamsAccount): Promise<boolean> {
  const known: Partial<TeamsAccount> = person.teams ?? {};
  const changed = Object.entries(account).filter(
    ([key, value]) => value !== undefined && known[key as keyof TeamsAccount] !== value,
  );
  if (changed.length === 0) return false;
  const isInstall = account.isInstalled === true && known.isInstalled !== true;
  const { modifiedCount } = await PersonModel.updateOne(
    {
      _id: person._id,
      'teams.aadObjectId': account.aadObjectId,
      ...(isInstall ? { 'teams.isInstalled': { $ne: true } } : {}),
    },
    {
      $set: {
        ...Object.fromEntries(changed.map(([key, value]) => [`teams.${key}`, value])),
        ...(isInstall && { hasAppeared: true }),
      },
    },
  );
  return isInstall && modifiedCount === 1;
}

/** The app was removed: nobody can be written to there until it is back. */
export async function rememberTeamsRemoval(aadObjectId: string): Promise<void> {
  await PersonModel.updateOne({ 'teams.aadObjectId': aadObjectId }, { $set: { 'teams.isInstalled': false } });
}

/** Keeps the chat that was opened to write to somebody, so that it need not be opened again. */
export async function rememberTeamsChat(
  person: Person,
  sent: { platform: Platform; conversationId: string },
): Promise<void> {
  if (sent.platform !== 'teams' || person.teams === undefined || person.teams.conversationId !== undefined)
    return;
  const { aadObjectId } = person.teams;
  await rememberTeamsAccount(person, { aadObjectId, conversationId: sent.conversationId });
}
