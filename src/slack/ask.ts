import type { Reply } from '../core/chat/reply.ts';
import type { UserAction } from '../core/chat/user-action.ts';
import { unlessDatabaseIsAway } from '../core/database/away.ts';
import type { FormValues } from '../core/forms/form-values.ts';
import { findActor } from '../core/people/find-actor.ts';

import type { Adapter, Place } from './adapter.ts';
import { explainError } from './explain-error.ts';
import type { Drawing } from './open-forms.ts';

export type Asker = Pick<Place, 'account' | 'surface'>;

/** Hands to the core what somebody did, after what they did before. */
export function ask(
  adapter: Adapter,
  asker: Asker,
  action: UserAction,
  values: FormValues = {},
): Promise<Reply> {
  return inTime(
    adapter,
    action,
    adapter.inLine(asker.account.userId, () => handOver(adapter, asker, action, values)),
  );
}

/** The answer, or a sentence in time for showing it where the person is, when the database is away. */
async function inTime(adapter: Adapter, action: UserAction, reply: Promise<Reply>): Promise<Reply> {
  try {
    return await unlessDatabaseIsAway(reply);
  } catch (error) {
    return { kind: 'notice', text: explainError(adapter.log, error, action.type) };
  }
}

/** The same for a form that is sent: when its answer takes the form's place, it takes no more typing. */
export function askFromForm(
  adapter: Adapter,
  asker: Asker,
  drawing: Drawing,
  action: UserAction,
  values: FormValues,
): Promise<Reply> {
  const sending = adapter.inLine(asker.account.userId, async () => {
    const reply = await handOver(adapter, asker, action, values);
    if (reply.kind === 'show' || reply.kind === 'close') adapter.openForms.noteSent(drawing);
    return reply;
  });
  return inTime(adapter, action, sending);
}

/** The same for what was typed meanwhile, unless it is outdated by the time it is first in line. */
export function askToSave(
  adapter: Adapter,
  asker: Asker,
  { typedAt, ...drawing }: Drawing & { typedAt: number },
  action: UserAction,
  values: FormValues,
): Promise<Reply> {
  adapter.openForms.noteTyping(drawing, typedAt);
  const saving = adapter.inLine(
    asker.account.userId,
    async (): Promise<Reply> =>
      adapter.openForms.isOutdated(drawing, typedAt)
        ? { kind: 'nothing' }
        : handOver(adapter, asker, action, values),
  );
  return inTime(adapter, action, saving);
}

/** A broken rule and an unforeseen error come back as a notice. */
async function handOver(
  adapter: Adapter,
  { account, surface }: Asker,
  action: UserAction,
  values: FormValues,
): Promise<Reply> {
  try {
    const actor = await findActor({ platform: 'slack', account }, () =>
      adapter.directory.profileOf(account.userId),
    );
    const request = { actor, action, values, surface, from: 'slack', savesWhileTyping: true } as const;
    return await adapter.handle(adapter.core, request);
  } catch (error) {
    return { kind: 'notice', text: explainError(adapter.log, error, action.type) };
  }
}
