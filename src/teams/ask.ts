import type { Reply, SentForm, Surface } from '../core/chat/reply.ts';
import { isShowing } from '../core/chat/user-action.ts';
import type { Core } from '../core/core.ts';
import { unlessDatabaseIsAway } from '../core/database/away.ts';
import { AppError } from '../core/errors.ts';
import { findActor } from '../core/people/find-actor.ts';
import type { Person } from '../core/people/person.ts';
import { rememberTeamsAccount } from '../core/people/remember-teams-account.ts';
import type { Activity } from './activity.ts';
import type { Adapter } from './adapter.ts';
import { explainError } from './explain-error.ts';
import type { Submission } from './render/card-data.ts';

/** What somebody did, and by which key it is known. */
export type Asked = Submission & { key: string | undefined };

/** What the core replied. */
export interface Answer {
  reply: Reply;
  /** Who did something by it; absent where nothing was done: something was only shown, or it was refused. */
  doneBy?: string;
}

/** Hands to the core what somebody did; a broken rule and an unforeseen error come back as a notice. */
export async function ask(
  adapter: Adapter,
  activity: Activity,
  asked: Asked,
  surface: Surface,
): Promise<Answer> {
  try {
    return await unlessDatabaseIsAway(handOver(adapter, activity, asked, surface));
  } catch (error) {
    return { reply: { kind: 'notice', text: explainError(adapter.log, error, asked.action.type) } };
  }
}

async function handOver(
  { handle, core }: Adapter,
  activity: Activity,
  asked: Asked,
  surface: Surface,
): Promise<Answer> {
  const { person: actor } = await meet(core, activity);
  const { action, values, key } = asked;
  const form = formOf(asked);
  const reply = await handle(core, {
    actor,
    action,
    values,
    surface,
    from: 'teams',
    savesWhileTyping: false,
    ...(key !== undefined && { key }),
    ...(form !== undefined && { form }),
  });
  return isDone(asked, surface, reply) ? { reply, doneBy: actor._id } : { reply };
}

/** Teams tells neither when something was typed nor whether a text was emptied or is merely left out. */
function formOf({ about: { window, drawn }, emptied = [], cleared = [] }: Submission): SentForm | undefined {
  if (window === undefined || drawn === undefined) return undefined;
  return { window, drawn, emptied, leftOut: emptied.filter((id) => !cleared.includes(id)) };
}

function isDone({ action }: Asked, surface: Surface, reply: Reply): boolean {
  if (isShowing(action) || reply.kind === 'errors') return false;
  // What was typed and is not clear yet is asked for in a form.
  return surface !== 'command' || reply.kind !== 'show' || reply.view.kind !== 'form';
}

/**
 * The person behind what happened; where to write to them is kept as it is now.
 * @throws {AppError} for somebody whom Tandem does not know
 */
export async function meet(
  core: Core,
  { inbound, fetchProfile }: Activity,
): Promise<{ person: Person; isNew: boolean }> {
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
  // What waited for them is on its way while they are answered.
  if (isNew || person.hasAppeared) core.nudgeOutbox();
  return { person: { ...person, teams: { ...person.teams, ...account } }, isNew };
}
