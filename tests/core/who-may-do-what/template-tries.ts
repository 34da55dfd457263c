import type { Person } from '../../../src/core/people/person.ts';
import { type Template, TemplateModel, templateInputSchema } from '../../../src/core/templates/template.ts';
import { makeSet, type Whose } from './set-tries.ts';
import { isForm, type Tries, type Try, triesFor } from './try-out.ts';

const [first, second, third] = ['first-set', 'second-set', 'third-set'];

/** A template with two question sets that no cycle uses, and a third set to add. */
async function makeTemplate(actor: Person, whose: Whose): Promise<string> {
  for (const _id of [first, second, third]) await makeSet(actor, 'shared', _id);
  const template = templateInputSchema.parse({ name: 'Tried template' });
  await TemplateModel.create({
    ...template,
    _id: 'tried-template',
    creatorId: whose === 'own' ? actor._id : 'another',
    questionSetIds: [first, second],
  });
  return 'tried-template';
}

const setsOf = async (_id: string) =>
  (await TemplateModel.findById(_id).orFail().lean<Template>()).questionSetIds;

/** Every way to look at a template and to change it. */
function triesWith(templateId: string): Record<string, Try> {
  return {
    'open-template': {
      action: { type: 'open-template', templateId },
      happened: (shown) => shown.includes('Tried template'),
    },
    'open-template-form': {
      action: { type: 'open-template-form', templateId },
      happened: isForm('Edit template'),
    },
    'save-template': {
      action: { type: 'save-template', templateId },
      values: { name: 'Renamed template' },
      happened: async () =>
        (await TemplateModel.exists({ _id: templateId, name: 'Renamed template' })) !== null,
    },
    'delete-template': {
      action: { type: 'delete-template', templateId },
      happened: async () => (await TemplateModel.exists({ _id: templateId })) === null,
    },
    'list-template-sets': {
      action: { type: 'list-template-sets', templateId },
      happened: (shown) => shown.includes(third),
    },
    'add-template-set': {
      action: { type: 'add-template-set', templateId, questionSetId: third },
      happened: async () => (await setsOf(templateId)).includes(third),
    },
    'move-template-set': {
      action: { type: 'move-template-set', templateId, questionSetId: second, direction: 'up' },
      happened: async () => (await setsOf(templateId))[0] === second,
    },
    'remove-template-set': {
      action: { type: 'remove-template-set', templateId, questionSetId: first },
      happened: async () => !(await setsOf(templateId)).includes(first),
    },
  };
}

export const templateTries: Tries = {
  ...triesFor(triesWith, (actor) => makeTemplate(actor, 'another'), 'of another'),
  ...triesFor(triesWith, (actor) => makeTemplate(actor, 'own'), "one's own"),
  'list-templates': () => ({
    action: { type: 'list-templates' },
    happened: (shown) => shown.includes('Weekly 1-to-1'),
  }),
  async "list-templates: one's own"(_, actor) {
    await makeTemplate(actor, 'own');
    return { action: { type: 'list-templates' }, happened: (shown) => shown.includes('Tried template') };
  },
  async 'open-template'(_, actor) {
    const templateId = await makeTemplate(actor, 'another');
    return {
      action: { type: 'open-template', templateId },
      happened: (shown) => shown.includes('Tried template'),
    };
  },
  'open-template-form: new': () => ({
    action: { type: 'open-template-form' },
    happened: isForm('New template'),
  }),
  'save-template: new': (_, actor) => ({
    action: { type: 'save-template' },
    values: { name: 'New template' },
    happened: async () =>
      (await TemplateModel.exists({ name: 'New template', creatorId: actor._id })) !== null,
  }),
  async 'add-template-set: personal'(_, actor) {
    const templateId = await makeTemplate(actor, 'own');
    const questionSetId = await makeSet(actor, 'personal', 'hidden-set');
    const action = { type: 'add-template-set', templateId, questionSetId } as const;
    return {
      action,
      happened: async () => (await setsOf(templateId)).includes(questionSetId),
      missing: { action: { ...action, questionSetId: 'nothing' } },
    };
  },
};
