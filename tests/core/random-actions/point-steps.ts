import { ActionPointModel } from '../../../src/core/points/action-point.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import type { Point } from './company-model.ts';
import type { Outcome } from './copies.ts';
import { deliverWhatMade } from './freely.ts';
import { expected, isOpen, oneOf, partIn, type Scene, type Step } from './scene.ts';

export const addPoint: Step = async (scene) => {
  const { play, model, actor, oneToOne, oneToOneId, number } = scene;
  const words = model.type(actor._id);
  const outcome = expected(scene, isOpen(scene));
  await play.act(actor, { type: 'add-agenda-point', oneToOneId }, outcome, { text: words });
  if (outcome !== 'done') return;
  const { threadId, occurrence: addedIn, revieweeId } = oneToOne;
  const point: Point = { words, threadId, authorId: actor._id, addedIn };
  model.agenda.set(words, point);
  model.release(words, revieweeId);
  // Its author thinks better of it.
  if (number % 4 === 0) await deleteAs('done', scene, point);
};

/** A point of this 1-to-1 or, now and then, of another thread, which is no part of it. */
function chosenPoint(
  scene: Scene,
  kind: 'agenda' | 'actions',
): { point: Point; isForeign: boolean } | undefined {
  const { play, model, oneToOne, number } = scene;
  const isForeign = number % 6 === 0;
  const own =
    kind === 'agenda' ? model.agendaOn(oneToOne, play.oneToOnes) : model.actionsOn(oneToOne, play.oneToOnes);
  const foreign = [...model[kind].values()].filter(({ threadId }) => threadId !== oneToOne.threadId);
  const point = oneOf(isForeign ? foreign : own, number >> 3);
  return point && { point, isForeign };
}

async function agendaPointId({ words }: Point): Promise<string> {
  return (await AgendaPointModel.findOne({ text: words }).orFail().lean())._id;
}

async function actionPointId({ words }: Point): Promise<string> {
  return (await ActionPointModel.findOne({ text: words }).orFail().lean())._id;
}

export const tickPoint: Step = async (scene) => {
  const { play, actor, oneToOne, oneToOneId, number } = scene;
  const chosen = chosenPoint(scene, 'agenda');
  if (!chosen) return;
  const { point, isForeign } = chosen;
  const isTick = number % 4 !== 0;
  const pointId = await agendaPointId(point);
  const type = isTick ? 'tick-agenda-point' : 'untick-agenda-point';
  const outcome = expected(scene, !isForeign && isOpen(scene) && partIn(scene) !== undefined);
  await play.act(actor, { type, oneToOneId, pointId }, outcome);
  if (outcome !== 'done') return;
  if (isTick) point.resolvedIn ??= oneToOne.occurrence;
  else if (point.resolvedIn === oneToOne.occurrence) delete point.resolvedIn;
};

export const deletePoint: Step = async (scene) => {
  const { actor } = scene;
  const chosen = chosenPoint(scene, 'agenda');
  if (!chosen) return;
  const { point, isForeign } = chosen;
  const isTheirs = point.authorId === actor._id || partIn(scene) === 'reviewer';
  const outcome = expected(scene, !isForeign && isOpen(scene) && isTheirs && point.resolvedIn === undefined);
  await deleteAs(outcome, scene, point);
};

async function deleteAs(outcome: Outcome | 'refused', scene: Scene, point: Point): Promise<void> {
  const { play, model, actor, oneToOneId } = scene;
  const pointId = await agendaPointId(point);
  await play.act(actor, { type: 'delete-agenda-point', oneToOneId, pointId }, outcome);
  if (outcome !== 'done') return;
  model.forget(point);
  await deliverWhatMade(play, point.words);
}

export const addAction: Step = async (scene) => {
  const { play, model, actor, oneToOne, oneToOneId, number } = scene;
  const words = model.type(actor._id);
  const { revieweeId, reviewerId, threadId, occurrence: addedIn } = oneToOne;
  const owner = oneOf([revieweeId, reviewerId, revieweeId, reviewerId, 'sven'], number) ?? revieweeId;
  const outcome = expected(scene, isOpen(scene));
  const isOwnerWrong = owner === 'sven' && outcome === 'done';
  await play.act(actor, { type: 'add-action-point', oneToOneId }, isOwnerWrong ? 'errors' : outcome, {
    text: words,
    owner,
  });
  if (isOwnerWrong || outcome !== 'done') return;
  model.actions.set(words, { words, threadId, authorId: actor._id, ownerId: owner, addedIn });
  model.release(words, revieweeId);
};

export const tickAction: Step = async (scene) => {
  const { play, actor, oneToOne, oneToOneId, number } = scene;
  const chosen = chosenPoint(scene, 'actions');
  if (!chosen) return;
  const { point, isForeign } = chosen;
  const isTick = number % 4 !== 0;
  const isTheirs = point.ownerId === actor._id || partIn(scene) === 'reviewer';
  const outcome = expected(scene, !isForeign && isTheirs);
  const type = isTick ? 'tick-action-point' : 'untick-action-point';
  await play.act(actor, { type, oneToOneId, actionPointId: await actionPointId(point) }, outcome);
  if (outcome !== 'done') return;
  if (isTick) point.resolvedIn ??= oneToOne.occurrence;
  else delete point.resolvedIn;
};

export const comment: Step = async (scene) => {
  const { play, model, actor, oneToOne, oneToOneId, number } = scene;
  const kind = number % 2 === 0 ? 'agenda' : 'actions';
  const chosen = chosenPoint(scene, kind);
  if (!chosen) return;
  const { point, isForeign } = chosen;
  const isTime =
    isOpen(scene) || (kind === 'actions' && ['lapsed', 'finalised', 'not-held'].includes(oneToOne.status));
  const outcome = expected(scene, !isForeign && isTime);
  const words = model.type(actor._id);
  if (outcome === 'done') model.comment(point, words, oneToOne.revieweeId);
  const about =
    kind === 'agenda'
      ? { point: 'agenda-point' as const, pointId: await agendaPointId(point) }
      : { point: 'action-point' as const, pointId: await actionPointId(point) };
  await play.act(actor, { type: 'add-comment', oneToOneId, ...about }, outcome, { text: words });
};
