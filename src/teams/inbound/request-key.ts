import { encodeAction } from '../../core/chat/user-action.ts';
import { digestOf } from '../../core/forms/digest-of.ts';
import type { Submission } from '../render/card-data.ts';
import type { Inbound } from './payloads.ts';

/**
 * Names what somebody did: the same when Teams delivers it again and, in a dialog, when the same is pressed again in the
 * same drawing of it. Nothing that was typed can be read in it.
 */
export function requestKey({ eventId }: Inbound, submission?: Submission): string | undefined {
  const window = submission?.about.window;
  return submission === undefined || window === undefined
    ? eventId
    : `${window}:${digestOfPress(submission)}`;
}

function digestOfPress({ action, values, emptied = [] }: Submission): string {
  const inOrder = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return digestOf(JSON.stringify([encodeAction(action), inOrder, [...emptied].sort()]));
}
