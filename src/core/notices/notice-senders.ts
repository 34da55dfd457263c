import type { NoticeKind } from '../outbox/notice.ts';
import { actionAssigned } from './kinds/action-assigned.ts';
import { agenda } from './kinds/agenda.ts';
import { channelTrouble } from './kinds/channel-trouble.ts';
import { comment } from './kinds/comment.ts';
import { sendPost } from './kinds/digest/send-post.ts';
import { finalised } from './kinds/finalised.ts';
import { handoverAsked } from './kinds/handover-asked.ts';
import { issued } from './kinds/issued.ts';
import { lateAnswer } from './kinds/late-answer.ts';
import { notHeld } from './kinds/not-held.ts';
import { partShared } from './kinds/part-shared.ts';
import { reassigned } from './kinds/reassigned.ts';
import { reminder } from './kinds/reminder/reminder.ts';
import { reopened } from './kinds/reopened.ts';
import { standInNamed } from './kinds/stand-in-named.ts';
import type { NoticeSender } from './sending/notice-sender.ts';

/** Every kind of notice: what it says, and how it is sent. What it is called, and its key, stand in the outbox. */
export const noticeSenders = {
  issued,
  'part-shared': partShared,
  finalised,
  'not-held': notHeld,
  reopened,
  reassigned,
  agenda,
  comment,
  'handover-asked': handoverAsked,
  'action-assigned': actionAssigned,
  'stand-in-named': standInNamed,
  reminder,
  'channel-trouble': channelTrouble,
  'late-answer': lateAnswer,
  digest: { send: sendPost },
} satisfies { readonly [Kind in NoticeKind]: NoticeSender<Kind> };
