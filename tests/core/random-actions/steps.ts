import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { NoteModel } from '../../../src/core/notes/note.ts';
import { answer, finalise, reopen, sayNotHeld } from './answer-steps.ts';
import { answerInBoth } from './at-one-moment.ts';
import { chooseEarlier } from './earlier-steps.ts';
import { deliverWhatMade } from './freely.ts';
import { addAction, addPoint, comment, deletePoint, tickAction, tickPoint } from './point-steps.ts';
import { expected, isUnfinished, oneOf, partIn, relationIn, type Step } from './scene.ts';

const look: Step = async (scene) => {
  const { play, actor, oneToOneId, number } = scene;
  const views: UserAction[] = [
    { type: 'open-one-to-one', oneToOneId, tab: 'agenda' },
    { type: 'open-one-to-one', oneToOneId, tab: 'answers' },
    { type: 'open-one-to-one', oneToOneId, tab: 'actions' },
    { type: 'open-one-to-one', oneToOneId, tab: 'notes' },
    { type: 'open-answers', oneToOneId },
    { type: 'open-finalise', oneToOneId },
    { type: 'open-reopen', oneToOneId },
    { type: 'open-not-held', oneToOneId },
    { type: 'open-agenda-form', oneToOneId },
    { type: 'open-action-form', oneToOneId },
    { type: 'open-note-form', oneToOneId },
  ];
  const general: UserAction[] = [
    { type: 'open-home' },
    { type: 'list-one-to-ones', of: 'mine' },
    { type: 'list-one-to-ones', of: 'reports' },
    { type: 'list-one-to-ones', of: 'past' },
    { type: 'list-earlier' },
    { type: 'open-note-form' },
    { type: 'open-action-form' },
    { type: 'list-my-notes' },
  ];
  const action = oneOf([...views, ...general], number) ?? { type: 'open-home' };
  const { outcome } = await play.attempt(actor, action);
  if (relationIn(scene) === undefined && views.includes(action) && outcome !== 'not-found')
    play.fail(`a stranger is told ${outcome}`);
};

const addNote: Step = async (scene) => {
  const { play, model, actor, oneToOne, oneToOneId, number } = scene;
  const isPrivate = number % 2 === 0;
  const words = model.type(actor._id);
  const allowed = expected(scene, !isPrivate || partIn(scene) !== undefined);
  const outcome = allowed === 'done' && !isPrivate && !isUnfinished(scene) ? 'errors' : allowed;
  const visibility = isPrivate ? 'private' : 'public';
  await play.act(actor, { type: 'add-note', oneToOneId }, outcome, { text: words, visibility });
  if (outcome !== 'done') return;
  const known = [...model.notes.values()].map(({ noteId }) => noteId);
  const { _id: noteId } = await NoteModel.findOne({ oneToOneId, _id: { $nin: known } })
    .orFail()
    .lean();
  model.notes.set(words, { words, noteId, oneToOneId, authorId: actor._id, isPrivate });
  if (!isPrivate) model.release(words, oneToOne.revieweeId);
};

const deleteNote: Step = async (scene) => {
  const { play, model, actor, oneToOneId, number } = scene;
  const note = oneOf(
    [...model.notes.values()].filter((one) => one.oneToOneId === oneToOneId),
    number,
  );
  if (!note) return;
  const isOwn = note.authorId === actor._id;
  const outcome = isOwn && note.isPrivate ? 'done' : expected(scene, isOwn);
  await play.act(actor, { type: 'delete-note', oneToOneId, noteId: note.noteId }, outcome);
  if (outcome !== 'done') return;
  model.notes.delete(note.words);
  model.withdraw(note.words);
  await deliverWhatMade(play, note.words);
};

export const steps = {
  look,
  answer,
  answerInBoth,
  chooseEarlier,
  finalise,
  reopen,
  sayNotHeld,
  addPoint,
  tickPoint,
  deletePoint,
  addAction,
  tickAction,
  comment,
  addNote,
  deleteNote,
} satisfies Record<string, Step>;
