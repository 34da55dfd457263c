import type { OneToOneTab } from '../../../src/core/chat/one-to-one-actions.ts';
import { NoteModel } from '../../../src/core/notes/note.ts';
import { OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import type { PointRef } from '../../../src/core/points/comment.ts';
import type { Kind } from './kinds.ts';
import { actionPointOf, agendaPointOf, type Scene } from './scene.ts';
import type { Tries, Try } from './try-out.ts';
import { contents, secrets } from './words.ts';

export const withoutOneToOnes = () => OneToOneModel.deleteMany();

/** A page of the open 1-to-1 that shows something. */
const page =
  (tab: OneToOneTab, word: string) =>
  ({ open }: Scene): Try => ({
    action: { type: 'open-one-to-one', oneToOneId: open._id, tab },
    happened: (shown) => shown.includes(word),
  });

const list =
  (of: 'mine' | 'reports' | 'past') =>
  ({ open, finalised }: Scene): Try => ({
    action: { type: 'list-one-to-ones', of },
    happened: (shown) => shown.includes(of === 'past' ? finalised._id : open._id),
    missing: withoutOneToOnes,
  });

const hub =
  (type: 'open-home' | 'open-hub') =>
  ({ open }: Scene): Try => ({
    action: { type },
    happened: (shown) => shown.includes(open._id) || shown.includes('Platform weekly'),
    missing: withoutOneToOnes,
  });

/** Words of this sort that others wrote. */
function ofAnother(sort: 'draft' | 'private', kind: Kind): string[] {
  return Object.keys(secrets).filter((word) => word.startsWith(sort) && secrets[word] !== kind);
}

const showsAny = (words: string[]) => (shown: string) => words.some((word) => shown.includes(word));

function readingPoint({ open }: Scene, ref: PointRef): Try {
  const action = { type: 'open-point', oneToOneId: open._id, ...ref } as const;
  return {
    action,
    happened: showsAny(contents),
    missing: { action: { ...action, pointId: 'nothing' } },
  };
}

/** That a 1-to-1 exists, and what is in it. */
export const readingTries: Tries = {
  'open-one-to-one': ({ open }) => ({
    action: { type: 'open-one-to-one', oneToOneId: open._id },
    happened: (shown) => shown.includes('Weekly 1-to-1') && shown.includes('not shared') === false,
  }),
  'open-home': hub('open-home'),
  'open-hub': hub('open-hub'),
  'list-one-to-ones: mine': list('mine'),
  'list-one-to-ones: reports': list('reports'),
  'list-one-to-ones: past': list('past'),
  'open-archive': ({ open }) => ({
    action: { type: 'open-archive', doing: 'archive' },
    happened: (shown) => shown.includes(open._id),
    missing: withoutOneToOnes,
  }),

  'open-one-to-one: shared answers': page('answers', 'shared-by-reviewer'),
  'open-one-to-one: agenda points': page('agenda', 'agenda-of-reviewer'),
  'open-one-to-one: action points': page('actions', 'action-of-reviewee'),
  'open-one-to-one: comments': page('agenda', 'comment-of-reviewer'),
  'open-one-to-one: public notes': page('notes', 'public-of-reviewer'),
  'open-one-to-one: activity': page('activity', 'objective-of-reviewee'),
  'open-one-to-one: why it was reopened': ({ finalised }) => ({
    action: { type: 'open-one-to-one', oneToOneId: finalised._id },
    happened: (shown) => shown.includes('reason-of-reopening'),
  }),
  'open-point: agenda point': async (scene) =>
    readingPoint(scene, { point: 'agenda-point', pointId: (await agendaPointOf('reviewee'))._id }),
  'open-point: action point': async (scene) =>
    readingPoint(scene, { point: 'action-point', pointId: (await actionPointOf('reviewer'))._id }),

  'open-readings': ({ open }) => ({
    action: { type: 'open-readings', oneToOneId: open._id },
    happened: (shown) => shown.includes('Who opened it'),
  }),

  'open-one-to-one: a draft of another': ({ open }, _, kind) => ({
    action: { type: 'open-one-to-one', oneToOneId: open._id, tab: 'answers' },
    happened: showsAny(ofAnother('draft', kind)),
  }),
  'open-answers: a draft of another': ({ open }, _, kind) => ({
    action: { type: 'open-answers', oneToOneId: open._id },
    happened: showsAny(ofAnother('draft', kind)),
  }),
  'open-finalise: a draft of another': ({ open }, _, kind) => ({
    action: { type: 'open-finalise', oneToOneId: open._id },
    happened: showsAny(ofAnother('draft', kind)),
  }),

  "list-my-notes: one's own": (_scene, _actor, kind) => ({
    action: { type: 'list-my-notes' },
    happened: (shown) => shown.includes(`private-of-${kind}`),
    missing: () => NoteModel.deleteMany(),
  }),
  'list-my-notes: of another': (_scene, _actor, kind) => ({
    action: { type: 'list-my-notes' },
    happened: showsAny(ofAnother('private', kind)),
    missing: () => NoteModel.deleteMany(),
  }),
  "open-one-to-one: a private note of one's own": ({ open }, _, kind) => ({
    action: { type: 'open-one-to-one', oneToOneId: open._id, tab: 'notes' },
    happened: (shown) => shown.includes(`private-of-${kind}`),
  }),
  'open-one-to-one: a private note of another': ({ open }, _, kind) => ({
    action: { type: 'open-one-to-one', oneToOneId: open._id, tab: 'notes' },
    happened: showsAny(ofAnother('private', kind)),
  }),
};
