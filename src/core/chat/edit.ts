import { isDeepStrictEqual } from 'node:util';
import { untilNobodyIsQuicker } from '../database/until-nobody-is-quicker.ts';
import type { FormValues } from '../forms/form-values.ts';
import type { ReadForm } from '../forms/read-form.ts';
import { stampOf } from '../forms/stamp-of.ts';
import type { Reply, Request } from './reply.ts';
import type { Form } from './view.ts';
import { withStored } from './with-stored.ts';

/** What the form of something that exists shows. */
interface EditState {
  values: FormValues;
  errors: Record<string, string>;
  /** Stands for what was stored when the form was drawn, and comes back with it. */
  seen: string;
}

/** How something that exists is changed in a form. */
export interface Edit<T, Input> {
  /** The thing as it is now, through its gate. */
  load(): Promise<T>;
  /** What the form holds before anything is typed, and whatever else of the thing the form would change. */
  stored(it: T): FormValues;
  form(it: T, state: EditState): Form;
  read(it: T, values: FormValues): ReadForm<Input> | Promise<ReadForm<Input>>;
  /**
   * Changes the thing only while it is as it was loaded.
   * @returns false when it is not
   */
  write(it: T, input: Input): Promise<boolean>;
  /** Whether nothing is left to do; without it, whether what is stored reads the same as what was typed. */
  isDone?(it: T, input: Input): boolean;
}

export type Saved<T, Input> = { it: T; input: Input } | { refused: Reply };

/** The form with what is stored. */
export async function openEdit<T, Input>(edit: Edit<T, Input>): Promise<Reply> {
  return { kind: 'show', view: storedForm(edit, await edit.load()) };
}

/**
 * Saves what was typed, unless the thing changed since the form was drawn: then the form comes back with what was typed
 * and what is stored now. What is stored already, as when the same is sent twice, is no change.
 * @param seen came back with the form; a form of an older version has none, and nobody can tell what it showed
 */
export async function saveEdit<T, Input>(
  edit: Edit<T, Input>,
  seen: string | undefined,
  request: Pick<Request, 'values' | 'actor'>,
): Promise<Saved<T, Input>> {
  const { values } = request;
  return untilNobodyIsQuicker(async () => {
    const it = await edit.load();
    const read = await edit.read(it, values);
    const isChanged = seen !== stampOf(edit.stored(it));
    if (isChanged && !('input' in read && (await isStored(edit, it, read.input)))) {
      return { refused: changedForm(edit, it, seen, request) };
    }
    if ('errors' in read)
      return { refused: { kind: 'errors', form: typedForm(edit, it, values, read.errors) } };
    return isChanged || (await edit.write(it, read.input)) ? { it, input: read.input } : undefined;
  });
}

async function isStored<T, Input>(edit: Edit<T, Input>, it: T, input: Input): Promise<boolean> {
  if (edit.isDone) return edit.isDone(it, input);
  const stored = await edit.read(it, edit.stored(it));
  return 'input' in stored && isDeepStrictEqual(stored.input, input);
}

const changed =
  'This was changed while you had it open, so your version is not saved yet. Your entries are still here, with what is stored now below each one that differs. Save again to replace it.';
const ofOlderVersion =
  'This form was opened before Tandem was updated, so nothing is saved yet. Your entries are still here. Check them and save again.';

function changedForm<T, Input>(
  edit: Edit<T, Input>,
  it: T,
  seen: string | undefined,
  { values, actor }: Pick<Request, 'values' | 'actor'>,
): Reply {
  const typed = typedForm(edit, it, values, {});
  const why = seen === undefined ? ofOlderVersion : changed;
  return { kind: 'errors', form: withStored(typed, storedForm(edit, it), why, actor.locale) };
}

function storedForm<T, Input>(edit: Edit<T, Input>, it: T): Form {
  return typedForm(edit, it, edit.stored(it), {});
}

function typedForm<T, Input>(
  edit: Edit<T, Input>,
  it: T,
  values: FormValues,
  errors: Record<string, string>,
): Form {
  return edit.form(it, { values, errors, seen: stampOf(edit.stored(it)) });
}
