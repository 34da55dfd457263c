import { digestOf } from '../../../src/core/forms/digest-of.ts';
import { buttonsOf } from '../../support/shown.ts';
import { checkPart, readPart } from './check-part.ts';
import { isUnfinished, oneOf, partIn, type Step } from './scene.ts';

/** What was typed in another window and gave way is put back, or not wanted any more. */
export const chooseEarlier: Step = async (scene) => {
  const part = partIn(scene);
  if (part === undefined || !isUnfinished(scene)) return;
  const { play, model, actor, oneToOne, oneToOneId, number } = scene;
  const window = await play.windows.draw(scene, part);
  const { page, savesWhileTyping } = window;
  const open = { type: 'open-answers', oneToOneId, page } as const;
  const { reply } = await play.take(play.requestOf(actor, open, {}, { savesWhileTyping }));
  const offers = (reply ? buttonsOf(reply) : [])
    .map(({ action }) => action)
    .filter(({ type }) => type === 'use-earlier' || type === 'dismiss-earlier');
  const action = oneOf(offers, number);
  if (action?.type !== 'use-earlier' && action?.type !== 'dismiss-earlier') return;
  const { stored } = await readPart(scene, part);
  const words = stored.find((each) => digestOf(each) === action.typed);
  if (words === undefined) return play.fail(`what is offered for ${action.field} is nowhere`);
  const after = model.partOf(oneToOneId, part).copy();
  if (action.type === 'use-earlier') after.use(actor._id, action.field, words);
  else after.dismiss(words);
  play.mustEndWith('done', await play.take(play.windows.requestFrom(play, window, action)));
  model.become(oneToOneId, oneToOne.revieweeId, part, after);
  play.windows.close(window);
  await checkPart(scene, part);
};
