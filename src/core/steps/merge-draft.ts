import type { SentForm } from '../chat/reply.ts';
import { defined } from '../defined.ts';
import { digestOf } from '../forms/digest-of.ts';
import type { FormValues } from '../forms/form-values.ts';
import type { Draft, DraftWindow, Typed } from '../one-to-ones/one-to-one.ts';
import type { AskedQuestion } from '../question-sets/question.ts';

/** What came from one window of a form, and when. */
export interface Save {
  /** The questions that the form showed. */
  asked: readonly AskedQuestion[];
  values: FormValues;
  /** Absent where the window cannot be told: then nothing counts as emptied. */
  form: SentForm | undefined;
  at: Date;
}

/** Windows of which nothing came for so long are closed. */
const rememberedMs = 86_400_000;
const mostWindows = 40;
const mostAside = 30;

/**
 * Lays over a draft what was changed in one window since it was drawn. Where another window changed the same field, the
 * later stays and the earlier is set aside.
 * @param shared what the author has shared, over which a draft lies
 * @returns the very same draft when there is nothing to keep
 */
export function mergeDraft(
  draft: Draft | undefined,
  shared: Record<string, Typed>,
  save: Save,
): Draft | undefined {
  const window = windowOf(draft, save);
  const { typedAt } = save.form ?? {};
  if (isTooLate(window, typedAt)) return draft;
  if (draft && isOvertakenByPress(window, typedAt)) return setAsideAll(draft, save);
  const start = draft ?? { fields: {} };
  const merged = save.asked.reduce((merging, question) => mergeField(merging, shared, save, question), start);
  // What changes nothing may still be newer than something that is on its way.
  const isNewer = typedAt !== undefined && typedAt !== window?.typedAt;
  return merged === start && !isNewer ? draft : closeWindows(merged, save);
}

/** The name of a window in a draft. */
function windowKey({ window }: SentForm): string {
  return digestOf(window);
}

/** What is left of a draft once all in it is shared: what was set aside, and which windows were open. */
export function draftAfterSharing(
  draft: Draft | undefined,
  form: SentForm | undefined,
  at: Date,
): Draft | undefined {
  const { aside, windows = {} } = draft ?? {};
  const key = form && windowKey(form);
  const before = key === undefined ? undefined : windows[key];
  const pressedAt = form?.arrivedAt ?? before?.pressedAt;
  const closed = key !== undefined && {
    [key]: defined({ at, sent: {}, ...before, pressedAt, isSent: true as const }),
  };
  const all = { ...windows, ...closed };
  return aside === undefined && Object.keys(all).length === 0
    ? undefined
    : defined({ fields: {}, aside, windows: all });
}

/** Whether it holds anything that is not shared. */
export function hasTyped(draft: Draft | undefined): boolean {
  return draft !== undefined && Object.keys(draft.fields).length > 0;
}

/** Whether this or something typed later came from the same window: it was overtaken on its way. A press never is. */
function isTooLate(window: DraftWindow | undefined, typedAt: number | undefined): boolean {
  if (typedAt === undefined || window === undefined) return false;
  if (window.isSent && window.pressedAt === undefined) return true;
  return window.typedAt !== undefined && typedAt <= window.typedAt;
}

/** Whether it was typed before a button was pressed in that window, as far as clocks agree. */
function isOvertakenByPress(window: DraftWindow | undefined, typedAt: number | undefined): boolean {
  return typedAt !== undefined && window?.pressedAt !== undefined && typedAt <= window.pressedAt;
}

/** Leaves the fields as they are, and offers what else this says, in case it was typed later all the same. */
function setAsideAll(draft: Draft, save: Save): Draft {
  return save.asked.reduce((merging, { id }) => {
    const value = valueIn(save, id);
    if (value === undefined || digestOf(value) === knownIn(draft, save, id)) return merging;
    return withAside(merging, id, addAside(merging.aside?.[id] ?? [], typedIn(save, value)));
  }, draft);
}

/** What the field held in that window when it last sent something, or was drawn, as a digest. */
function knownIn(draft: Draft, save: Save, id: string): string | undefined {
  return windowOf(draft, save)?.sent[id] ?? save.form?.drawn[id];
}

function typedIn({ form, at }: Save, value: string | string[]): Typed {
  return defined({ value, at, by: form && windowKey(form) });
}

function windowOf(draft: Draft | undefined, { form }: Save): DraftWindow | undefined {
  return form && draft?.windows?.[windowKey(form)];
}

function mergeField(draft: Draft, shared: Record<string, Typed>, save: Save, question: AskedQuestion): Draft {
  const { id } = question;
  const value = valueIn(save, id);
  const known = knownIn(draft, save, id);
  if (value === undefined || digestOf(value) === known) return draft;
  const stored = draft.fields[id] ?? shared[id] ?? { value: '', at: save.at };
  const noted = save.form ? noteSent(draft, save.form, save, id, value) : draft;
  if (digestOf(value) === digestOf(stored.value)) return noted;
  const typed = typedIn(save, value);
  const aside = asideAfter(draft, save, id, { stored, typed, known });
  return putTyped(noted, shared[id], id, typed, aside);
}

/** What the field holds in that window; undefined where it did not come back, or may only seem to be empty. */
function valueIn({ values, form }: Save, id: string): string | string[] | undefined {
  const isEmptied = form?.emptied.includes(id) && form.drawn[id] !== undefined;
  return values[id] ?? (isEmptied ? '' : undefined);
}

/** What is set aside for a field once `typed` stands in it instead of `stored`. */
function asideAfter(
  draft: Draft,
  save: Save,
  id: string,
  { stored, typed, known }: { stored: Typed; typed: Typed; known: string | undefined },
): Typed[] {
  const { form } = save;
  // Within one window the later typing replaces the earlier one; without a time nobody can say which was later.
  const { typedAt, isUntimed = false } = windowOf(draft, save) ?? {};
  const isInOrder = form?.typedAt !== undefined && typedAt !== undefined && !isUntimed;
  const isOwn = typed.by !== undefined && typed.by === stored.by;
  const isReplaced = isOwn ? isInOrder : digestOf(stored.value) === known;
  const isDoubtful = typed.value.length === 0 && form?.leftOut?.includes(id) === true;
  const before = (draft.aside?.[id] ?? []).filter(({ by }) => !isInOrder || by !== typed.by);
  return isReplaced && !isDoubtful ? before : addAside(before, stored);
}

/** What is set aside and this, the newest last; what says the same stands there once. */
export function addAside(aside: readonly Typed[], { value, ...facts }: Typed): Typed[] {
  if (value.length === 0) return [...aside];
  const others = aside.filter((other) => digestOf(other.value) !== digestOf(value));
  return [...others, { value, ...facts }].slice(-mostAside);
}

/** The draft with this in a field, and that set aside for it. */
export function putTyped(
  draft: Draft,
  shared: Typed | undefined,
  id: string,
  typed: Typed,
  aside: Typed[],
): Draft {
  const { [id]: _replaced, ...others } = draft.fields;
  const isAsShared = digestOf(typed.value) === digestOf(shared?.value);
  const fields = isAsShared ? others : { ...others, [id]: typed };
  return withAside({ ...draft, fields }, id, aside);
}

/** The draft with this set aside for a field, instead of what was before. */
export function withAside({ aside: before = {}, ...draft }: Draft, id: string, aside: Typed[]): Draft {
  const { [id]: _replaced, ...others } = before;
  const all = aside.length === 0 ? others : { ...others, [id]: aside };
  return Object.keys(all).length === 0 ? draft : { ...draft, aside: all };
}

function noteSent(draft: Draft, form: SentForm, { at }: Save, id: string, value: string | string[]): Draft {
  const key = windowKey(form);
  const window = draft.windows?.[key];
  const sent = { ...window?.sent, [id]: digestOf(value) };
  return { ...draft, windows: { ...draft.windows, [key]: { ...window, at, sent } } };
}

/** Notes when the window last sent something, and forgets the windows that are long closed. */
function closeWindows(draft: Draft, { form, at }: Save): Draft {
  if (form === undefined) return draft;
  const { [windowKey(form)]: window, ...before } = draft.windows ?? {};
  const others = Object.entries(before)
    .filter(([, { at: last }]) => at.getTime() - last.getTime() < rememberedMs)
    .sort(([, one], [, other]) => one.at.getTime() - other.at.getTime())
    .slice(1 - mostWindows);
  const last = defined({
    at,
    sent: window?.sent ?? {},
    typedAt: form.typedAt ?? window?.typedAt,
    isUntimed: form.typedAt === undefined ? (true as const) : undefined,
    pressedAt: form.arrivedAt ?? window?.pressedAt,
  });
  return { ...draft, windows: { ...Object.fromEntries(others), [windowKey(form)]: last } };
}
