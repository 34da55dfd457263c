import { isDeepStrictEqual } from 'node:util';
import { decodeAction, encodeAction, type UserAction } from '../../core/chat/user-action.ts';
import { type Button, type Form, fieldsOf } from '../../core/chat/view.ts';
import { digestOf } from '../../core/forms/digest-of.ts';
import type { FormValues } from '../../core/forms/form-values.ts';
import type { About } from '../render/about.ts';
import type { Submission } from '../render/card-data.ts';
import { digestsOf } from '../render/form-drawing.ts';
import { keepValues } from './keep-values.ts';

type Kept = Pick<About, 'kept' | 'keptFrom'>;

/** What was typed in this window, and from what it was drawn; what stands as it was drawn may have changed elsewhere. */
export function keptOf({ action, about, values, emptied = [] }: Submission): Kept {
  const { kept, keptFrom, drawn = {}, saves, window } = about;
  const isCard = saves === undefined && Object.keys(values).length === 0;
  if (isCard) return { ...(kept && { kept }), ...(keptFrom && { keptFrom }) };
  const typed = Object.entries(values).filter(([id, value]) => digestOf(value) !== drawn[id]);
  const isEmptied = (id: string) => drawn[id] !== undefined && drawn[id] !== digestOf('');
  return {
    ...someKept({ ...kept, ...Object.fromEntries(typed) }),
    keptFrom: {
      // A form that an older version drew does not say what saves it: mostly that was pressed.
      saves: saves ?? encodeAction(action),
      ...(window !== undefined && { window }),
      drawn: { ...keptFrom?.drawn, ...drawn },
      emptied: [...(keptFrom?.emptied ?? []), ...emptied.filter(isEmptied)],
    },
  };
}

/**
 * The form with what was typed before something went wrong, as if it had been open ever since: it is still a change of
 * what the form showed when it was typed, whatever is stored by now.
 */
export function putBack(view: Form, kept: Kept): { form: Form; about: About } {
  return view.autosave === undefined ? putBackEdit(view, kept) : putBackDraft(view, kept);
}

function putBackEdit(view: Form, { kept = {}, keptFrom }: Kept): { form: Form; about: About } {
  const before = decodeAction(keptFrom?.saves);
  if (before === undefined || !isSavedBy(view, before)) {
    const { form, homeless } = keepValues(view, kept);
    return { form, about: someKept(homeless, keptFrom) };
  }
  // All that it held was kept: a field that is not there was empty.
  const { form, homeless } = keepValues(view, kept, idsOf(view));
  // In the same window what was done in spite of the trouble is not done twice.
  const { window } = keptFrom ?? {};
  return { form: drawnFrom(form, before), about: { ...(window && { window }), ...someKept(homeless) } };
}

function putBackDraft(view: Form, { kept = {}, keptFrom }: Kept): { form: Form; about: About } {
  const { saves = '', drawn: before = {}, emptied = [] } = keptFrom ?? {};
  const ids = idsOf(view);
  const emptiedHere = emptied.filter((id) => ids.includes(id));
  const { form, homeless } = keepValues(view, kept, emptiedHere);
  const isBack = (id: string) => ids.includes(id) && (kept[id] !== undefined || emptiedHere.includes(id));
  const drawn = Object.fromEntries(Object.entries(before).filter(([id]) => isBack(id)));
  const elsewhere = { saves, drawn: before, emptied: emptied.filter((id) => !ids.includes(id)) };
  return {
    form,
    about: {
      drawn: { ...digestsOf(view), ...drawn },
      ...(emptiedHere.length > 0 && { emptied: emptiedHere }),
      ...someKept(homeless, keptFrom && elsewhere),
    },
  };
}

function idsOf(form: Form): string[] {
  return fieldsOf(form).map(({ id }) => id);
}

function someKept(kept: FormValues, keptFrom?: About['keptFrom']): Kept {
  const isAny = Object.keys(kept).length > 0 || (keptFrom?.emptied ?? []).length > 0;
  return isAny ? { kept, ...(keptFrom && { keptFrom }) } : {};
}

/** Whether the form is the one that an action saved, whatever both were drawn from. */
function isSavedBy({ submit }: Form, action: UserAction): boolean {
  const now = decodeAction(encodeAction(submit.action));
  return isDeepStrictEqual({ ...now, seen: undefined }, { ...action, seen: undefined });
}

/** The form as what an earlier drawing of it was drawn from: what changed since then is refused as it was there. */
function drawnFrom({ submit, others, ...form }: Form, earlier: UserAction): Form {
  const seen = 'seen' in earlier ? earlier.seen : undefined;
  const drawn = <T extends Pick<Button, 'action'>>(button: T): T =>
    'seen' in button.action ? { ...button, action: { ...button.action, seen } } : button;
  return { ...form, submit: drawn(submit), others: others.map(drawn) };
}
