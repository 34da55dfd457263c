import type { UserAction } from '../../src/core/chat/user-action.ts';
import type { Core } from '../../src/core/core.ts';
import { AppError } from '../../src/core/errors.ts';
import { stampOf } from '../../src/core/forms/stamp-of.ts';
import { handle } from '../../src/core/handle.ts';
import { OneToOneModel } from '../../src/core/one-to-ones/one-to-one.ts';
import type { Person } from '../../src/core/people/person.ts';

/** The action that opens the form from which this one is sent; undefined for what is no change of something stored. */
function openerOf(action: UserAction): UserAction | undefined {
  switch (action.type) {
    case 'save-question-set': {
      const { questionSetId } = action;
      return questionSetId === undefined ? undefined : { type: 'open-question-set-form', questionSetId };
    }
    case 'save-question': {
      const { questionSetId, key } = action;
      return key === undefined ? undefined : { type: 'open-question-form', questionSetId, key };
    }
    case 'save-template': {
      const { templateId } = action;
      return templateId === undefined ? undefined : { type: 'open-template-form', templateId };
    }
    case 'save-cycle': {
      const { cycleId } = action;
      return cycleId === undefined ? undefined : { type: 'open-cycle-form', cycleId };
    }
    case 'pause-cycle':
      return { type: 'open-pause-form', cycleId: action.cycleId };
    case 'change-settings':
      return { type: 'open-company-settings' };
    case 'save-preferences':
      return { type: 'open-preferences' };
    case 'save-team-channels':
      return { type: 'open-team-channels-form', teamId: action.teamId };
    case 'set-meeting':
    case 'remove-meeting':
      return { type: 'open-meeting-form', oneToOneId: action.oneToOneId };
    case 'say-not-held':
      return { type: 'open-not-held', oneToOneId: action.oneToOneId };
    case 'edit-agenda-point':
      return { type: 'open-edit-agenda-point', oneToOneId: action.oneToOneId, pointId: action.pointId };
    case 'move-progress':
      return { type: 'open-progress-form', oneToOneId: action.oneToOneId, itemId: action.itemId };
    case 'save-usefulness':
      return { type: 'open-usefulness', oneToOneId: action.oneToOneId };
    default:
      return undefined;
  }
}

/** The same as it comes back from the form, were that opened now; as it is for whoever gets no form. */
export async function asDrawn(core: Core, actor: Person, action: UserAction): Promise<UserAction> {
  if ('seen' in action) return action;
  if (action.type === 'reassign' && action.toId !== undefined) {
    const { reviewerId = '' } = (await OneToOneModel.findById(action.oneToOneId).lean()) ?? {};
    return { ...action, seen: stampOf({ reviewer: reviewerId }) };
  }
  const opener = openerOf(action);
  const seen = opener && (await stampIn(core, actor, opener));
  return seen === undefined ? action : ({ ...action, seen } as UserAction);
}

async function stampIn(core: Core, actor: Person, action: UserAction): Promise<string | undefined> {
  const where = { surface: 'dialog', from: 'slack', savesWhileTyping: true } as const;
  try {
    const reply = await handle(core, { actor, action, values: {}, ...where });
    const sent = reply.kind === 'show' && reply.view.kind === 'form' ? reply.view.submit.action : undefined;
    return sent && 'seen' in sent ? sent.seen : undefined;
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
