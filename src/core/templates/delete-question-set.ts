import { record } from '../audit/record.ts';
import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import { mustBeEditable, nameForAudit, type SeenQuestionSet } from '../question-sets/load-question-set.ts';
import { QuestionSetModel } from '../question-sets/question-set.ts';
import { TemplateModel } from './template.ts';

/** @throws {AppError} that names the templates that use it */
export async function deleteQuestionSet(core: Core, seen: SeenQuestionSet): Promise<void> {
  mustBeEditable(seen);
  const { set, actor } = seen;
  const names = await templatesUsing(set._id);
  if (names.length > 0) {
    const list = names.map((name) => `“${name}”`).join(', ');
    const which = names.length === 1 ? `the template ${list} uses it` : `these templates use it: ${list}`;
    throw new AppError('conflict', `“${set.name}” cannot be deleted, for ${which}. Take it out there first.`);
  }
  await QuestionSetModel.deleteOne({ _id: set._id });
  await record(core, actor, 'question-set.deleted', { detail: nameForAudit(set) });
}

export async function templatesUsing(questionSetId: string): Promise<string[]> {
  const templates = await TemplateModel.find({ questionSetIds: questionSetId }, { name: 1 })
    .sort({ name: 1 })
    .lean<{ name: string }[]>();
  return templates.map(({ name }) => name);
}
