import { z } from 'zod';
import { decodeAction, encodeAction, type UserAction } from '../../core/chat/user-action.ts';
import type { Form } from '../../core/chat/view.ts';
import { sizes } from './sizes.ts';

/** What a modal carries along unseen, in its `private_metadata`. */
export interface FormMetadata {
  submit: UserAction;
  autosave?: UserAction;
}

const metadataSchema = z.strictObject({ submit: z.string(), autosave: z.string().optional() });

export function encodeFormMetadata({ submit, autosave }: Form): string {
  const text = JSON.stringify({
    submit: encodeAction(submit.action),
    ...(autosave && { autosave: encodeAction(autosave) }),
  });
  if (text.length > sizes.metadata)
    throw new Error(`The action "${submit.action.type}" is too long for a form.`);
  return text;
}

/** Undefined for a form that this version of Tandem did not draw. */
export function decodeFormMetadata(text: string | undefined): FormMetadata | undefined {
  const metadata = metadataSchema.safeParse(parseJson(text)).data;
  const submit = decodeAction(metadata?.submit);
  if (submit === undefined) return undefined;
  const autosave = decodeAction(metadata?.autosave);
  return { submit, ...(autosave && { autosave }) };
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
