import type { Handler, Handlers } from './chat/handler.ts';
import type { Reply, Request } from './chat/reply.ts';
import type { UserActionType } from './chat/user-action.ts';
import type { Core } from './core.ts';
import { absenceHandlers } from './handlers/absence-handlers.ts';
import { actionHandlers } from './handlers/action-handlers.ts';
import { agendaHandlers } from './handlers/agenda-handlers.ts';
import { answerHandlers } from './handlers/answer-handlers.ts';
import { archiveHandlers } from './handlers/archive-handlers.ts';
import { cycleFormHandlers } from './handlers/cycle-form-handlers.ts';
import { cycleHandlers } from './handlers/cycle-handlers.ts';
import { handoverHandlers } from './handlers/handover-handlers.ts';
import { hintHandlers } from './handlers/hint-handlers.ts';
import { homeHandlers } from './handlers/home-handlers.ts';
import { noteHandlers } from './handlers/note-handlers.ts';
import { objectiveHandlers } from './handlers/objective-handlers.ts';
import { oneToOneHandlers } from './handlers/one-to-one-handlers.ts';
import { pointHandlers } from './handlers/point-handlers.ts';
import { questionHandlers } from './handlers/question-handlers.ts';
import { questionSetHandlers } from './handlers/question-set-handlers.ts';
import { recipientHandlers } from './handlers/recipient-handlers.ts';
import { reminderHandlers } from './handlers/reminder-handlers.ts';
import { searchHandlers } from './handlers/search-handlers.ts';
import { setUpHandlers } from './handlers/set-up-handlers.ts';
import { settingsHandlers } from './handlers/settings-handlers.ts';
import { stepHandlers } from './handlers/step-handlers.ts';
import { teamChannelHandlers } from './handlers/team-channel-handlers.ts';
import { templateHandlers } from './handlers/template-handlers.ts';
import { undeliveredHandlers } from './handlers/undelivered-handlers.ts';
import { usefulnessHandlers } from './handlers/usefulness-handlers.ts';

const handlers: Handlers<UserActionType> = {
  ...homeHandlers,
  ...oneToOneHandlers,
  ...searchHandlers,
  ...answerHandlers,
  ...agendaHandlers,
  ...pointHandlers,
  ...stepHandlers,
  ...archiveHandlers,
  ...reminderHandlers,
  ...actionHandlers,
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
};

/**
 * The one way in: whatever a person did, on whichever platform, becomes a reply.
 * @throws {AppError} when a rule says no; its `userMessage` is for the person who asked
 */
export async function handle(core: Core, request: Request): Promise<Reply> {
  const handler = handlers[request.action.type] as Handler<UserActionType>;
  return handler({ ...core, from: request.from }, request.action, request);
}
