import type { SentMessage } from '../chat/messenger.ts';
import type { Refusal } from '../chat/refusal.ts';
import type { Person, Platform } from '../people/person.ts';

/** How a message was drawn; `showsState` only where that is another than before. */
interface Drawing {
  drawn: string;
  showsState?: boolean;
  /** The ids of those that it says for others. */
  says?: readonly string[];
}

/** What the platforms made of a message. */
export type SendResult =
  /** `reader` is absent for a post in a team's channel; `drawn` where it is not drawn again. */
  | ({ kind: 'sent'; sent: SentMessage; reader?: Person } & Partial<Drawing>)
  /** `isOver` is said of a reminder. */
  | ({ kind: 'redrawn'; platform: Platform; isOver?: boolean } & Drawing)
  /** It stands there as it would be drawn: the platform was not asked. */
  | ({ kind: 'unchanged'; isOver?: boolean } & Drawing)
  /** It was replaced, and is not there any more. */
  | { kind: 'removed'; platform: Platform }
  /** It was deleted, or the chat that it stood in was. `isWanted`: its reader is to get it anew. */
  | { kind: 'gone'; isWanted: boolean }
  | { kind: 'nothing-to-say' }
  /** Nobody is there to write to: why, as far as it is known. */
  | ({ kind: 'unreachable' } & Partial<Refusal>)
  /** The first reason; `refusals` are those of single platforms. */
  | ({ kind: 'refused'; refusals?: Refusal[] } & Pick<Refusal, 'reason'> & Partial<Refusal>)
  /** `platform` is the one that takes nothing just now. */
  | { kind: 'delayed'; error: unknown; platform?: Platform; refusals?: Refusal[] };
