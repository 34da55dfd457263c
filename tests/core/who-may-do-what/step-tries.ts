import type { Archiving } from '../../../src/core/chat/one-to-one-actions.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { chosenPrefix } from '../../../src/core/screens/one-to-one/archive-form.ts';
import { answersIn, type Scene } from './scene.ts';
import { isForm, type Tries, type Try } from './try-out.ts';

const statusOf = async ({ _id }: OneToOne) =>
  (await OneToOneModel.findById(_id).orFail().lean<OneToOne>()).status;

const becomes = ({ _id }: OneToOne, status: OneToOne['status'], more: object = {}) =>
  OneToOneModel.updateOne({ _id }, { $set: { status, ...more } });

/** The same with the open one once it lapsed. */
const lapsed =
  (attempt: Tries[string]): Tries[string] =>
  async (scene, actor, kind) => {
    await becomes(scene.open, 'lapsed');
    return attempt(scene, actor, kind);
  };

/** The same with one that was closed because the two did not meet. */
const notHeld =
  (attempt: Tries[string]): Tries[string] =>
  async (scene, actor, kind) => {
    const said = { at: new Date('2026-12-16T10:00:00Z'), byId: scene.people.reviewer._id };
    await becomes(scene.open, 'not-held', { notHeld: { ...said, reason: 'reason-of-not-meeting' } });
    return attempt(scene, actor, kind);
  };

const sayingNotHeld = ({ open }: Scene): Try => ({
  action: { type: 'say-not-held', oneToOneId: open._id },
  values: { reason: 'typed now' },
  happened: async () => (await statusOf(open)) === 'not-held',
});

const reassigning = ({ open, people }: Scene): Try => ({
  action: { type: 'reassign', oneToOneId: open._id, toId: people.colleague._id },
  happened: async () =>
    (await OneToOneModel.exists({ _id: open._id, reviewerId: people.colleague._id })) !== null,
});

/** Something that leaves a 1-to-1 in that status. */
const leading =
  (
    type: 'finalise' | 'reopen' | 'archive-one-to-one' | 'restore-one-to-one',
    from: 'open' | 'finalised' | 'archived',
    to: OneToOne['status'],
  ) =>
  (scene: Scene): Try => ({
    action: { type, oneToOneId: scene[from]._id },
    ...(type === 'reopen' && { values: { reason: 'typed now' } }),
    happened: async () => (await statusOf(scene[from])) === to,
  });

const opening =
  (
    type: 'open-finalise' | 'open-not-held' | 'open-reopen' | 'open-reassign',
    from: 'open' | 'finalised',
    title: string,
  ) =>
  (scene: Scene): Try => ({ action: { type, oneToOneId: scene[from]._id }, happened: isForm(title) });

const choosing =
  (doing: Archiving, from: 'finalised' | 'archived') =>
  (scene: Scene): Try => ({
    action: { type: 'archive-chosen', doing },
    values: { [`${chosenPrefix}all`]: [scene[from]._id] },
    happened: async () => ((await statusOf(scene[from])) === 'archived') === (doing === 'archive'),
    missing: { values: { [`${chosenPrefix}all`]: ['nothing'] } },
  });

/** What is done with a 1-to-1 as a whole. */
export const stepTries: Tries = {
  'open-finalise': opening('open-finalise', 'open', 'Finalise 1-to-1'),
  finalise: leading('finalise', 'open', 'finalised'),
  'open-not-held': opening('open-not-held', 'open', 'We did not meet'),
  'say-not-held': sayingNotHeld,
  'say-not-held: lapsed': lapsed(sayingNotHeld),
  'reopen: not held': notHeld(leading('reopen', 'open', 'open')),
  'open-one-to-one: why you did not meet': notHeld(({ open }) => ({
    action: { type: 'open-one-to-one', oneToOneId: open._id },
    happened: (shown) => shown.includes('reason-of-not-meeting'),
  })),
  'share-answers: lapsed': lapsed(({ open }) => ({
    action: { type: 'share-answers', oneToOneId: open._id },
    values: answersIn(open, 'typed late'),
    happened: async () =>
      JSON.stringify(await OneToOneModel.findById(open._id).lean()).includes('typed late'),
  })),
  'finalise: lapsed': lapsed(leading('finalise', 'open', 'finalised')),
  'reassign: lapsed': lapsed(reassigning),
  'list-earlier': lapsed(({ open }) => ({
    action: { type: 'list-earlier' },
    happened: (shown) => shown.includes(open._id),
    missing: () => OneToOneModel.deleteMany(),
  })),
  'open-reopen': opening('open-reopen', 'finalised', 'Reopen 1-to-1'),
  reopen: leading('reopen', 'finalised', 'open'),
  'archive-one-to-one': leading('archive-one-to-one', 'finalised', 'archived'),
  'restore-one-to-one': leading('restore-one-to-one', 'archived', 'open'),
  'archive-chosen: archive': choosing('archive', 'finalised'),
  'archive-chosen: restore': choosing('restore', 'archived'),
  'open-reassign': opening('open-reassign', 'open', 'Hand over 1-to-1'),
  'reassign: whom': ({ open }) => ({
    action: { type: 'reassign', oneToOneId: open._id },
    values: { name: 'Uma Under' },
    happened: (shown) => shown.includes('"toId"'),
  }),
  reassign: reassigning,
};
