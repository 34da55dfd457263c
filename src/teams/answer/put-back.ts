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
export function keptOf({ action, about, values }: Submission): Kept {
  const { kept, keptFrom, drawn = {}, saves } = about;
  const isCard = saves === undefined && Object.keys(values).length === 0;
  if (isCard) return { ...(kept && { kept }), ...(keptFrom && { keptFrom }) };
  const typed = Object.entries(values).filter(([id, value]) => digestOf(value) !== drawn[id]);
  return {
    ...someKept({ ...kept, ...Object.fromEntries(typed) }),
    // A form that an older version drew does not say what saves it: mostly that was pressed.
    keptFrom: { saves: saves ?? encodeAction(action) },
  };
}

/**
 * The form with what was typed before something went wrong, as if it had been open ever since: it is still a change of
 * what the form showed when it was typed, whatever is stored by now.
 */
export function putBack(view: Form, { kept = {}, keptFrom }: Kept): { form: Form; about: About } {
  const before = decodeAction(keptFrom?.saves);
  const isSame = view.autosave === undefined && before !== undefined && isSavedBy(view, before);
  const { form, homeless } = keepValues(view, kept, isSame ? fieldsOf(view).map(({ id }) => id) : []);
  const isLeft = Object.keys(homeless).length > 0;
  return {
    form: isSame ? drawnFrom(form, before) : form,
    about: {
      ...(view.autosave !== undefined && { drawn: digestsOf(view) }),
      ...someKept(homeless),
      ...(isLeft && !isSame && keptFrom && { keptFrom }),
    },
  };
}

function someKept(kept: FormValues): Pick<About, 'kept'> {
  return Object.keys(kept).length > 0 ? { kept } : {};
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
