import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { AppError, notFound } from '../errors.ts';
import { newId } from '../new-id.ts';
import type { Person } from '../people/person.ts';
import { canSetUp } from '../permissions/can-set-up.ts';
import { mustBeEditableTemplate, type SeenTemplate } from './load-template.ts';
import { type Template, TemplateModel } from './template.ts';

/** All of a template that its form asks for. */
export type TemplateSettings = Omit<Template, '_id' | 'questionSetIds' | 'creatorId'>;

export async function isTemplateNameTaken(name: string, exceptId?: string): Promise<boolean> {
  const found = await TemplateModel.findOne({ name }, { _id: 1 }).lean<Pick<Template, '_id'>>();
  return found !== null && found._id !== exceptId;
}

export async function createTemplate(
  core: Core,
  actor: Person,
  settings: TemplateSettings,
): Promise<Template> {
  if (!(await canSetUp(core, actor))) throw notFound();
  const template: Template = { _id: newId(), ...settings, questionSetIds: [], creatorId: actor._id };
  await TemplateModel.create(template);
  await record(core, actor, 'template.created', { detail: template.name });
  return template;
}

/** The next issue uses it as it is then; what was issued stays as it was. */
export async function changeTemplate(
  core: Core,
  seen: SeenTemplate,
  settings: TemplateSettings,
): Promise<void> {
  mustBeEditableTemplate(seen);
  const absent = (['description', 'reviewerId', 'visibleTo', 'deadlines'] as const).filter(
    (field) => settings[field] === undefined,
  );
  await TemplateModel.updateOne(
    { _id: seen.template._id },
    { $set: settings, $unset: Object.fromEntries(absent.map((field) => [field, true as const])) },
  );
  await record(core, seen.actor, 'template.changed', { detail: settings.name });
}

/**
 * Stores which question sets it has, in their order.
 * @throws {AppError} when somebody else changed them in the meantime
 */
export async function storeTemplateSets(
  core: Core,
  seen: SeenTemplate,
  questionSetIds: string[],
): Promise<void> {
  mustBeEditableTemplate(seen);
  const { template, actor } = seen;
  const { matchedCount } = await TemplateModel.updateOne(
    { _id: template._id, questionSetIds: { $eq: template.questionSetIds } },
    { $set: { questionSetIds } },
  );
  if (matchedCount === 0) {
    throw new AppError(
      'conflict',
      `“${template.name}” was changed by somebody else just now. Open it again.`,
    );
  }
  await record(core, actor, 'template.changed', { detail: template.name });
}
