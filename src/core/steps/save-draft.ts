import type { Core } from '../core.ts';
import { AppError } from '../errors.ts';
import type { FormValues } from '../forms/form-values.ts';
import { loadOneToOne, mustBeOpen, ownPartOf, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { type OneToOne, OneToOneModel, type PartName } from '../one-to-ones/one-to-one.ts';
import type { Person } from '../people/person.ts';
import type { Answers } from '../question-sets/question.ts';
import { asFormValue } from '../question-sets/read-answers.ts';

/** What somebody's form holds: their draft, else what they shared. */
export function ownValues({ oneToOne, actor }: SeenOneToOne, part: PartName): FormValues {
  const { drafts, shared } = oneToOne.parts[part];
  return drafts?.[actor._id]?.values ?? sharedValues(shared);
}

function sharedValues(shared: Answers = {}): FormValues {
  return Object.fromEntries(Object.entries(shared).map(([id, answer]) => [id, asFormValue(answer)]));
}

/** Lays what was typed over what was there; a field that was on the page and is empty now is emptied. */
function mergeValues(before: FormValues, onPage: readonly string[], typed: FormValues): FormValues {
  const merged: FormValues = { ...before };
  for (const id of onPage) {
    const value = typed[id];
    if (value === undefined || value.length === 0) delete merged[id];
    else merged[id] = value;
  }
  return merged;
}

/**
 * Keeps what was typed, as it was typed; nobody but its author can read it.
 * @param onPage the fields that the form showed
 */
export async function saveDraft(
  core: Core,
  actor: Person,
  oneToOneId: string,
  onPage: readonly string[],
  typed: FormValues,
): Promise<SeenOneToOne> {
  const seen = await loadOneToOne(core, actor, oneToOneId);
  mustBeOpen(seen);
  const part = ownPartOf(seen);
  const before = ownValues(seen, part);
  const values = mergeValues(before, onPage, typed);
  const isShared = seen.oneToOne.parts[part].shared !== undefined;
  if (isShared && isSame(values, before)) return seen;
  const path = `parts.${part}.drafts.${actor._id}`;
  const saved = await OneToOneModel.findOneAndUpdate(
    { _id: oneToOneId, status: 'open' },
    { $set: { [path]: { values, at: core.clock.now() } } },
    { returnDocument: 'after' },
  ).lean<OneToOne>();
  if (!saved)
    throw new AppError('conflict', 'This 1-to-1 was finalised in the meantime. Your earlier draft is kept.');
  return loadOneToOne(core, actor, oneToOneId);
}

function isSame(values: FormValues, others: FormValues): boolean {
  const keys = new Set([...Object.keys(values), ...Object.keys(others)]);
  return [...keys].every((key) => JSON.stringify(values[key]) === JSON.stringify(others[key]));
}
