import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { fieldPages } from './little-company.ts';
import { expected, isOpen, oneOf, partIn, relationIn, type Step } from './scene.ts';

export const answer: Step = async (scene) => {
  const { play, model, actor, oneToOne, oneToOneId, number } = scene;
  const savesWhileTyping = number % 2 === 0;
  const pages = savesWhileTyping ? fieldPages.long : fieldPages.short;
  const page = (number >> 1) % pages.length;
  const onPage = pages[page] ?? [];
  const filled = onPage.filter((_, index) => (number >> (2 + index)) % 4 !== 0);
  const values = Object.fromEntries(filled.map((field) => [field, model.type(actor._id)]));
  const action = oneOf<UserAction>(
    [
      { type: 'save-draft', oneToOneId, page },
      { type: 'save-and-close', oneToOneId, page },
      { type: 'turn-page', oneToOneId, page, to: (page + 1) % pages.length },
      { type: 'share-answers', oneToOneId, page },
      { type: 'share-answers', oneToOneId, page },
    ],
    number >> 5,
  );
  if (!action) return;
  const part = partIn(scene);
  if (part === undefined || !isOpen(scene)) {
    await play.act(actor, action, expected(scene, false), values, savesWhileTyping);
    return;
  }
  model.saveDraft(oneToOneId, part, actor._id, onPage, values);
  const isSharing = action.type === 'share-answers';
  const canShare = model.canShare(oneToOneId, part, actor._id);
  await play.act(actor, action, isSharing && !canShare ? 'errors' : 'done', values, savesWhileTyping);
  if (isSharing && canShare) model.share(oneToOneId, oneToOne.revieweeId, part, actor._id);
  await play.checkForm(oneToOne, actor, part);
};

export const finalise: Step = async (scene) => {
  const { play, model, actor, oneToOne, oneToOneId } = scene;
  const relation = relationIn(scene);
  const isAllowed = (relation === 'reviewer' || relation === 'hr') && isOpen(scene);
  await play.act(actor, { type: 'finalise', oneToOneId }, expected(scene, isAllowed));
  if (!isAllowed || relation !== 'reviewer') return;
  // Without an answer to the question that needs one it stays open.
  if (model.canShare(oneToOneId, 'reviewer', actor._id))
    model.share(oneToOneId, oneToOne.revieweeId, 'reviewer', actor._id);
};

export const reopen: Step = async (scene) => {
  const { play, model, actor, oneToOne, oneToOneId, number } = scene;
  const relation = relationIn(scene);
  const isAllowed = (relation === 'reviewer' || relation === 'hr') && oneToOne.status === 'finalised';
  const isReasonGiven = number % 4 !== 0;
  const reason = model.type(actor._id);
  if (isAllowed && isReasonGiven) {
    play.forgetFinalised(oneToOneId);
    model.release(reason, oneToOne.revieweeId);
  }
  const outcome = isAllowed && !isReasonGiven ? 'errors' : expected(scene, isAllowed);
  await play.act(actor, { type: 'reopen', oneToOneId }, outcome, isReasonGiven ? { reason } : {});
};
