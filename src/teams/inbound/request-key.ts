import { createHash } from 'node:crypto';
import { encodeAction } from '../../core/chat/user-action.ts';
import type { Submission } from '../render/card-data.ts';
import type { Inbound } from './payloads.ts';

/**
 * Names what somebody did: the same when Teams delivers it again and, in a dialog, when the same is pressed again in the
 * same drawing of it, or what became of it is asked. What was typed cannot be guessed from it, for only its author's
 * client knows the drawing's name.
 */
export function requestKey({ eventId }: Inbound, submission?: Submission): string | undefined {
  if (submission?.about.key !== undefined) return submission.about.key;
  if (submission?.about.window === undefined) return eventId;
  const { action, about, values, emptied = [] } = submission;
  const inOrder = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  const press = JSON.stringify([about.window, encodeAction(action), inOrder, [...emptied].sort()]);
  return createHash('sha256').update(press).digest('base64url');
}
