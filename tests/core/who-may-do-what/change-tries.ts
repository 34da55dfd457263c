import { NoteModel } from '../../../src/core/notes/note.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { type ActionPoint, ActionPointModel } from '../../../src/core/points/action-point.ts';
import { type AgendaPoint, AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { CommentModel } from '../../../src/core/points/comment.ts';
import { SettingsModel } from '../../../src/core/settings/settings.ts';
import type { Kind } from './kinds.ts';
import { actionPointOf, agendaPointOf, commentOf, publicNoteOf, type Scene } from './scene.ts';
import { isForm, type Tries, type Try } from './try-out.ts';

/** Somebody else than the one who tries. */
const another = (kind: Kind) => (kind === 'reviewee' ? 'reviewer' : 'reviewee');
const nothing = 'f'.repeat(24);

const isGone = (model: { exists(filter: object): PromiseLike<unknown> }, _id: string) => async () =>
  (await model.exists({ _id })) === null;

function deletingNote({ open }: Scene, noteId: string): Try {
  const action = { type: 'delete-note', oneToOneId: open._id, noteId } as const;
  return {
    action,
    happened: isGone(NoteModel, noteId),
    missing: { action: { ...action, noteId: nothing } },
  };
}

function deletingMyNote(noteId: string): Try {
  const action = { type: 'delete-my-note', noteId } as const;
  return {
    action,
    happened: isGone(NoteModel, noteId),
    missing: { action: { ...action, noteId: nothing } },
  };
}

async function ownPrivateNote({ open, core }: Scene, { _id: authorId }: Person): Promise<string> {
  const note = { oneToOneId: open._id, authorId, isPrivate: true, sealed: 'sealed' };
  return (await NoteModel.create({ ...note, writtenAt: core.clock.now() }))._id;
}

function deletingComment({ open }: Scene, commentId: string): Try {
  const action = { type: 'delete-comment', oneToOneId: open._id, commentId } as const;
  return {
    action,
    happened: isGone(CommentModel, commentId),
    missing: { action: { ...action, commentId: nothing } },
  };
}

function withPoint(
  type: 'delete-agenda-point' | 'open-edit-agenda-point' | 'edit-agenda-point',
  { open }: Scene,
  pointId: string,
): Try {
  const action = { type, oneToOneId: open._id, pointId };
  const missing = { action: { ...action, pointId: nothing } };
  if (type === 'delete-agenda-point') return { action, happened: isGone(AgendaPointModel, pointId), missing };
  if (type === 'open-edit-agenda-point') return { action, happened: isForm('Edit agenda point'), missing };
  return {
    action,
    values: { text: 'typed now' },
    happened: async () => (await AgendaPointModel.exists({ _id: pointId, text: 'typed now' })) !== null,
    missing,
  };
}

async function ownPoint({ open, core }: Scene, { _id: authorId }: Person): Promise<string> {
  const { threadId, occurrence: addedIn, visibleTo } = open;
  const point = { threadId, authorId, text: "one's own", addedIn, addedAt: core.clock.now() };
  return (await AgendaPointModel.create({ ...point, ...(visibleTo && { visibleTo }) }))._id;
}

const ofOwn =
  (type: Parameters<typeof withPoint>[0]) =>
  async (scene: Scene, actor: Person): Promise<Try> => {
    await allowEdits();
    return withPoint(type, scene, await ownPoint(scene, actor));
  };

const ofAnother =
  (type: Parameters<typeof withPoint>[0]) =>
  async (scene: Scene, _: Person, kind: Kind): Promise<Try> => {
    await allowEdits();
    return withPoint(type, scene, (await agendaPointOf(another(kind)))._id);
  };

async function allowEdits(): Promise<void> {
  await SettingsModel.updateOne(
    { _id: 'organisation' },
    { $set: { agendaEditing: 'withHistory' } },
    { upsert: true },
  );
}

const tickingAgenda =
  (type: 'tick-agenda-point' | 'untick-agenda-point') =>
  async ({ open }: Scene): Promise<Try> => {
    const { _id: pointId } = await agendaPointOf('reviewer');
    const isTick = type === 'tick-agenda-point';
    if (!isTick)
      await AgendaPointModel.updateOne({ _id: pointId }, { $set: { resolvedIn: open.occurrence } });
    return {
      action: { type, oneToOneId: open._id, pointId },
      happened: async () =>
        ((await AgendaPointModel.findById(pointId).orFail().lean<AgendaPoint>()).resolvedIn !== undefined) ===
        isTick,
    };
  };

const tickingAction =
  (type: 'tick-action-point' | 'untick-action-point', owner: 'reviewee' | 'reviewer') =>
  async ({ open, core }: Scene): Promise<Try> => {
    const { _id: actionPointId } = await actionPointOf(owner);
    const isTick = type === 'tick-action-point';
    const done = { doneIn: open.occurrence, doneAt: core.clock.now() };
    if (!isTick) await ActionPointModel.updateOne({ _id: actionPointId }, { $set: done });
    const action = { type, oneToOneId: open._id, actionPointId };
    return {
      action,
      happened: async () =>
        ((await ActionPointModel.findById(actionPointId).orFail().lean<ActionPoint>()).doneAt !==
          undefined) ===
        isTick,
      missing: { action: { ...action, actionPointId: nothing } },
    };
  };

/** Taking back, changing and ticking what was written. */
export const changeTries: Tries = {
  async 'delete-note: a private note of another'(scene, _, kind) {
    const author = scene.people[another(kind)]._id;
    const note = await NoteModel.findOne({ isPrivate: true, authorId: author })
      .orFail()
      .lean<{ _id: string }>();
    return deletingNote(scene, note._id);
  },
  async "delete-note: a private one of one's own"(scene, actor) {
    return deletingNote(scene, await ownPrivateNote(scene, actor));
  },
  async "delete-my-note: one's own"(scene, actor) {
    return deletingMyNote(await ownPrivateNote(scene, actor));
  },
  async 'delete-my-note: of another'(scene, _, kind) {
    const authorId = scene.people[another(kind)]._id;
    const note = await NoteModel.findOne({ isPrivate: true, authorId }).orFail().lean<{ _id: string }>();
    return deletingMyNote(note._id);
  },
  async "delete-note: a public one of one's own"(scene, actor) {
    const note = { oneToOneId: scene.open._id, authorId: actor._id, isPrivate: false, text: "one's own" };
    const { _id } = await NoteModel.create({ ...note, writtenAt: scene.core.clock.now() });
    return deletingNote(scene, _id);
  },
  'delete-note: a public one of another': async (scene, _, kind) =>
    deletingNote(scene, (await publicNoteOf(another(kind)))._id),
  async "delete-comment: one's own"(scene, actor) {
    const { _id: pointId } = await agendaPointOf('reviewee');
    const comment = { point: 'agenda-point' as const, pointId, authorId: actor._id, text: "one's own" };
    const { _id } = await CommentModel.create({ ...comment, writtenAt: scene.core.clock.now() });
    return deletingComment(scene, _id);
  },
  'delete-comment: of another': async (scene, _, kind) =>
    deletingComment(scene, (await commentOf(another(kind)))._id),
  "delete-agenda-point: one's own": ofOwn('delete-agenda-point'),
  'delete-agenda-point: of another': ofAnother('delete-agenda-point'),
  "open-edit-agenda-point: one's own": ofOwn('open-edit-agenda-point'),
  'open-edit-agenda-point: of another': ofAnother('open-edit-agenda-point'),
  "edit-agenda-point: one's own": ofOwn('edit-agenda-point'),
  'edit-agenda-point: of another': ofAnother('edit-agenda-point'),
  'tick-agenda-point': tickingAgenda('tick-agenda-point'),
  'untick-agenda-point': tickingAgenda('untick-agenda-point'),
  'tick-action-point: of the reviewee': tickingAction('tick-action-point', 'reviewee'),
  'tick-action-point: of the reviewer': tickingAction('tick-action-point', 'reviewer'),
  'untick-action-point: of the reviewee': tickingAction('untick-action-point', 'reviewee'),
  'untick-action-point: of the reviewer': tickingAction('untick-action-point', 'reviewer'),
};
