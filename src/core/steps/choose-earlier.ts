import type { Core } from '../core.ts';
import { digestOf } from '../forms/digest-of.ts';
import type { SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import type { Draft, PartName, Typed } from '../one-to-ones/one-to-one.ts';
import { ownDraft } from './change-part.ts';
import { addAside, putTyped, withAside } from './merge-draft.ts';
import { changeDraft, ownValues, sharedFields } from './save-draft.ts';

/** Something that was set aside for a question, by the digest of what it says. */
export interface Earlier {
  field: string;
  typed: string;
}

/**
 * What was typed elsewhere and set aside since the 1-to-1 was last reopened, by question; the newest last. What stands
 * in the field as a whole need not be put back.
 */
export function earlierTyped({ oneToOne, ...seen }: SeenOneToOne, part: PartName): Record<string, Typed[]> {
  const { aside = {} } = ownDraft({ oneToOne, ...seen }, part) ?? {};
  const reopenedAt = oneToOne.reopenings?.at(-1)?.at ?? new Date(0);
  const values = ownValues({ oneToOne, ...seen }, part);
  const worthOffering = Object.entries(aside).map(([id, all]) => [
    id,
    all.filter(({ value, at }) => at >= reopenedAt && !holds(values[id], value)),
  ]);
  return Object.fromEntries(worthOffering);
}

function holds(current: string | string[] = '', earlier: string | string[]): boolean {
  if (digestOf(current) === digestOf(earlier)) return true;
  return typeof current === 'string' && typeof earlier === 'string' && saysMoreThan(current, earlier.trim());
}

/** Longer than a number, a date or a choice: those are not parts of each other. */
const shortestPart = 11;

function saysMoreThan(current: string, earlier: string): boolean {
  return earlier.length >= shortestPart && current.includes(earlier);
}

/** Puts back what was set aside; what stood in its place is set aside in turn. */
export async function useEarlier(
  core: Core,
  seen: SeenOneToOne,
  { field, typed }: Earlier,
): Promise<SeenOneToOne> {
  return changeDraft(core, seen, (draft, part) => {
    const chosen = find(draft, { field, typed });
    if (!draft || !chosen) return draft;
    const shared = sharedFields(part)[field];
    const stored = draft.fields[field] ?? shared;
    const others = without(draft, { field, typed });
    const aside = stored ? addAside(others, stored) : others;
    return putTyped(draft, shared, field, { value: chosen.value, at: core.clock.now() }, aside);
  });
}

/** Forgets what was set aside. */
export async function dismissEarlier(
  core: Core,
  seen: SeenOneToOne,
  earlier: Earlier,
): Promise<SeenOneToOne> {
  return changeDraft(core, seen, (draft) =>
    draft && find(draft, earlier) ? withAside(draft, earlier.field, without(draft, earlier)) : draft,
  );
}

function find(draft: Draft | undefined, { field, typed }: Earlier): Typed | undefined {
  return draft?.aside?.[field]?.find(({ value }) => digestOf(value) === typed);
}

function without({ aside }: Draft, { field, typed }: Earlier): Typed[] {
  return (aside?.[field] ?? []).filter(({ value }) => digestOf(value) !== typed);
}
