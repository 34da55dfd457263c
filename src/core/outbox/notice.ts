import type { RefusalReason } from '../chat/refusal.ts';
import type { Platform } from '../people/person.ts';
import type { IsoDate } from '../time/iso-date.ts';

/** What a message about one 1-to-1 is about. */
export type OneToOneNotice =
  | { kind: 'issued'; oneToOneId: string }
  | { kind: 'part-shared'; oneToOneId: string; part: 'reviewee' | 'reviewer' }
  /** `turn` counts how often it was reopened before. */
  | { kind: 'finalised'; oneToOneId: string; turn?: number }
  | { kind: 'reopened'; oneToOneId: string; turn: number }
  | { kind: 'reassigned'; oneToOneId: string; turn: number }
  /** `meetingAt` is an ISO instant: once the meeting is moved, there is nothing left to say. */
  | { kind: 'agenda'; oneToOneId: string; meetingAt: string }
  | { kind: 'comment'; oneToOneId: string; commentId: string }
  | { kind: 'handover-asked'; oneToOneId: string }
  | { kind: 'action-assigned'; oneToOneId: string; actionPointId: string };

/** Of one day where its reader lives: everything that still waits for them. */
export type ReminderNotice = { kind: 'reminder'; on: IsoDate };

/** Of one day: how far a team is, for its channel. */
export type DigestNotice = { kind: 'digest'; on: IsoDate };

/** To an administrator: a team's channel takes no posts any more since `since`, or never did. */
export type ChannelTroubleNotice = {
  kind: 'channel-trouble';
  teamId: string;
  platform: Platform;
  channel: string;
  reason: RefusalReason;
  since?: IsoDate;
};

/** What a person is written to about. */
export type PersonNotice = OneToOneNotice | ReminderNotice | ChannelTroubleNotice;

/**
 * What a message is about. Its card is composed at the moment of delivery, for those who read it: nothing private is
 * stored here.
 */
export type Notice = PersonNotice | DigestNotice;
