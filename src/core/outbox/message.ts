import mongoose from 'mongoose';
import type { SentMessage } from '../chat/messenger.ts';
import { type Refusal, type RefusalReason, refusalReasons } from '../chat/refusal.ts';
import { type Platform, platforms } from '../people/person.ts';
import type { IsoDate } from '../time/iso-date.ts';
import type { Notice } from './notice.ts';

/**
 * `dropped`: when it was to be sent there was nothing left to say. `replaced`: a later one says it; with `nextTryAt` set,
 * this one is to be taken away where it stands. Without, nothing is left to do, also where the later one was drawn in its
 * place by an earlier version, so that both name one place. `joined`: another one says it, see `joinedTo`.
 */
const messageStates = ['pending', 'sent', 'failed', 'dropped', 'replaced', 'joined'] as const;
export type MessageState = (typeof messageStates)[number];

/** A team's channel on one platform; which channel that is, the team says when the post goes out. */
export interface TeamPlace {
  teamId: string;
  platform: Platform;
}

/** One message to one person, or to one team in its channel: its key is its id, so asking for it again changes nothing. */
export interface Message {
  /** `<kind>:<what it is about>:<person>[:<which of several>]`; see `keyOf`. */
  _id: string;
  /** Absent for a post in a team's channel. */
  personId?: string;
  /** Absent for what is written to a person. */
  place?: TeamPlace;
  /** Absent for what is not about one 1-to-1. */
  oneToOneId?: string;
  notice: Notice;
  state: MessageState;
  /** The nearest deadline that it is about: of what is due, that goes first. What has none waits for nothing. */
  deadlineOn?: IsoDate;
  /** The queue in which it waits for its platform; absent until it was looked at, and once it is taken. */
  lane?: string;
  /** Due from this moment on; while claimed, when the claim expires. Absent when nothing is left to do. */
  nextTryAt?: Date;
  attempts: number;
  lastError?: string;
  /** Who is not asked again, while another platform is still tried. */
  refusals?: Refusal[];
  /** Of what has not arrived: why, as far as anybody knows. */
  refusedBecause?: RefusalReason;
  refusedOn?: Platform;
  /** Since when it has not arrived although it was tried; absent before, and once it has. */
  troubledAt?: Date;
  /** When it was last tried, as long as it has not arrived. */
  triedAt?: Date;
  /** When it could not be delivered for good. */
  failedAt?: Date;
  /** How often it was asked to be drawn again: whoever holds it and finds it asked meanwhile draws it once more. */
  changes?: number;
  /** Until then one sweep holds it, and no other may touch it. */
  heldUntil?: Date;
  /** Where it stands in the platform; with `nextTryAt` set again, it is updated there instead of sent anew. */
  sent?: SentMessage;
  /** A digest of its card as the platform shows it; absent where that is not known for sure, as while it is held. */
  drawn?: string;
  /**
   * Where it stood before it was deleted, by its reader or because it was replaced; `sent` is absent then. While it is `pending`, it is posted anew if its reader
   * still has something to do; otherwise nothing more becomes of it.
   */
  gone?: SentMessage;
  /** Of a reminder: everything in it was done when it was last drawn. The next one is a message of its own. */
  isOver?: boolean;
  /** With nothing of its own left to say, it was drawn as how its 1-to-1 is, so a later step makes it wrong. */
  showsState?: boolean;
  /** `<kind>:<person>`: what comes of this to them while its window is open is joined to it. One message at a time. */
  leads?: string;
  /** Others are joined to it, so it lists what all of them are about. */
  isList?: boolean;
  /** The message that says what this one was to say. What became of that one became of this. */
  joinedTo?: string;
  /** It waited for somebody who could not be reached, and is on its way now that they can be. */
  hasWaited?: boolean;
  createdAt: Date;
  /** Of one that another says: when that was first drawn with it; absent while it has not been said. */
  sentAt?: Date;
}

const placeInChat = {
  type: new mongoose.Schema<SentMessage>(
    { platform: String, conversationId: String, messageId: String },
    { _id: false },
  ),
  default: undefined,
};

const messageSchema = new mongoose.Schema<Message>(
  {
    _id: { type: String, required: true },
    personId: String,
    place: {
      type: new mongoose.Schema<TeamPlace>(
        {
          teamId: { type: String, required: true },
          platform: { type: String, enum: platforms, required: true },
        },
        { _id: false },
      ),
      default: undefined,
    },
    oneToOneId: String,
    notice: { type: mongoose.Schema.Types.Mixed, required: true },
    state: { type: String, enum: messageStates, required: true },
    deadlineOn: String,
    lane: String,
    nextTryAt: Date,
    attempts: { type: Number, default: 0 },
    lastError: String,
    refusals: {
      type: [
        new mongoose.Schema<Refusal>(
          { platform: { type: String, enum: platforms }, reason: { type: String, enum: refusalReasons } },
          { _id: false },
        ),
      ],
      default: undefined,
    },
    refusedBecause: String,
    refusedOn: { type: String, enum: platforms },
    troubledAt: Date,
    triedAt: Date,
    failedAt: Date,
    changes: Number,
    heldUntil: Date,
    sent: placeInChat,
    drawn: String,
    gone: placeInChat,
    isOver: Boolean,
    showsState: Boolean,
    leads: String,
    isList: Boolean,
    joinedTo: String,
    hasWaited: Boolean,
    createdAt: { type: Date, required: true },
    sentAt: Date,
  },
  { collection: 'outbox', versionKey: false },
);

const whileDue = { partialFilterExpression: { nextTryAt: { $type: 'date' as const } } };
messageSchema.index({ lane: 1, deadlineOn: 1, nextTryAt: 1 }, whileDue);
messageSchema.index({ nextTryAt: 1 }, whileDue);
messageSchema.index({ oneToOneId: 1, personId: 1 });
messageSchema.index(
  { personId: 1, 'notice.on': 1 },
  { partialFilterExpression: { 'notice.kind': 'reminder' } },
);

messageSchema.index({ personId: 1, lane: 1 }, whileDue);
/** What has not arrived, by why and whose it is. */
export const byTrouble = {
  state: 1,
  refusedBecause: 1,
  refusedOn: 1,
  personId: 1,
  troubledAt: 1,
} as const;
messageSchema.index(byTrouble, { partialFilterExpression: { troubledAt: { $type: 'date' } } });

messageSchema.index({ leads: 1 }, { unique: true, partialFilterExpression: { leads: { $type: 'string' } } });
messageSchema.index({ joinedTo: 1 }, { partialFilterExpression: { joinedTo: { $type: 'string' } } });
messageSchema.index({ personId: 1 }, { partialFilterExpression: { lastError: { $type: 'string' } } });

export const MessageModel = mongoose.model<Message>('Message', messageSchema);
