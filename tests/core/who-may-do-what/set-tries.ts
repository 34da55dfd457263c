import type { Person } from '../../../src/core/people/person.ts';
import {
  type QuestionSet,
  QuestionSetModel,
  questionSetInputSchema,
} from '../../../src/core/question-sets/question-set.ts';
import { isForm, type Tries, type Try, triesFor } from './try-out.ts';

/** Whose something is that is tried to be changed: of whoever tries, of another, or another's alone. */
export type Whose = 'own' | 'another' | 'personal';

/** A question set of two questions that no template uses. */
export async function makeSet(actor: Person, whose: Whose | 'shared', _id = 'tried-set'): Promise<string> {
  const questions = ['first', 'second'].map((key) => ({ key, type: 'longText', prompt: `The ${key}?` }));
  const { shared, ...set } = questionSetInputSchema.parse({ name: `Set ${_id}`, questions });
  await QuestionSetModel.create({
    ...set,
    _id,
    isShared: shared && whose !== 'personal',
    creatorId: whose === 'own' ? actor._id : 'another',
  });
  return _id;
}

const keysOf = async (_id: string) =>
  (await QuestionSetModel.findById(_id).orFail().lean<QuestionSet>()).questions.map(({ key }) => key);

/** Every way to look at a question set and to change it. */
function triesWith(questionSetId: string): Record<string, Try> {
  return {
    'open-question-set': {
      action: { type: 'open-question-set', questionSetId },
      happened: (shown) => shown.includes('The second?'),
    },
    'open-question-set-form': {
      action: { type: 'open-question-set-form', questionSetId },
      happened: isForm('Change question set'),
    },
    'save-question-set': {
      action: { type: 'save-question-set', questionSetId },
      values: { name: 'Renamed set', sharing: 'shared', ask: 'all' },
      happened: async () =>
        (await QuestionSetModel.exists({ _id: questionSetId, name: 'Renamed set' })) !== null,
    },
    'delete-question-set': {
      action: { type: 'delete-question-set', questionSetId },
      happened: async () => (await QuestionSetModel.exists({ _id: questionSetId })) === null,
    },
    'open-question-type-form': {
      action: { type: 'open-question-type-form', questionSetId },
      happened: isForm('Add question'),
    },
    'open-question-form': {
      action: { type: 'open-question-form', questionSetId, key: 'first' },
      happened: isForm('Edit question'),
    },
    'save-question': {
      action: { type: 'save-question', questionSetId, questionType: 'longText' },
      values: { prompt: 'The third?', askedTo: 'both', everyNth: '1' },
      happened: async () => (await keysOf(questionSetId)).length === 3,
    },
    'move-question': {
      action: { type: 'move-question', questionSetId, key: 'second', direction: 'up' },
      happened: async () => (await keysOf(questionSetId))[0] === 'second',
    },
    'remove-question': {
      action: { type: 'remove-question', questionSetId, key: 'first' },
      happened: async () => (await keysOf(questionSetId)).length === 1,
    },
  };
}

export const setTries: Tries = {
  ...triesFor(triesWith, (actor) => makeSet(actor, 'another'), 'of another'),
  ...triesFor(triesWith, (actor) => makeSet(actor, 'own'), "one's own"),
  ...triesFor(triesWith, (actor) => makeSet(actor, 'personal'), 'personal'),
  'open-set-up': () => ({
    action: { type: 'open-set-up' },
    happened: (shown) => shown.includes('list-templates'),
  }),
  'list-question-sets': () => ({
    action: { type: 'list-question-sets' },
    happened: (shown) => shown.includes('Check-in'),
  }),
  async "list-question-sets: one's own"(_, actor) {
    await makeSet(actor, 'own');
    return { action: { type: 'list-question-sets' }, happened: (shown) => shown.includes('Set tried-set') };
  },
  async 'open-question-set: shared'(_, actor) {
    const questionSetId = await makeSet(actor, 'another');
    return {
      action: { type: 'open-question-set', questionSetId },
      happened: (shown) => shown.includes('The second?'),
    };
  },
  'list-library': () => ({
    action: { type: 'list-library' },
    happened: (shown) => shown.includes('open-library-set'),
  }),
  'open-library-set': () => ({
    action: { type: 'open-library-set', slug: 'exit' },
    happened: (shown) => shown.includes('add-from-library'),
  }),
  'add-from-library': (_, actor) => ({
    action: { type: 'add-from-library', slug: 'exit' },
    happened: async () => (await QuestionSetModel.exists({ creatorId: actor._id })) !== null,
  }),
  'open-question-set-form: new': () => ({
    action: { type: 'open-question-set-form' },
    happened: isForm('New question set'),
  }),
  'save-question-set: new': (_, actor) => ({
    action: { type: 'save-question-set' },
    values: { name: 'New set', sharing: 'shared', ask: 'all', prompts: 'What now?' },
    happened: async () => (await QuestionSetModel.exists({ name: 'New set', creatorId: actor._id })) !== null,
  }),
};
