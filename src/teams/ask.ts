import type { Reply, Surface } from '../core/chat/reply.ts';
import { unlessDatabaseIsAway } from '../core/database/away.ts';
import { AppError } from '../core/errors.ts';
import { findActor } from '../core/people/find-actor.ts';
import type { Person } from '../core/people/person.ts';
import { rememberTeamsAccount } from '../core/people/remember-teams-account.ts';
import type { Activity } from './activity.ts';
import type { Adapter } from './adapter.ts';
import { explainError } from './explain-error.ts';
import type { Submission } from './render/card-data.ts';

/** Hands to the core what somebody did; a broken rule and an unforeseen error come back as a notice. */
export async function ask(
  adapter: Adapter,
  activity: Activity,
  { action, values }: Pick<Submission, 'action' | 'values'>,
  surface: Surface,
): Promise<Reply> {
  try {
    return await unlessDatabaseIsAway(handOver(adapter, activity, { action, values }, surface));
  } catch (error) {
    return { kind: 'notice', text: explainError(adapter.log, error, action.type) };
  }
}

async function handOver(
  { handle, core }: Adapter,
  activity: Activity,
  { action, values }: Pick<Submission, 'action' | 'values'>,
  surface: Surface,
): Promise<Reply> {
  const { person: actor } = await meet(activity);
  return handle(core, { actor, action, values, surface, from: 'teams', savesWhileTyping: false });
}

/**
 * The person behind what happened; where to write to them is kept as it is now.
 * @throws {AppError} for somebody whom Tandem does not know
 */
export async function meet({ inbound, fetchProfile }: Activity): Promise<{ person: Person; isNew: boolean }> {
  const { account } = inbound;
  if (account === undefined) {
    throw new AppError(
      'not-found',
      'Tandem could not read who you are here. Write to it from a work account.',
    );
  }
  const { isInstalled: _, ...unconfirmed } = account;
  const person = await findActor({ platform: 'teams', account: unconfirmed }, fetchProfile);
  const isNew = await rememberTeamsAccount(person, account);
  return { person: { ...person, teams: { ...person.teams, ...account } }, isNew };
}
