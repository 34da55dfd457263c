import { z } from 'zod';
import { shorten } from '../../core/chat/cut-text.ts';
import { encodeAction, type UserAction, userActionSchema } from '../../core/chat/user-action.ts';
import type { Confirmation } from '../../core/chat/view.ts';
import type { FormValues } from '../../core/forms/form-values.ts';
import { parseJson } from '../../core/parse-json.ts';
import { sizes } from './sizes.ts';

/** An action with what a person is asked before it, as a button in a modal carries it to the page that asks. */
export interface AskedFirst {
  action: UserAction;
  confirm: Confirmation;
}

/** What the page that asks carries along unseen: what is to be done, and where it was pressed. */
export interface Confirmed {
  action: UserAction;
  /** The page under the one that asks, which becomes the answer. */
  page: { viewId: string; hash: string };
  key: string;
  /** What stood in a form there; only what fits. */
  values: FormValues;
}

/** Where an action is so long that its question has no room beside it. */
const plainly: Confirmation = {
  title: 'Are you sure?',
  text: 'It may not be possible to undo this.',
  yes: 'Yes',
  no: 'No',
};

const askedFirstSchema = z.union([
  z.object({
    action: userActionSchema,
    confirm: z.object({ title: z.string(), text: z.string(), yes: z.string(), no: z.string() }),
  }),
  userActionSchema.transform((action) => ({ action, confirm: plainly })),
]);

const confirmedSchema = z.object({
  confirmed: z.object({
    action: userActionSchema,
    page: z.object({ viewId: z.string(), hash: z.string() }),
    key: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  }),
});

export function encodeAskedFirst({ action, confirm }: AskedFirst): string {
  const { title, text, yes, no } = confirm;
  const encode = (text: string) =>
    JSON.stringify({
      action,
      confirm: {
        title: shorten(title, sizes.confirmTitle),
        text,
        yes: shorten(yes, sizes.confirmButton),
        no: shorten(no, sizes.confirmButton),
      },
    });
  const whole = shorten(text, sizes.confirmText);
  const room = whole.length - Math.max(0, encode(whole).length - sizes.buttonValue);
  const fitting = room > 0 ? encode(shorten(whole, room)) : '';
  return fitting !== '' && fitting.length <= sizes.buttonValue ? fitting : encodeAction(action);
}

/** Undefined for what this version of Tandem did not draw. */
export function decodeAskedFirst(value: unknown): AskedFirst | undefined {
  return askedFirstSchema.safeParse(parseJson(value)).data;
}

export function encodeConfirmed(confirmed: Confirmed): string {
  const whole = JSON.stringify({ confirmed });
  return whole.length <= sizes.metadata
    ? whole
    : JSON.stringify({ confirmed: { ...confirmed, values: undefined } });
}

/** Undefined for a form that is no page that asks. */
export function decodeConfirmed(metadata: string | undefined): Confirmed | undefined {
  return confirmedSchema.safeParse(parseJson(metadata)).data?.confirmed;
}
