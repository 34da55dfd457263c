import { isDeepStrictEqual } from 'node:util';
import type { SentForm } from '../chat/reply.ts';
import type { Core } from '../core.ts';
import type { FormValues } from '../forms/form-values.ts';
import { ownPartOf, type SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import { mustBeUnfinished } from '../one-to-ones/must-be.ts';
import type { Draft, Part, PartName, Typed } from '../one-to-ones/one-to-one.ts';
import type { AskedQuestion } from '../question-sets/question.ts';
import { asFormValue } from '../question-sets/read-answers.ts';
import { changePart, ownDraft } from './change-part.ts';
import { mergeDraft } from './merge-draft.ts';

/** What somebody's form holds: what they shared, and over it their draft. */
export function ownValues(seen: SeenOneToOne, part: PartName): FormValues {
  const all = { ...sharedFields(seen.oneToOne.parts[part]), ...ownDraft(seen, part)?.fields };
  return Object.fromEntries(
    Object.entries(all).flatMap(([id, { value }]) => (value.length > 0 ? [[id, value]] : [])),
  );
}

/** What somebody shared, by field. */
export function sharedFields({
  shared = {},
  sharedAt = new Date(0),
  changedAt = {},
}: Part): Record<string, Typed> {
  const fields = Object.entries(shared).map(([id, answer]): [string, Typed] => [
    id,
    { value: asFormValue(answer), at: changedAt[id] ?? sharedAt },
  ]);
  return Object.fromEntries(fields);
}

/**
 * Keeps what was changed in one window, as it was typed; nobody but its author can read it.
 * @param asked the questions that the form showed
 */
export async function saveDraft(
  core: Core,
  seen: SeenOneToOne,
  asked: readonly AskedQuestion[],
  { values, form }: { values: FormValues; form?: SentForm },
): Promise<SeenOneToOne> {
  return changeDraft(core, seen, (draft, part) =>
    mergeDraft(draft, sharedFields(part), { asked, values, form, at: core.clock.now() }),
  );
}

/** Changes somebody's own draft as it is at the moment of writing. */
export async function changeDraft(
  core: Core,
  first: SeenOneToOne,
  change: (draft: Draft | undefined, part: Part) => Draft | undefined,
): Promise<SeenOneToOne> {
  return changePart(core, first, (seen) => {
    mustBeUnfinished(seen);
    const part = ownPartOf(seen);
    const before = ownDraft(seen, part);
    const draft = change(before, seen.oneToOne.parts[part]);
    return isDeepStrictEqual(draft, before) ? undefined : { part, draft };
  });
}
