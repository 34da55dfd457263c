import { digestOf } from '../../../src/core/forms/digest-of.ts';
import { NoteModel } from '../../../src/core/notes/note.ts';
import { type ActivityItem, ActivityItemModel } from '../../../src/core/one-to-ones/activity-item.ts';
import { type OneToOne, OneToOneModel } from '../../../src/core/one-to-ones/one-to-one.ts';
import { ReleaseModel } from '../../../src/core/one-to-ones/release.ts';
import type { Person } from '../../../src/core/people/person.ts';
import { SettingsModel } from '../../../src/core/settings/settings.ts';
import { UsefulnessModel } from '../../../src/core/usefulness/usefulness.ts';
import { answersIn, objective, type Scene } from './scene.ts';
import { isForm, type Tries, type Try } from './try-out.ts';

const readOpen = ({ open }: Scene) => OneToOneModel.findById(open._id).orFail().lean<OneToOne>();

/** Something that keeps as one's own draft what was typed. */
const drafting =
  (type: 'save-draft' | 'turn-page' | 'save-and-close') =>
  (scene: Scene, actor: Person): Try => ({
    action: { ...(type === 'turn-page' ? { type, to: 0 } : { type }), oneToOneId: scene.open._id },
    values: answersIn(scene.open, 'typed now'),
    async happened() {
      const { parts } = await readOpen(scene);
      const drafts = [parts.reviewee.drafts?.[actor._id], parts.reviewer.drafts?.[actor._id]];
      return JSON.stringify(drafts).includes('typed now');
    },
  });

const opening =
  (type: 'open-usefulness' | 'open-meeting-form' | 'open-objective-form' | 'open-answers', title: string) =>
  (scene: Scene): Try => ({
    action: { type, oneToOneId: (type === 'open-usefulness' ? scene.finalised : scene.open)._id },
    happened: isForm(title),
  });

const hasRated = async ({ finalised }: Scene, actor: Person, score: number) =>
  (await UsefulnessModel.exists({ oneToOneId: finalised._id, personId: actor._id, score })) !== null;

/** Something that was set aside for whoever tries is put back, or forgotten. */
const choosing =
  (type: 'use-earlier' | 'dismiss-earlier') =>
  async (scene: Scene, actor: Person): Promise<Try> => {
    const { _id: oneToOneId, questions } = scene.open;
    const field = questions.find((question) => question.type === 'longText')?.id ?? '';
    const aside = { [field]: [{ value: 'set aside', at: new Date(0) }] };
    const paths = ['reviewee', 'reviewer'].map((part) => `parts.${part}.drafts.${actor._id}`);
    await OneToOneModel.updateOne(
      { _id: oneToOneId },
      { $set: Object.fromEntries(paths.map((path) => [path, { fields: {}, aside }])) },
    );
    return {
      action: { type, oneToOneId, field, typed: digestOf('set aside') },
      async happened() {
        const { parts } = await readOpen(scene);
        const drafts = [parts.reviewee, parts.reviewer].flatMap(({ drafts }) => drafts?.[actor._id] ?? []);
        return drafts.some(({ aside }) => !JSON.stringify(aside ?? {}).includes('set aside'));
      },
    };
  };

/** One's own part: answers, private notes, when one meets, how useful it was, the reviewee's objectives. */
export const partTries: Tries = {
  'open-answers': opening('open-answers', 'Your answers'),
  'save-draft': drafting('save-draft'),
  'turn-page': drafting('turn-page'),
  'save-and-close': drafting('save-and-close'),
  'use-earlier': choosing('use-earlier'),
  'dismiss-earlier': choosing('dismiss-earlier'),
  'share-answers': (scene, actor) => ({
    action: { type: 'share-answers', oneToOneId: scene.open._id },
    values: answersIn(scene.open, 'typed now'),
    async happened() {
      const { reviewee, reviewer } = (await readOpen(scene)).parts;
      const own = actor._id === scene.open.revieweeId ? reviewee : reviewer;
      return own.sharedById === actor._id && JSON.stringify(own.shared).includes('typed now');
    },
  }),
  'add-note: private': ({ open }, actor) => ({
    action: { type: 'add-note', oneToOneId: open._id },
    values: { text: 'typed now', visibility: 'private' },
    bare: { visibility: 'private' },
    happened: async (shown) =>
      shown.includes('typed now') &&
      (await NoteModel.countDocuments({ authorId: actor._id, isPrivate: true })) > 0,
  }),
  'open-meeting-form': opening('open-meeting-form', 'Meeting time'),
  'set-meeting': (scene) => ({
    action: { type: 'set-meeting', oneToOneId: scene.open._id },
    values: { day: '2026-12-17', time: '14:30' },
    happened: async () => (await readOpen(scene)).meetingAt !== undefined,
  }),
  async 'remove-meeting'(scene) {
    await OneToOneModel.updateOne({ _id: scene.open._id }, { $set: { meetingAt: new Date() } });
    return {
      action: { type: 'remove-meeting', oneToOneId: scene.open._id },
      happened: async () => (await readOpen(scene)).meetingAt === undefined,
    };
  },
  'rate-usefulness': (scene, actor) => ({
    action: { type: 'rate-usefulness', oneToOneId: scene.finalised._id, score: 5 },
    happened: () => hasRated(scene, actor, 5),
  }),
  'open-usefulness': opening('open-usefulness', 'How useful was it?'),
  'save-usefulness': (scene, actor) => ({
    action: { type: 'save-usefulness', oneToOneId: scene.finalised._id },
    values: { score: '2', why: 'typed now' },
    happened: () => hasRated(scene, actor, 2),
  }),
  'open-objective-form': opening('open-objective-form', 'Add objective'),
  'add-objective': ({ open }) => ({
    action: { type: 'add-objective', oneToOneId: open._id },
    values: { title: 'typed now' },
    happened: async () =>
      (await ActivityItemModel.exists({ title: 'typed now', personId: open.revieweeId })) !== null,
  }),
  'open-progress-form': async ({ open }) => ({
    action: { type: 'open-progress-form', oneToOneId: open._id, itemId: (await objective())._id },
    happened: (shown) => shown.includes('objective-of-reviewee'),
  }),
  async 'move-progress'({ open }) {
    const { _id: itemId } = await objective();
    return {
      action: { type: 'move-progress', oneToOneId: open._id, itemId },
      values: { status: 'in_progress' },
      happened: async () =>
        (await ActivityItemModel.findById(itemId).orFail().lean<ActivityItem>()).status === 'in_progress',
    };
  },
  async 'release-history'({ open, finalised, people }) {
    await SettingsModel.updateOne(
      { _id: 'organisation' },
      { $set: { history: 'withConsent' } },
      { upsert: true },
    );
    await OneToOneModel.updateOne({ _id: finalised._id }, { $set: { reviewerId: people.colleague._id } });
    return {
      action: { type: 'release-history', oneToOneId: open._id, toId: people.reviewer._id },
      happened: async () => (await ReleaseModel.countDocuments()) > 0,
    };
  },
};
