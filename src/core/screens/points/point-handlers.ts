import { type Edit, openEdit, saveEdit } from '../../chat/edit.ts';
import type { Handlers } from '../../chat/handler.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Form } from '../../chat/view.ts';
import type { Core } from '../../core.ts';
import { readForm } from '../../forms/read-form.ts';
import { loadOneToOne, type SeenOneToOne } from '../../one-to-ones/load-one-to-one.ts';
import { findPeople } from '../../people/find-people.ts';
import type { Person } from '../../people/person.ts';
import {
  addComment,
  commentInputSchema,
  deleteComment,
  mustBeCommentable,
} from '../../points/add-comment.ts';
import type { AgendaPoint } from '../../points/agenda-point.ts';
import type { PointRef } from '../../points/comment.ts';
import { commentsOf } from '../../points/comments-of.ts';
import { agendaPointTextSchema, editAgendaPoint, loadEditablePoint } from '../../points/edit-agenda-point.ts';
import { findPoint } from '../../points/find-point.ts';
import { noteReading } from '../../readings/note-reading.ts';
import type { FormState } from '../../views/form-fields.ts';
import { commentForm } from './comment-form.ts';
import { agendaPointValues, editAgendaPointForm } from './edit-agenda-point-form.ts';
import { pointPage } from './point-page.ts';

type PointActions =
  | 'open-point'
  | 'open-comment-form'
  | 'add-comment'
  | 'delete-comment'
  | 'open-edit-agenda-point'
  | 'edit-agenda-point';

export const pointHandlers: Handlers<PointActions> = {
  async 'open-point'(core, { oneToOneId, page, ...ref }, { actor }) {
    return showPoint(core, await loadOneToOne(core, actor, oneToOneId), ref, page);
  },

  async 'open-comment-form'(core, { oneToOneId, ...ref }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    mustBeCommentable(seen, ref.point);
    return { kind: 'show', view: await formFor(core, seen, ref) };
  },

  async 'add-comment'(core, { oneToOneId, point, pointId }, { actor, values }) {
    const ref = { point, pointId };
    const seen = await loadOneToOne(core, actor, oneToOneId);
    const read = readForm(commentInputSchema, values);
    if ('errors' in read) {
      mustBeCommentable(seen, ref.point);
      return { kind: 'errors', form: await formFor(core, seen, ref, { values, errors: read.errors }) };
    }
    await addComment(core, seen, ref, read.input);
    return { kind: 'go', to: { type: 'open-point', oneToOneId, ...ref }, said: 'Added.' };
  },

  async 'delete-comment'(core, { oneToOneId, commentId }, { actor }) {
    const seen = await loadOneToOne(core, actor, oneToOneId);
    const { point, pointId } = await deleteComment(core, seen, commentId);
    return { kind: 'go', to: { type: 'open-point', oneToOneId, point, pointId }, said: 'Deleted.' };
  },

  async 'open-edit-agenda-point'(core, { oneToOneId, pointId }, { actor }) {
    return openEdit(editOf(core, actor, oneToOneId, pointId));
  },

  async 'edit-agenda-point'(core, { oneToOneId, pointId, seen }, request) {
    const saved = await saveEdit(editOf(core, request.actor, oneToOneId, pointId), seen, request);
    if ('refused' in saved) return saved.refused;
    return {
      kind: 'go',
      to: { type: 'open-one-to-one', oneToOneId },
      said: 'Saved. What it said before stays readable.',
    };
  },
};

/** The form quotes the point. */
async function formFor(core: Core, seen: SeenOneToOne, ref: PointRef, state?: FormState): Promise<Form> {
  const found = await findPoint(seen, ref);
  await noteReading(core, seen);
  return commentForm(seen, found, state);
}

interface SeenPoint {
  seen: SeenOneToOne;
  point: AgendaPoint;
}

function editOf(
  core: Core,
  actor: Person,
  oneToOneId: string,
  pointId: string,
): Edit<SeenPoint, { text: string }> {
  return {
    async load() {
      const seen = await loadOneToOne(core, actor, oneToOneId);
      return { seen, point: await loadEditablePoint(seen, pointId) };
    },
    stored: ({ point }) => agendaPointValues(point),
    form: ({ seen, point }, state) => editAgendaPointForm(seen, point, state),
    read: (_, values) => readForm(agendaPointTextSchema, values),
    write: ({ seen, point }, { text }) => editAgendaPoint(core, seen, point, text),
  };
}

async function showPoint(core: Core, seen: SeenOneToOne, ref: PointRef, page?: number): Promise<Reply> {
  const found = await findPoint(seen, ref);
  await noteReading(core, seen);
  const comments = (await commentsOf(seen, [found.it])).get(found.it._id) ?? [];
  const authors = [...comments, found.it].flatMap(({ authorId }) => authorId ?? []);
  const people = await findPeople(authors);
  const names = new Map([...people].map(([id, { name }]) => [id, name]));
  return { kind: 'show', view: pointPage({ seen, found, comments, names }, page) };
}
