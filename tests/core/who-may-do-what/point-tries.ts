import type { UserAction } from '../../../src/core/chat/user-action.ts';
import { CycleModel } from '../../../src/core/cycles/cycle.ts';
import { NoteModel } from '../../../src/core/notes/note.ts';
import { ActionPointModel } from '../../../src/core/points/action-point.ts';
import { AgendaPointModel } from '../../../src/core/points/agenda-point.ts';
import { CommentModel, type PointKind } from '../../../src/core/points/comment.ts';
import { withoutOneToOnes } from './reading-tries.ts';
import { actionPointOf, agendaPointOf, type Scene } from './scene.ts';
import { isForm, type Tries, type Try } from './try-out.ts';

async function withoutAnyToCome(): Promise<void> {
  await withoutOneToOnes();
  await CycleModel.deleteMany();
}

const opening =
  (type: 'open-agenda-form' | 'open-action-form' | 'open-note-form', title: string) =>
  ({ open }: Scene): Try => ({ action: { type, oneToOneId: open._id }, happened: isForm(title) });

/** Without saying in which: it is the only one there is. */
const openingOwn =
  (
    type: 'open-agenda-form' | 'open-action-form' | 'open-note-form' | 'open-agenda-form-for-message',
    title: string,
  ) =>
  (): Try => ({ action: { type }, happened: isForm(title), missing: withoutAnyToCome });

const hasPoint = async () => (await AgendaPointModel.exists({ text: 'typed now' })) !== null;
const addingAgendaPoint = (action: UserAction): Try => ({
  action,
  values: { text: 'typed now' },
  happened: hasPoint,
});

const commenting = (type: 'open-comment-form' | 'add-comment', point: PointKind) => async (scene: Scene) => {
  const { _id: pointId } = await (point === 'agenda-point'
    ? agendaPointOf('reviewer')
    : actionPointOf('reviewee'));
  const action = { type, oneToOneId: scene.open._id, point, pointId };
  return type === 'open-comment-form'
    ? { action, happened: isForm('Comment') }
    : {
        action,
        values: { text: 'typed now' },
        happened: async () => (await CommentModel.exists({ pointId, text: 'typed now' })) !== null,
      };
};

/** What both of the two write, and HR where they may read it. */
export const pointTries: Tries = {
  'open-agenda-form': opening('open-agenda-form', 'Add agenda point'),
  'add-agenda-point': ({ open }) => addingAgendaPoint({ type: 'add-agenda-point', oneToOneId: open._id }),
  'open-action-form': opening('open-action-form', 'Add action point'),
  'add-action-point': ({ open }) => ({
    action: { type: 'add-action-point', oneToOneId: open._id },
    values: { text: 'typed now', owner: open.revieweeId },
    happened: async () => (await ActionPointModel.exists({ text: 'typed now' })) !== null,
  }),
  'open-note-form': opening('open-note-form', 'Add note'),
  'add-note: public': ({ open }) => ({
    action: { type: 'add-note', oneToOneId: open._id },
    values: { text: 'typed now', visibility: 'public' },
    happened: async () => (await NoteModel.exists({ text: 'typed now', isPrivate: false })) !== null,
  }),
  'open-comment-form: agenda point': commenting('open-comment-form', 'agenda-point'),
  'open-comment-form: action point': commenting('open-comment-form', 'action-point'),
  'add-comment: agenda point': commenting('add-comment', 'agenda-point'),
  'add-comment: action point': commenting('add-comment', 'action-point'),

  "open-agenda-form: of one's own": openingOwn('open-agenda-form', 'Add agenda point'),
  'open-agenda-form-for-message': openingOwn('open-agenda-form-for-message', 'Add agenda point'),
  "add-agenda-point: to one's own": () => ({
    ...addingAgendaPoint({ type: 'add-agenda-point' }),
    missing: withoutAnyToCome,
  }),
  'say-agenda-point': ({ people }, actor) => {
    const other = actor._id === people.reviewee._id ? people.reviewer : people.reviewee;
    return {
      action: { type: 'say-agenda-point', words: `${other.name} typed now` },
      happened: hasPoint,
      missing: withoutAnyToCome,
    };
  },
  'open-agenda-form-for-words': () => ({
    action: { type: 'open-agenda-form-for-words', words: 'typed now' },
    happened: isForm('Add agenda point'),
    missing: withoutAnyToCome,
  }),
  "open-action-form: of one's own": openingOwn('open-action-form', 'Add action point'),
  "open-note-form: of one's own": openingOwn('open-note-form', 'Add note'),
};
