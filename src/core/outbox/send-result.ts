import type { SentMessage } from '../chat/messenger.ts';
import type { Refusal } from '../chat/refusal.ts';
import type { Person, Platform } from '../people/person.ts';

/** What the platforms made of a message. */
export type SendResult =
  /** `reader` is absent for a post in a team's channel; `drawn` where it is not drawn again. */
  | { kind: 'sent'; sent: SentMessage; reader?: Person; drawn?: string }
  /** `isOver` is said of a reminder. */
  | { kind: 'redrawn'; platform: Platform; drawn: string; isOver?: boolean }
  /** It stands there as it would be drawn: the platform was not asked. */
  | { kind: 'unchanged'; drawn: string; isOver?: boolean }
  /** It was deleted, or the chat that it stood in was. `isWanted`: its reader is to get it anew. */
  | { kind: 'gone'; isWanted: boolean }
  | { kind: 'nothing-to-say' }
  | { kind: 'unreachable' }
  /** The first reason; `refusals` are those of single platforms. */
  | ({ kind: 'refused'; refusals?: Refusal[] } & Pick<Refusal, 'reason'> & Partial<Refusal>)
  | { kind: 'delayed'; error: unknown; refusals?: Refusal[] };
