import type { Core } from '../core.ts';
import { AppError, notFound } from '../errors.ts';
import type { Person } from '../people/person.ts';
import { canSetUp } from '../permissions/can-set-up.ts';
import { isCreatorOrHr } from '../permissions/permissions.ts';
import { type Template, TemplateModel } from './template.ts';

/** A template that one person may see. */
export interface SeenTemplate {
  template: Template;
  actor: Person;
  canEdit: boolean;
}

/** @throws {AppError} not-found when it does not exist or this person may not see it */
export async function loadTemplate(core: Core, actor: Person, templateId: string): Promise<SeenTemplate> {
  const template = await TemplateModel.findById(templateId).lean<Template>();
  if (!template) throw notFound('That template');
  const canEdit = isCreatorOrHr(actor, template);
  if (!canEdit && !(await canSetUp(core, actor))) throw notFound('That template');
  return { template, actor, canEdit };
}

/** All templates, by name. */
export async function listTemplates(): Promise<Template[]> {
  const templates = await TemplateModel.find().lean<Template[]>();
  return templates.sort((left, right) => left.name.localeCompare(right.name));
}

/** Of a template, what matters to whoever chooses one for a cycle. */
export type ChoosableTemplate = Pick<Template, '_id' | 'name' | 'deadlines'>;

export async function findChoosableTemplates(): Promise<ChoosableTemplate[]> {
  return TemplateModel.find({}, { name: 1, deadlines: 1 }).sort({ name: 1 }).lean<ChoosableTemplate[]>();
}

/** @throws {AppError} when this person sees the template but may not change it */
export function mustBeEditableTemplate({ canEdit, template }: SeenTemplate): void {
  if (!canEdit) {
    throw new AppError('not-allowed', `Only whoever made “${template.name}” and HR can change it.`);
  }
}
