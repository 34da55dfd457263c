import type { SentMessage } from '../chat/messenger.ts';
import type { Refusal } from '../chat/refusal.ts';
import type { Person, Platform } from '../people/person.ts';

/** What the platforms made of a message. */
export type SendResult =
  /** `reader` is absent for a post in a team's channel. */
  | { kind: 'sent'; sent: SentMessage; reader?: Person }
  /** `isOver` is said of a reminder. */
  | { kind: 'redrawn'; platform: Platform; isOver?: boolean }
  | { kind: 'nothing-to-say' }
  | { kind: 'unreachable' }
  /** The first reason; `refusals` are those of single platforms. */
  | ({ kind: 'refused'; refusals?: Refusal[] } & Pick<Refusal, 'reason'> & Partial<Refusal>)
  | { kind: 'delayed'; error: unknown; refusals?: Refusal[] };
