import type { Reply, SentForm } from '../core/chat/reply.ts';
import { mayOpenDialog, type UserAction } from '../core/chat/user-action.ts';
import { databaseAway, isDatabaseAway } from '../core/database/away.ts';
import type { FormValues } from '../core/forms/form-values.ts';
import { findActor } from '../core/people/find-actor.ts';
import type { Person } from '../core/people/person.ts';
import type { Adapter, Place } from './adapter.ts';
import { openWaiting } from './answer/windows.ts';
import { explainError } from './explain-error.ts';

/** What somebody did. */
export interface Asked {
  action: UserAction;
  values?: FormValues;
  key?: string | undefined;
  form?: SentForm | undefined;
}

export interface Answered {
  reply: Reply;
  asked: Asked;
  /** Whoever did it, where Tandem knows them. */
  actor?: Person;
}

/**
 * Hands to the core what somebody did, after what they did before. A broken rule and an unforeseen error come back as
 * a notice.
 * @param complete what has to be found out before the core can be asked; what they do next does not wait for it
 * @throws {AppError} when the database is away
 */
export async function ask(
  adapter: Adapter,
  place: Place,
  asked: Asked,
  complete: () => Promise<Asked> = async () => asked,
): Promise<Answered> {
  try {
    const whole = await complete();
    return await adapter.inLine(place.account.userId, () => handOver(adapter, place, whole));
  } catch (error) {
    if (isDatabaseAway(error)) throw databaseAway(error);
    return { reply: noticeOf(adapter, error, asked.action), asked };
  }
}

export function noticeOf({ log }: Adapter, error: unknown, { type }: UserAction): Reply {
  return { kind: 'notice', text: explainError(log, error, type) };
}

async function handOver(adapter: Adapter, place: Place, asked: Asked): Promise<Answered> {
  const { action, values = {}, key, form } = asked;
  const { account, surface } = place;
  const actor = await findActor({ platform: 'slack', account }, async () => {
    // Slack may take longer to say who this is than it lets a dialog be opened.
    if (mayOpenDialog(action)) await openWaiting(adapter, place);
    return adapter.directory.profileOf(account.userId);
  });
  // What waited for them is on its way while they are answered.
  if (actor.hasAppeared) adapter.core.nudgeOutbox();
  const reply = await adapter.handle(adapter.core, {
    actor,
    action,
    values,
    surface,
    from: 'slack',
    savesWhileTyping: true,
    ...(key !== undefined && { key }),
    ...(form !== undefined && { form }),
  });
  return { reply, asked, actor };
}
