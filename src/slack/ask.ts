import { findActor } from '../core/people/find-actor.ts';
import type { Reply } from '../core/views/reply.ts';
import type { UserAction } from '../core/views/user-action.ts';
import type { FormValues } from '../core/views/view.ts';
import type { Adapter, Place } from './adapter.ts';
import { explainError } from './explain-error.ts';

/** Hands to the core what somebody did; a broken rule and an unforeseen error come back as a notice. */
export async function ask(
  adapter: Adapter,
  { account, surface }: Pick<Place, 'account' | 'surface'>,
  action: UserAction,
  values: FormValues = {},
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
