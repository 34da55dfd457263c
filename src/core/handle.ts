import { answerRequest } from './chat/answer-request.ts';
import type { Handlers } from './chat/handler.ts';
import type { Reply, Request } from './chat/reply.ts';
import type { UserActionType } from './chat/user-action.ts';
import type { Core } from './core.ts';
import { cycleFormHandlers } from './screens/cycles/cycle-form-handlers.ts';
import { cycleHandlers } from './screens/cycles/cycle-handlers.ts';
import { exceptionHandlers } from './screens/cycles/exception-handlers.ts';
import { notIssuedHandlers } from './screens/cycles/not-issued-handlers.ts';
import { recipientHandlers } from './screens/cycles/recipient-handlers.ts';
import { hintHandlers } from './screens/hub/hint-handlers.ts';
import { hubHandlers } from './screens/hub/hub-handlers.ts';
import { myNoteHandlers } from './screens/hub/my-note-handlers.ts';
import { searchHandlers } from './screens/hub/search-handlers.ts';
import { answerHandlers } from './screens/one-to-one/answer-handlers.ts';
import { archiveHandlers } from './screens/one-to-one/archive-handlers.ts';
import { handoverHandlers } from './screens/one-to-one/handover-handlers.ts';
import { notHeldHandlers } from './screens/one-to-one/not-held-handlers.ts';
import { oneToOneHandlers } from './screens/one-to-one/one-to-one-handlers.ts';
import { reminderHandlers } from './screens/one-to-one/reminder-handlers.ts';
import { stepHandlers } from './screens/one-to-one/step-handlers.ts';
import { actionPointHandlers } from './screens/points/action-point-handlers.ts';
import { agendaHandlers } from './screens/points/agenda-handlers.ts';
import { noteHandlers } from './screens/points/note-handlers.ts';
import { objectiveHandlers } from './screens/points/objective-handlers.ts';
import { pointHandlers } from './screens/points/point-handlers.ts';
import { usefulnessHandlers } from './screens/points/usefulness-handlers.ts';
import { absenceHandlers } from './screens/settings/absence-handlers.ts';
import { setUpHandlers } from './screens/settings/set-up-handlers.ts';
import { settingsHandlers } from './screens/settings/settings-handlers.ts';
import { teamChannelHandlers } from './screens/settings/team-channel-handlers.ts';
import { undeliveredHandlers } from './screens/settings/undelivered-handlers.ts';
import { questionHandlers } from './screens/templates/question-handlers.ts';
import { questionSetHandlers } from './screens/templates/question-set-handlers.ts';
import { templateHandlers } from './screens/templates/template-handlers.ts';

/** What answers each thing that a person can do. */
export const handlers: Handlers<UserActionType> = {
  ...hubHandlers,
  ...oneToOneHandlers,
  ...searchHandlers,
  ...myNoteHandlers,
  ...answerHandlers,
  ...agendaHandlers,
  ...pointHandlers,
  ...stepHandlers,
  ...notHeldHandlers,
  ...archiveHandlers,
  ...reminderHandlers,
  ...actionPointHandlers,
  ...noteHandlers,
  ...objectiveHandlers,
  ...usefulnessHandlers,
  ...hintHandlers,
  ...setUpHandlers,
  ...settingsHandlers,
  ...undeliveredHandlers,
  ...teamChannelHandlers,
  ...absenceHandlers,
  ...handoverHandlers,
  ...questionSetHandlers,
  ...questionHandlers,
  ...templateHandlers,
  ...cycleHandlers,
  ...cycleFormHandlers,
  ...recipientHandlers,
  ...exceptionHandlers,
  ...notIssuedHandlers,
};

/**
 * The one way in: whatever a person did, on whichever platform, becomes a reply.
 * @throws {AppError} when a rule says no; its `userMessage` is for the person who asked
 */
export async function handle(core: Core, request: Request): Promise<Reply> {
  return answerRequest(handlers, core, request);
}
