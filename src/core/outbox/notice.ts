import type { RefusalReason } from '../chat/refusal.ts';
import type { Platform } from '../people/person.ts';
import type { IsoDate } from '../time/iso-date.ts';

interface OfOneToOne {
  oneToOneId: string;
}

/** Of one day, where those live who read it. */
interface OfDay {
  on: IsoDate;
}

/**
 * What the database holds of each kind of notice, beside its `kind`: what it is about, and nothing that somebody wrote.
 * Kinds and fields are stored, so none of them is ever renamed.
 */
interface NoticeFields {
  issued: OfOneToOne;
  'part-shared': OfOneToOne & { part: 'reviewee' | 'reviewer' };
  /** `turn`: how often it was reopened before; absent when it never was. */
  finalised: OfOneToOne & { turn?: number };
  /** `turn`: how often it was reopened before; absent when it never was. */
  'not-held': OfOneToOne & { turn?: number };
  /** `turn`: which reopening it is, from 1. */
  reopened: OfOneToOne & { turn: number };
  /** `turn`: which handing over it is, from 1. */
  reassigned: OfOneToOne & { turn: number };
  /** `meetingAt` is an ISO instant: once the meeting is moved, there is nothing left to say. */
  agenda: OfOneToOne & { meetingAt: string };
  comment: OfOneToOne & { commentId: string };
  'handover-asked': OfOneToOne;
  'action-assigned': OfOneToOne & { actionPointId: string };
  /** Another said who stands in for its reader, from the first day of that absence. */
  'stand-in-named': { naming: string; from: IsoDate; standInId: string; namedById: string };
  /** Everything that still waits for its reader. */
  reminder: OfDay;
  /** To an administrator: a team's channel takes no posts any more since `since`, or never did. */
  'channel-trouble': {
    teamId: string;
    platform: Platform;
    channel: string;
    reason: RefusalReason;
    since?: IsoDate;
  };
  /**
   * Something was done whose answer did not get through: the activity that asked for it, and the 1-to-1 in which it was
   * done, where it was one.
   */
  'late-answer': { activityId: string; about?: string };
  /** How far a team is, for its channel. */
  digest: OfDay;
}

export type NoticeKind = keyof NoticeFields;

/** A notice of this kind, or of any of these kinds; written so that the compiler can tell which kind goes with which. */
export type NoticeOf<Kind extends NoticeKind> = { [K in Kind]: { kind: K } & NoticeFields[K] }[Kind];

/**
 * What a message is about. Its card is composed at the moment of delivery, for those who read it: nothing private is
 * stored here.
 */
export type Notice = NoticeOf<NoticeKind>;

/** What a message about one 1-to-1 is about. */
export type OneToOneNotice = Extract<Notice, OfOneToOne>;

/** What a team is written to about, in its channel. */
export type DigestNotice = NoticeOf<'digest'>;

/** What a person is written to about. */
export type PersonNotice = Exclude<Notice, DigestNotice>;
