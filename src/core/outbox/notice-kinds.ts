import type { NoticeKind, NoticeOf } from './notice.ts';

/** What a kind of notice is to whoever stores, finds and lists messages; what it says is not known here. */
interface KindOfNotice<Kind extends NoticeKind> {
  /** What it is called in a list. */
  name: string;
  /**
   * What stands behind the kind in the id of such a message: the same for whatever must not be said twice to `reader`.
   * What is absent is left out. Ids are stored: one that is made otherwise says everything again.
   */
  key(notice: NoticeOf<Kind>, reader: string): readonly (string | number | undefined)[];
  /** It shows how far its 1-to-1 is for as long as it stands in a chat. */
  isStanding: boolean;
  /** It says that a step was taken, which a later step may undo. */
  isStep?: true;
}

/** Every kind of notice. */
export const noticeKinds: { readonly [Kind in NoticeKind]: KindOfNotice<Kind> } = {
  issued: {
    name: 'New 1-to-1',
    key: ({ oneToOneId }, reader) => [oneToOneId, reader],
    isStanding: true,
  },
  'part-shared': {
    name: 'Answers shared',
    key: ({ oneToOneId, part }, reader) => [oneToOneId, part, reader],
    isStanding: false,
  },
  finalised: {
    name: 'Finalised',
    key: ({ oneToOneId, turn: reopenings }, reader) => [oneToOneId, reader, reopenings],
    isStanding: false,
    isStep: true,
  },
  'not-held': {
    name: 'Did not meet',
    key: ({ oneToOneId, turn: reopenings }, reader) => [oneToOneId, reader, reopenings],
    isStanding: false,
    isStep: true,
  },
  reopened: {
    name: 'Reopened',
    key: ({ oneToOneId, turn: reopening }, reader) => [oneToOneId, reader, reopening],
    isStanding: false,
    isStep: true,
  },
  reassigned: {
    name: 'Handed over',
    key: ({ oneToOneId, turn: reassignment }, reader) => [oneToOneId, reader, reassignment],
    isStanding: true,
  },
  agenda: {
    name: 'Agenda',
    key: ({ oneToOneId, meetingAt }, reader) => [oneToOneId, reader, meetingAt],
    isStanding: false,
  },
  comment: {
    name: 'Comment',
    key: ({ commentId }, reader) => [commentId, reader],
    isStanding: false,
  },
  'handover-asked': {
    name: 'Question about the past',
    key: ({ oneToOneId }, reader) => [oneToOneId, reader],
    isStanding: true,
  },
  'action-assigned': {
    name: 'New action point',
    key: ({ actionPointId }, reader) => [actionPointId, reader],
    isStanding: false,
  },
  'stand-in-named': {
    name: 'Stand-in named',
    key: ({ naming }, reader) => [naming, reader],
    isStanding: false,
  },
  reminder: {
    name: 'Reminder',
    key: ({ on }, reader) => [reader, on],
    isStanding: false,
  },
  'channel-trouble': {
    name: 'Trouble with a team’s channel',
    key: ({ teamId, platform, channel, since }, reader) => [teamId, platform, channel, reader, since],
    isStanding: false,
  },
  'late-answer': {
    name: 'Answer that did not get through',
    key: ({ activityId }, reader) => [reader, activityId],
    isStanding: false,
  },
  digest: {
    name: 'Post in the team’s channel',
    key: ({ on }, reader) => [reader, on],
    isStanding: false,
  },
};

export const everyNoticeKind = Object.keys(noticeKinds) as NoticeKind[];

/** Whether such a message may be wrong once another step is taken, whatever came after it. */
export function saysState(kind: NoticeKind): boolean {
  const { isStanding, isStep = false } = noticeKinds[kind];
  return isStanding || isStep;
}
