import type { NoticeKind } from '../../core/outbox/notice.ts';
import type { Example } from '../example.ts';
import { lateAnswerExamples } from './late-answer-notices.ts';
import {
  finalisedExamples,
  handoverAskedExamples,
  issuedExamples,
  notHeldExamples,
  partSharedExamples,
  reassignedExamples,
  reopenedExamples,
} from './one-to-one-notices.ts';
import { actionAssignedExamples, agendaExamples, commentExamples } from './point-notices.ts';
import { reminderNoticeExamples } from './reminder-notices.ts';
import { standInNamedExamples } from './stand-in-notices.ts';
import { channelTroubleExamples, digestExamples } from './team-notices.ts';

/** What each kind of notice looks like. */
export const noticeExamples: Readonly<Record<NoticeKind, readonly Example[]>> = {
  issued: issuedExamples,
  'part-shared': partSharedExamples,
  finalised: finalisedExamples,
  'not-held': notHeldExamples,
  reopened: reopenedExamples,
  reassigned: reassignedExamples,
  agenda: agendaExamples,
  comment: commentExamples,
  'handover-asked': handoverAskedExamples,
  'action-assigned': actionAssignedExamples,
  'stand-in-named': standInNamedExamples,
  reminder: reminderNoticeExamples,
  'channel-trouble': channelTroubleExamples,
  'late-answer': lateAnswerExamples,
  digest: digestExamples,
};
