import { createHash } from 'node:crypto';
import type { SentForm } from '../../core/chat/reply.ts';
import { encodeAction, type UserAction } from '../../core/chat/user-action.ts';
import type { FormValues } from '../../core/forms/form-values.ts';
import { decodeFormMetadata } from '../render/form-metadata.ts';
import type { ShownView } from './payloads.ts';
import { readEmptied } from './read-submission.ts';

/**
 * Slack gives a form another hash whenever it is drawn anew, and delivers some things twice: the same form, drawn once
 * and sent with the same words, is the same deed.
 */
export function keyOf(view: ShownView, action: UserAction, values: FormValues): string {
  return digest([view.id, view.hash, encodeAction(action), Object.entries(values).sort()], 32);
}

/**
 * What came back besides the values, from a form that is saved while it is filled in.
 * @param actionTs when something was typed or pressed in it, in seconds by Slack's clock; Slack says it of all but Submit
 */
export function sentFormOf(view: ShownView, actionTs?: string): SentForm | undefined {
  const metadata = decodeFormMetadata(view.private_metadata);
  if (metadata?.autosave === undefined) return undefined;
  const typedAt = Math.round(Number(actionTs) * 1_000_000);
  return {
    window: digest([view.id, view.hash], 16),
    drawn: metadata.drawn,
    emptied: readEmptied(view.state),
    ...(typedAt > 0 ? { typedAt } : { arrivedAt: Date.now() * 1000 }),
  };
}

function digest(parts: unknown[], length: number): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, length);
}
