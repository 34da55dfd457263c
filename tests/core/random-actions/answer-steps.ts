import type { Request } from '../../../src/core/chat/reply.ts';
import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { checkPart } from './check-part.ts';
import type { PartName } from './company-model.ts';
import type { Outcome } from './copies.ts';
import { fieldPages } from './little-company.ts';
import type { PartModel } from './part-model.ts';
import { expected, isUnfinished, oneOf, partIn, relationIn, type Scene, type Step } from './scene.ts';
import type { OpenWindow } from './windows.ts';

export const answer: Step = async (scene) => {
  const part = partIn(scene);
  if (part === undefined || !isUnfinished(scene)) return pressWithout(scene);
  const { play, model, oneToOne, oneToOneId, number } = scene;
  const window = await windowFor(scene, part);
  typeInto(window, scene, number >> 4);
  const action = actionIn(window, number >> 2);
  const request = play.windows.requestFrom(play, window, action);
  if (action.type === 'save-draft' && number % 5 === 0) return holdUp(window, request);
  const after = model.partOf(oneToOneId, part).copy();
  const outcome = pressIn(after, window, request);
  play.mustEndWith(outcome, await play.take(request));
  model.become(oneToOneId, oneToOne.revieweeId, part, after);
  // Of a form that came back nobody can say when it was sent, nor what came before it.
  if (outcome === 'errors') delete window.late;
  await deliverLate(scene, window);
  if (isDoneWith(window, action, outcome)) play.windows.close(window);
  await checkPart(scene, part);
};

/** Somebody who cannot answer sends a form all the same. */
async function pressWithout(scene: Scene): Promise<void> {
  const { play, model, actor, oneToOneId, number } = scene;
  const types = ['save-draft', 'save-and-close', 'share-answers'] as const;
  const type = oneOf(types, number) ?? 'save-draft';
  const values = { set_title: model.type(actor._id) };
  await play.act(actor, { type, oneToOneId, page: 0 }, expected(scene, false), values);
}

/** One of the open ones, or a new one, which shows what its author typed so far. */
async function windowFor(scene: Scene, part: PartName): Promise<OpenWindow> {
  const { play, actor, oneToOneId, number } = scene;
  const open = play.windows.of(actor._id, oneToOneId, part);
  const isNew = open.length === 0 || (open.length < 2 ? number % 3 !== 0 : number % 7 === 0);
  return (!isNew && oneOf(open, number >> 3)) || play.windows.draw(scene, part);
}

/** New words, nothing, or what stood there before, in some of the fields. */
export function typeInto(window: OpenWindow, { model, actor }: Scene, number: number): void {
  for (const [index, field] of Object.keys(window.held).entries()) {
    const what = (number >> (index * 3)) % 8;
    const before = window.earlier[field] ?? [];
    const words = what < 4 ? undefined : what === 4 ? '' : what === 5 ? before.at(-1) : model.type(actor._id);
    if (words === undefined) continue;
    window.earlier[field] = [...before, window.held[field] ?? ''];
    window.held[field] = words;
  }
}

export function actionIn({ oneToOneId, page, savesWhileTyping }: OpenWindow, number: number): UserAction {
  const mostly: UserAction = savesWhileTyping
    ? { type: 'save-draft', oneToOneId, page }
    : { type: 'turn-page', oneToOneId, page, to: (page + 1) % fieldPages.short.length };
  const actions: UserAction[] = [
    mostly,
    mostly,
    { type: 'save-and-close', oneToOneId, page },
    { type: 'share-answers', oneToOneId, page },
  ];
  return oneOf(actions, number) ?? mostly;
}

/** What the rules make of a press in a window. */
function pressIn(part: PartModel, window: OpenWindow, { action }: Request): Outcome {
  part.save(window, window.held);
  return action.type !== 'share-answers' || part.share(window) ? 'done' : 'errors';
}

/** Whether the form is gone from the screen; one that came back with mistakes is there in Slack, and drawn anew in Teams. */
export function isDoneWith(window: OpenWindow, { type }: UserAction, outcome: Outcome): boolean {
  if (outcome === 'errors') return !window.savesWhileTyping;
  return type !== 'save-draft';
}

/** Slack's requests may overtake each other: it arrives after something that was typed later. */
function holdUp(window: OpenWindow, request: Request): void {
  window.late ??= request;
}

/** What was held up is older than what came from the window since: it changes nothing. */
async function deliverLate({ play }: Scene, window: OpenWindow): Promise<void> {
  const { late } = window;
  delete window.late;
  if (late) await play.take(late);
}

export const finalise: Step = async (scene) => {
  const { play, model, actor, oneToOne, oneToOneId, number } = scene;
  const relation = relationIn(scene);
  const isAllowed = (relation === 'reviewer' || relation === 'hr') && isUnfinished(scene);
  const isEmptyKnown = number % 2 === 0 ? { withoutAnswers: true as const } : {};
  await play.act(actor, { type: 'finalise', oneToOneId, ...isEmptyKnown }, expected(scene, isAllowed));
  if (!isAllowed) return;
  await play.lookAround();
  // Without an answer to the question that needs one it stays open.
  if (play.oneToOnes.find(({ _id }) => _id === oneToOneId)?.status !== 'finalised') return;
  play.windows.closeAll(oneToOneId);
  for (const part of ['reviewee', 'reviewer'] as const) {
    const after = model.partOf(oneToOneId, part).copy();
    if (relation === part) after.shareAll(actor._id);
    after.settle();
    model.become(oneToOneId, oneToOne.revieweeId, part, after);
  }
};

export const reopen: Step = async (scene) => {
  const { play, model, actor, oneToOne, oneToOneId, number } = scene;
  const relation = relationIn(scene);
  const isAllowed =
    (relation === 'reviewer' || relation === 'hr') && ['finalised', 'not-held'].includes(oneToOne.status);
  const isReasonGiven = number % 4 !== 0;
  const reason = model.type(actor._id);
  if (isAllowed && isReasonGiven) {
    play.forgetFinalised(oneToOneId);
    model.release(reason, oneToOne.revieweeId);
  }
  const outcome = isAllowed && !isReasonGiven ? 'errors' : expected(scene, isAllowed);
  await play.act(actor, { type: 'reopen', oneToOneId }, outcome, isReasonGiven ? { reason } : {});
};

/** Nothing had to be answered for it, and what is not shared stays its author's. */
export const sayNotHeld: Step = async (scene) => {
  const { play, model, actor, oneToOne, oneToOneId, number } = scene;
  const relation = relationIn(scene);
  const isAllowed = (relation === 'reviewer' || relation === 'hr') && isUnfinished(scene);
  const form = isAllowed
    ? (await play.take(play.requestOf(actor, { type: 'open-not-held', oneToOneId }))).reply
    : undefined;
  const submit = form?.kind === 'show' && form.view.kind === 'form' ? form.view.submit.action : undefined;
  const reason = number % 2 === 0 ? model.type(actor._id) : undefined;
  if (isAllowed && reason) model.release(reason, oneToOne.revieweeId);
  const action = submit ?? ({ type: 'say-not-held', oneToOneId } as const);
  await play.act(actor, action, expected(scene, isAllowed), reason ? { reason } : {});
  if (!isAllowed) return;
  play.windows.closeAll(oneToOneId);
  for (const part of ['reviewee', 'reviewer'] as const) {
    const after = model.partOf(oneToOneId, part).copy();
    after.settle();
    model.become(oneToOneId, oneToOne.revieweeId, part, after);
  }
};
