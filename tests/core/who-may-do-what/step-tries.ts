import type { Archiving } from '../../../src/core/chat/one-to-one-actions.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { chosenPrefix } from '../../../src/core/screens/one-to-one/archive-form.ts';
import type { Scene } from './scene.ts';
import { isForm, type Tries, type Try } from './try-out.ts';

const statusOf = async ({ _id }: OneToOne) =>
  (await OneToOneModel.findById(_id).orFail().lean<OneToOne>()).status;

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
  (type: 'open-finalise' | 'open-reopen' | 'open-reassign', from: 'open' | 'finalised', title: string) =>
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
  reassign: ({ open, people }) => ({
    action: { type: 'reassign', oneToOneId: open._id, toId: people.colleague._id },
    happened: async () =>
      (await OneToOneModel.exists({ _id: open._id, reviewerId: people.colleague._id })) !== null,
  }),
};
