import { actionAssignedCard } from '../../core/notices/kinds/action-assigned.ts';
import { agendaCard } from '../../core/notices/kinds/agenda.ts';
import { commentCard } from '../../core/notices/kinds/comment.ts';
import { type Example, message } from '../example.ts';
import { actionPoints, agenda, mei, seenBy, shared, tomasz } from '../example-data.ts';
import { comment, editedPoint, meeting } from '../example-step-data.ts';

export const agendaExamples: Example[] = [
  message('agenda-card', 'before-meeting', agendaCard(seenBy(mei, meeting), meeting.meetingAt, agenda)),
  message('agenda-card', 'empty', agendaCard(seenBy(tomasz, meeting), meeting.meetingAt, [])),
];

const found = { point: 'agenda-point', it: editedPoint } as const;

export const commentExamples: Example[] = [
  message('comment-card', 'on-agenda-point', commentCard(seenBy(mei, shared), found, comment, tomasz.name)),
];

export const actionAssignedExamples: Example[] = [
  message('action-assigned-card', 'with-due-date', actionAssignedCard(seenBy(mei, shared), actionPoints[0])),
];
