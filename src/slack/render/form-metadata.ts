import { z } from 'zod';
import { decodeAction, encodeAction, type UserAction } from '../../core/chat/user-action.ts';
import { type Form, fieldsOf } from '../../core/chat/view.ts';
import { digestOf } from '../../core/forms/digest-of.ts';
import { parseJson } from '../../core/parse-json.ts';
import { drawnValue } from './render-input.ts';
import { sizes } from './sizes.ts';

/** What a modal carries along unseen, in its `private_metadata`. */
export interface FormMetadata {
  submit: UserAction;
  autosave?: UserAction;
  /** What each field held when it was drawn, as {@link digestOf} says; empty where nothing is saved meanwhile. */
  drawn: Record<string, string>;
}

const metadataSchema = z.object({
  submit: z.string(),
  autosave: z.string().optional(),
  drawn: z.record(z.string(), z.string()).default({}),
});

export function encodeFormMetadata(form: Form): string {
  const { submit, autosave } = form;
  const actions = {
    submit: encodeAction(submit.action),
    ...(autosave && { autosave: encodeAction(autosave) }),
  };
  const text = JSON.stringify({ ...actions, ...(autosave && { drawn: digestsOf(form) }) });
  if (text.length <= sizes.metadata) return text;
  // A form of very many fields is then merged like one of an older version, rather than not drawn at all.
  const shorter = JSON.stringify(actions);
  if (shorter.length > sizes.metadata)
    throw new Error(`The action "${submit.action.type}" is too long for a form.`);
  return shorter;
}

function digestsOf(form: Form): Record<string, string> {
  return Object.fromEntries(fieldsOf(form).map(({ id, input }) => [id, digestOf(drawnValue(input))]));
}

/** Undefined for a form that this version of Tandem did not draw. */
export function decodeFormMetadata(text: string | undefined): FormMetadata | undefined {
  const metadata = metadataSchema.safeParse(parseJson(text)).data;
  const submit = decodeAction(metadata?.submit);
  if (metadata === undefined || submit === undefined) return undefined;
  const autosave = decodeAction(metadata.autosave);
  return { submit, ...(autosave && { autosave }), drawn: metadata.drawn };
}
