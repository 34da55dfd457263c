import type { Core } from '../core.ts';
import { digestOf } from '../forms/digest-of.ts';
import type { SeenOneToOne } from '../one-to-ones/load-one-to-one.ts';
import type { Draft, PartName, Typed } from '../one-to-ones/one-to-one.ts';
import { ownDraft } from './change-part.ts';
import { putTyped, withAside } from './merge-draft.ts';
import { changeDraft, sharedFields } from './save-draft.ts';

/** Something that was set aside for a question, by the digest of what it says. */
export interface Earlier {
  field: string;
  typed: string;
}

/** What was typed elsewhere and set aside since the 1-to-1 was last reopened, by question; the newest last. */
export function earlierTyped({ oneToOne, ...seen }: SeenOneToOne, part: PartName): Record<string, Typed[]> {
  const { aside = {} } = ownDraft({ oneToOne, ...seen }, part) ?? {};
  const reopenedAt = oneToOne.reopenings?.at(-1)?.at ?? new Date(0);
  const current = Object.entries(aside).map(([id, all]) => [id, all.filter(({ at }) => at >= reopenedAt)]);
  return Object.fromEntries(current);
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
    const aside = stored && stored.value.length > 0 ? [...others, stored] : others;
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
