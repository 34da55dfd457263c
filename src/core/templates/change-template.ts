import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { insertMissing } from '../database/insert-missing.ts';
import { isDuplicateKey } from '../database/is-duplicate-key.ts';
import { untilNobodyIsQuicker } from '../database/until-nobody-is-quicker.ts';
import { whileStill } from '../database/while-still.ts';
import { defined } from '../defined.ts';
import { notFound } from '../errors.ts';
import { type Direction, moveInList } from '../forms/move-in-list.ts';
import type { Person } from '../people/person.ts';
import { canSetUp } from '../permissions/can-set-up.ts';
import { loadTemplate, mustBeEditableTemplate, type SeenTemplate } from './load-template.ts';
import { type Template, TemplateModel } from './template.ts';

/** All of a template that its form asks for. */
export type TemplateSettings = Omit<Template, '_id' | 'questionSetIds' | 'creatorId'>;

const optionalSettings = ['description', 'reviewerId', 'visibleTo', 'deadlines'] as const;
const settingNames = ['name', 'panels', 'carryForward', 'agendaPoints', 'reminders', ...optionalSettings];

export async function isTemplateNameTaken(name: string, exceptId?: string): Promise<boolean> {
  const found = await TemplateModel.findOne({ name }, { _id: 1 }).lean<Pick<Template, '_id'>>();
  return found !== null && found._id !== exceptId;
}

/**
 * Makes a template; one that has this id already was made by the same request.
 * @returns false when there is another one of that name
 */
export async function createTemplate(
  core: Core,
  actor: Person,
  settings: TemplateSettings & Pick<Template, '_id'>,
): Promise<boolean> {
  if (!(await canSetUp(core, actor))) throw notFound();
  const template: Template = { ...defined(settings), questionSetIds: [], creatorId: actor._id };
  const isNew = (await insertMissing(TemplateModel, [template])).length > 0;
  if (isNew) await record(core, actor, 'template.created', { detail: template.name });
  return isNew || (await TemplateModel.exists({ _id: template._id })) !== null;
}

/**
 * The next issue uses it as it is then; what was issued stays as it was.
 * @returns false when it was changed since it was loaded, or another one has that name
 */
export async function changeTemplate(
  core: Core,
  seen: SeenTemplate,
  settings: TemplateSettings,
): Promise<boolean> {
  mustBeEditableTemplate(seen);
  const absent = optionalSettings.filter((field) => settings[field] === undefined);
  try {
    const { matchedCount } = await TemplateModel.updateOne(
      { _id: seen.template._id, ...whileStill(seen.template, ...settingNames) },
      { $set: settings, $unset: Object.fromEntries(absent.map((field) => [field, true as const])) },
    );
    if (matchedCount === 0) return false;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
  await record(core, seen.actor, 'template.changed', { detail: settings.name });
  return true;
}

/** Puts a question set at the end; one that is in the template already stays where it is. */
export async function addTemplateSet(
  core: Core,
  actor: Person,
  templateId: string,
  questionSetId: string,
): Promise<void> {
  await changeSets(core, actor, templateId, (ids) =>
    ids.includes(questionSetId) ? ids : [...ids, questionSetId],
  );
}

export async function removeTemplateSet(
  core: Core,
  actor: Person,
  templateId: string,
  questionSetId: string,
): Promise<void> {
  await changeSets(core, actor, templateId, (ids) => ids.filter((id) => id !== questionSetId));
}

/**
 * Moves a question set one place up or down.
 * @param how with the place at which it was seen: it is moved from there, and only once
 * @returns false when it had been moved elsewhere
 */
export async function moveTemplateSet(
  core: Core,
  actor: Person,
  templateId: string,
  how: { questionSetId: string; place?: number | undefined; direction: Direction },
): Promise<boolean> {
  const { questionSetId, place, direction } = how;
  let isMoved = true;
  await changeSets(core, actor, templateId, (ids) => {
    const from = ids.indexOf(questionSetId);
    const isAsSeen = place === undefined || place === from;
    isMoved = isAsSeen || from === place + (direction === 'up' ? -1 : 1);
    return isAsSeen ? moveInList(ids, from, direction) : ids;
  });
  return isMoved;
}

/** Changes which question sets a template has, whatever others change in it at the same moment. */
async function changeSets(
  core: Core,
  actor: Person,
  templateId: string,
  change: (ids: string[]) => string[],
): Promise<void> {
  await untilNobodyIsQuicker(async () => {
    const seen = await loadTemplate(core, actor, templateId);
    mustBeEditableTemplate(seen);
    const { _id, name, questionSetIds: before } = seen.template;
    const questionSetIds = change(before);
    if (questionSetIds.join() === before.join()) return true;
    const { matchedCount } = await TemplateModel.updateOne(
      { _id, ...whileStill(seen.template, 'questionSetIds') },
      { $set: { questionSetIds } },
    );
    if (matchedCount === 0) return undefined;
    await record(core, actor, 'template.changed', { detail: name });
    return true;
  });
}
